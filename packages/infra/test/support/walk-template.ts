import type { Resource, Template } from "./synthesise.ts";

/** The resources of a type, with their logical ids. */
export function ofType(
  template: Template | undefined,
  type: string,
): readonly (readonly [id: string, resource: Resource])[] {
  return Object.entries(template?.Resources ?? {}).filter(([, { Type }]) => Type === type);
}

/** All that CloudFormation makes before a resource: named, referred to, and before those in turn. */
export function waitsFor(template: Template | undefined, id: string): ReadonlySet<string> {
  const before = new Set<string>();
  const open = [id];
  for (const next of open) {
    const resource = template?.Resources[next];
    const text = JSON.stringify(resource?.Properties ?? {});
    const referred = Object.keys(template?.Resources ?? {}).filter(
      (other) => text.includes(`"Ref":"${other}"`) || text.includes(`"Fn::GetAtt":["${other}"`),
    );
    for (const other of [...[resource?.DependsOn ?? []].flat(), ...referred]) {
      if (before.has(other)) continue;
      before.add(other);
      open.push(other);
    }
  }
  return before;
}
