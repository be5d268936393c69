import { type Finding, type RuleSet, type Told, textsSought } from "@logcritical/rules";
import type { ReadRecord } from "../read/unwrap.ts";
import { describeRecord } from "../replay/result.ts";
import { printFinding, type RowPrinter } from "./finding-text.ts";
import { HitPacker } from "./hits.ts";
import { textIdOf } from "./record-id.ts";

/** A record in which something is found. */
interface FoundIn {
  readonly read: ReadRecord;
  /** Which of the portion's records it is. */
  readonly index: number;
  readonly timeMs: number | undefined;
}

/** Asks one set of rules about records, and describes what these find, a portion at a time. */
export class Finder {
  readonly rules: RuleSet;
  readonly hits: HitPacker = new HitPacker();
  readonly #printer: RowPrinter | undefined;
  readonly #places: ReadonlyMap<string, number>;
  readonly #sought: ReadonlySet<string>;

  constructor(rules: RuleSet, printer: RowPrinter | undefined) {
    this.rules = rules;
    this.#printer = printer;
    this.#sought = textsSought(rules.rules);
    this.#places = new Map(rules.rules.map(({ rule }, place) => [rule.id, place]));
  }

  /** What the rules find in a record, of which a scanner may have told something. */
  ask({ record, json }: ReadRecord, told: Told | undefined): readonly Finding[] {
    return this.rules.match(record, json, told);
  }

  /** Adds findings to those of the portion. */
  add(findings: readonly Finding[], { read: { record }, index, timeMs }: FoundIn): void {
    const id = textIdOf(record);
    const description = describeRecord(record, timeMs, this.#sought);
    for (const finding of findings) {
      const place = this.#places.get(finding.ruleId) ?? 0;
      this.hits.add(
        { index, place, timeMs, id },
        printFinding(finding, description, this.#printer),
      );
    }
  }
}
