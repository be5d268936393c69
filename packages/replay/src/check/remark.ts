/** Something to say of a file that is checked. */
export interface Remark {
  /** A note tells what may be good to know, and fails nothing. */
  readonly kind: "problem" | "note";
  /** Stable and kebab-case, for tests and tools. */
  readonly code: string;
  /** What is wrong, and what to write instead. */
  readonly message: string;
  readonly ruleId?: string;
  /** Which of the rules that were checked together. */
  readonly ruleIndex?: number;
  /** Where in the rule or the document: `suppressions[0].until`. */
  readonly path?: string;
  /** Zero-based, where the text itself cannot be read. */
  readonly offset?: number;
  /** The text that it is about, as it may stand in the source. */
  readonly literal?: string;
}
