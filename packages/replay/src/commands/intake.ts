import type { RuleSet } from "@logcritical/rules";
import { accountOf, regionOf, timeOf } from "@logcritical/rules/record";
import { createActivityLog } from "../examine/activity.ts";
import { isSelected } from "../examine/examiner.ts";
import { noHits } from "../examine/hits.ts";
import { idWords, isId, textIdOf, writeId } from "../examine/record-id.ts";
import type { Batch, Reading } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import { createSeen } from "../replay/seen.ts";
import { createTeller, type Tally } from "../replay/tally.ts";

/** Takes what is read, counts it, and says which records are asked for. */
export interface Intake {
  take(reading: Reading): readonly TakenRecord[];
  tally(): Tally;
}

/** A record that is asked for. */
interface TakenRecord extends ReadRecord {
  /** Whether a record with its `eventID` that is asked for, too, came before. */
  readonly isCopy: boolean;
}

/** Creates an intake for those who ask the rules by themselves. */
export function createIntake(rules: RuleSet, selection: Selection): Intake {
  const teller = createTeller(rules);
  const seen = createSeen();
  const takeBatch = (batch: Batch): readonly TakenRecord[] => {
    const activity = createActivityLog();
    const span = { fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY };
    const count = batch.records.length;
    const ids = new Uint32Array(count * idWords);
    const taken: TakenRecord[] = [];
    for (const [index, read] of batch.records.entries()) {
      const { record } = read;
      const facts = factsOf(read);
      const { timeMs } = facts;
      if (timeMs !== undefined) {
        span.fromMs = Math.min(span.fromMs, timeMs);
        span.toMs = Math.max(span.toMs, timeMs);
        activity.note(facts.account, facts.region, timeMs);
      }
      const at = index * idWords;
      writeId(textIdOf(record), ids, at);
      if (!isSelected(facts, selection)) {
        teller.record("unselected");
        continue;
      }
      // A copy that is not asked for says nothing of one that is.
      const isCopy = isId(ids, at) && seen.add(ids, at);
      teller.record(isCopy ? "duplicate" : "asked");
      taken.push({ ...read, isCopy });
    }
    const { file, bytesRead, notData } = batch;
    const known = { kind: "portion", file, bytesRead, notData, count, ids, hits: noHits } as const;
    teller.portion({ ...known, span, activity: activity.list() });
    return taken;
  };
  return {
    take(reading) {
      if (reading.kind === "batch") return takeBatch(reading);
      teller.reading(reading);
      return [];
    },
    tally: () => teller.tally(),
  };
}

function factsOf({ record }: ReadRecord): Parameters<typeof isSelected>[0] {
  return { timeMs: timeOf(record), account: accountOf(record), region: regionOf(record) };
}
