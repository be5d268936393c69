import { redact } from "@logcritical/rules/record";

/** How long one text of a stranger may be; more is cut, for memory is not theirs to fill. */
const lengthMax = 256;

/** A stranger's text without secrets, and at most so long. Not yet safe on a terminal. */
export function clean(text: string): string {
  // A text stays a text, with what is secret by its form taken out.
  const { text: masked } = redact({ text: text.slice(0, lengthMax) });
  return String(masked);
}
