import type { Severity } from "@logcritical/rules";
import type { SentFormatName } from "../output/sent/create-sent-format.ts";
import type { ReadingRequest } from "./take-files.ts";

/** What is read, and how something else than findings is printed of it: alerts, or what differs. */
export interface PlainRequest extends ReadingRequest {
  readonly minSeverity: Severity;
  readonly format: SentFormatName;
  readonly output?: string | undefined;
  /** How many are printed: alerts, or examples of each kind of difference of a rule. */
  readonly limit?: number | undefined;
  readonly failOn?: Severity | undefined;
}
