import type { Random } from "./random.ts";

/** JSON as it may be written: names may come twice, and scalars are the very text. */
export type LooseJSON =
  | { readonly kind: "scalar"; readonly token: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "array"; readonly elements: readonly LooseJSON[] }
  | { readonly kind: "object"; readonly members: readonly LooseMember[] };

/** A name and its value. */
export type LooseMember = readonly [name: string, value: LooseJSON];

/** Turns a parsed value into one that can be changed in ways that no parsed value has. */
export function loosen(value: unknown): LooseJSON {
  if (typeof value === "string") return { kind: "text", text: value };
  if (Array.isArray(value)) return { kind: "array", elements: value.map(loosen) };
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]): LooseMember => [name, loosen(member)],
    );
    return { kind: "object", members };
  }
  return { kind: "scalar", token: JSON.stringify(value) };
}

/** A way to write JSON. */
export interface Serialiser {
  readonly colon: string;
  readonly comma: string;
  /** After an opening and before a closing bracket. */
  readonly gap: string;
  readonly quote: (text: string) => string;
}

/** Serialisers as they are met: JavaScript, Python, indented, plain ASCII, and escaping anything. */
export function createSerialisers(random: Random): readonly Serialiser[] {
  const compact = { colon: ":", comma: ",", gap: "", quote: JSON.stringify };
  const escapeUnit = (unit: string): string =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const ascii = (text: string): string =>
    JSON.stringify(text)
      .replaceAll(/[^\x20-\x7e]/g, escapeUnit)
      .replaceAll("/", "\\/");
  return [
    compact,
    { ...compact, colon: ": ", comma: ", " },
    { ...compact, colon: ": ", comma: ",\n  ", gap: "\n" },
    { ...compact, quote: ascii },
    {
      colon: " :\t",
      comma: "\r\n,",
      gap: " ",
      quote: (text) => {
        const units = Array.from({ length: text.length }, (_, at) => text.charAt(at));
        const written = units.map((unit) =>
          random.oneIn(9) ? escapeUnit(unit) : JSON.stringify(unit).slice(1, -1),
        );
        return `"${written.join("")}"`;
      },
    },
  ];
}

/** Writes it. */
export function printLoose(value: LooseJSON, style: Serialiser): string {
  switch (value.kind) {
    case "scalar":
      return value.token;
    case "text":
      return style.quote(value.text);
    case "array":
      return `[${style.gap}${value.elements.map((e) => printLoose(e, style)).join(style.comma)}${style.gap}]`;
    case "object": {
      const members = value.members.map(
        ([name, member]) => `${style.quote(name)}${style.colon}${printLoose(member, style)}`,
      );
      return `{${style.gap}${members.join(style.comma)}${style.gap}}`;
    }
  }
}
