import { neutralise } from "@logcritical/rules/record";

/** Text that is HTML already: only `html` and `lines` make it, so nothing of a stranger is in it unescaped. */
export interface HTML {
  readonly html: string;
}

/** What may stand in a template: texts and numbers are escaped, nothing and `false` leave nothing. */
export type Part = HTML | string | number | false | undefined | readonly Part[];

/**
 * HTML with values in it: html`<td>${actor}</td>`. A value can neither open a tag, nor leave an
 * attribute (all of which stand in double quotes), nor turn the reading direction, nor hide.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): HTML {
  let text = texts[0] ?? "";
  for (const [index, part] of parts.entries()) text += print(part) + (texts[index + 1] ?? "");
  return { html: text };
}

/**
 * A text of several lines as they stand, for the content of `pre`; `html` by itself makes line ends
 * visible. Quotes, of which JSON is full, are none there that could end anything.
 */
export function lines(text: string): HTML {
  return { html: text.split("\n").map(escapeTags).join("\n") };
}

function escapeTags(text: string): string {
  return neutralise(text).replaceAll(/[&<>]/g, (character) => entities.get(character) ?? "");
}

function print(part: Part): string {
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  if (part === undefined || part === false) return "";
  return "html" in part ? part.html : part.map(print).join("");
}

function escapeText(text: string): string {
  return neutralise(text).replaceAll(/[&<>"']/g, (character) => entities.get(character) ?? "");
}

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);
