import { type Condition, isActive, type RuleSet } from "@logcritical/rules";
import { createScanner, type Scanner } from "@logcritical/rules/scan";
import type { Batch } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { type Examination, PartExamination } from "./examination.ts";
import { Finder } from "./finder.ts";
import type { RowPrinter } from "./finding-text.ts";
import type { Portion } from "./portion.ts";
import { unusual } from "./unusual.ts";
import type { Watch } from "./watch.ts";

/** What is run, over what. */
export interface ExaminerParts {
  readonly rules: RuleSet;
  /** Further sets of rules, whose findings portions have apart. */
  readonly others?: readonly RuleSet[] | undefined;
  readonly selection: Selection;
  /** Prints findings as soon as they are known; none where somebody else is to look at them. */
  readonly printer?: RowPrinter | undefined;
  readonly watch?: Watch | undefined;
}

/** Asks rules about records, and describes what they find. */
export interface Examiner {
  /** Starts on a part of about so many records. */
  start(count: number): Examination;
  /** Passes over what no rule matches, and takes notes of it. */
  readonly scanner: Pick<Scanner, "inflate" | "sift" | "textOf" | "toldOf">;
  /** Examines a batch of records that have been parsed. */
  examine(batch: Batch): Portion;
}

/** Creates an examiner, which knows nothing of the records before. */
export function createExaminer(parts: ExaminerParts): Examiner {
  const { rules, others = [], selection, printer, watch } = parts;
  const finders = [rules, ...others].map((set) => new Finder(set, printer));
  const bench = { finders, selection, watch };
  const start = (count: number): Examination => new PartExamination(bench, count);
  let scanner: Scanner | undefined;
  return {
    start,
    get scanner() {
      const outlines = watch?.others?.outlines ?? [];
      scanner ??= createScanner(rules, alsoKept(parts), { notes: true, outlines });
      return scanner;
    },
    examine(batch) {
      const examination = start(batch.records.length);
      for (const read of batch.records) examination.take(read);
      return examination.end(batch);
    },
  };
}

/** Where one of these may hold, a record is parsed, whatever the first set of rules says of it. */
function alsoKept({ others = [], watch }: ExaminerParts): readonly Condition[] {
  const found = others.flatMap(({ rules }) => rules.filter(isActive).map(({ when }) => when));
  return [...unusual, ...found, ...(watch?.others?.unless ?? [])];
}
