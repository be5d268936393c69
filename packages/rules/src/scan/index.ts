/**
 * Matching without parsing: in go the bytes of a whole document, out come the findings in it.
 *
 *     createScanner(rules).scan(inflated).findings
 *
 * The answers are those of the rule set, which parses every record; this is for those who have
 * many. It costs 30 kB more than the rule set, hence an entry of its own.
 */
export type { Verdict } from "./decide.ts";
export type { CRC32, Inflating } from "./input.ts";
export type { KeptPart, Sifted } from "./machine.ts";
export { type Notes, noteFlags, noteWords } from "./notes.ts";
export {
  createScanner,
  type Decided,
  type Scan,
  type Scanner,
  type ScannerOptions,
} from "./scanner.ts";
