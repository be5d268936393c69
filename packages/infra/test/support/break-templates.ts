import type { Resource, Template, Templates } from "./synthesise.ts";

/** A resource that may be changed. */
interface Draft {
  readonly Type: string;
  // Tests break what they like; what they break is checked by the walk that then complains.
  readonly Properties: Record<string, unknown>;
}

/** A change that breaks something; it says whether it found anything to break. */
export type Break = (resources: Draft[]) => boolean;

/** The templates with one thing broken, the given ones untouched; a break that misses throws. */
export function breakTemplates(templates: Templates, change: Break): Templates {
  const broken = new Map<string, Template>(structuredClone([...templates]));
  const drafts = [...broken.values()].flatMap(({ Resources }) => Object.values(Resources));
  if (!change(drafts.filter(hasProperties))) throw new Error("There was nothing to break");
  return broken;
}

function hasProperties(resource: Resource): resource is Draft {
  return resource.Properties !== undefined;
}

/** Takes statements whose text has `mark` out of every policy of a type's resources. */
export function withoutStatement(type: string, mark: string): Break {
  return edit(type, (properties) => {
    const documents = Object.values(properties).filter(isDocument);
    return documents.some((document) => {
      const left = document.Statement.filter((each) => !JSON.stringify(each).includes(mark));
      const isChanged = left.length < document.Statement.length;
      document.Statement = left;
      return isChanged;
    });
  });
}

/** Puts another text in place of one wherever it stands in the resources of a type. */
export function replaceText(type: string, from: string | RegExp, to: string): Break {
  return edit(type, (properties) => {
    const text = JSON.stringify(properties);
    const changed = text.replaceAll(from, to);
    Object.assign(properties, JSON.parse(changed));
    return changed !== text;
  });
}

/** Takes a property from every resource of a type. */
export function withoutProperty(type: string, name: string): Break {
  return edit(type, (properties) => name in properties && Reflect.deleteProperty(properties, name));
}

/** Gives every resource of a type a property. */
export function withProperty(type: string, name: string, value: unknown): Break {
  return edit(type, (properties) => Reflect.set(properties, name, value));
}

/** Takes every resource of a type away. */
export function without(type: string): Break {
  return (resources) => {
    const found = resources.filter(({ Type }) => Type === type);
    for (const resource of found) Object.assign(resource, { Type: "Test::Was::Removed" });
    return found.length > 0;
  };
}

/** Changes every resource of a type. */
function edit(type: string, change: (properties: Record<string, unknown>) => boolean): Break {
  return (resources) => {
    const changed = resources
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => change(Properties));
    return changed.includes(true);
  };
}

function isDocument(value: unknown): value is { Statement: unknown[] } {
  return (
    typeof value === "object" &&
    value !== null &&
    "Statement" in value &&
    Array.isArray(value.Statement)
  );
}
