import type { ReplayResult } from "../replay/result.ts";

/** What becomes of a finding under another set-up. */
export type Difference =
  | {
      readonly kind: "same" | "changed";
      readonly before: ReplayResult;
      readonly after: ReplayResult;
    }
  | { readonly kind: "gone"; readonly before: ReplayResult }
  | { readonly kind: "new"; readonly after: ReplayResult };

/**
 * Compares what two set-ups find in the same records: in go two runs of results, each by record
 * time and then `eventID`, and out comes, in that order, what became of each.
 */
export function* compareResults(
  before: Iterator<ReplayResult>,
  after: Iterator<ReplayResult>,
): Generator<Difference, void> {
  const [ours, theirs] = [groupResults(before), groupResults(after)];
  let [our, their] = [ours.next(), theirs.next()];
  while (our.done !== true || their.done !== true) {
    const order = compareGroups(our.value, their.value);
    const olds = order <= 0 && our.done !== true ? our.value.results : [];
    const news = order >= 0 && their.done !== true ? their.value.results : [];
    yield* pair(olds, news);
    if (order <= 0) our = ours.next();
    if (order >= 0) their = theirs.next();
  }
}

/** The results about one record; about all of a moment, where records have no ids. */
interface Group {
  readonly timeMs: number;
  readonly id: string;
  readonly results: readonly ReplayResult[];
}

function* groupResults(results: Iterator<ReplayResult>): Generator<Group, undefined> {
  let group: ReplayResult[] = [];
  let [timeMs, id] = [0, ""];
  for (let next = results.next(); next.done !== true; next = results.next()) {
    const { value } = next;
    // Those without a time come last.
    const at = value.time === undefined ? Number.POSITIVE_INFINITY : Date.parse(value.time);
    const { eventId = "" } = value;
    if (group.length > 0 && (at !== timeMs || eventId !== id)) {
      yield { timeMs, id, results: group };
      group = [];
    }
    [timeMs, id] = [at, eventId];
    group.push(value);
  }
  if (group.length > 0) yield { timeMs, id, results: group };
  return undefined;
}

/** Below 0 where the first comes before the second, or alone; above 0 the other way round. */
function compareGroups(a: Group | undefined, b: Group | undefined): number {
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  if (a.timeMs !== b.timeMs) return a.timeMs < b.timeMs ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** Of several results of one rule in a group the first belongs to the first. */
function* pair(
  olds: readonly ReplayResult[],
  news: readonly ReplayResult[],
): Generator<Difference, void> {
  const byRule = Map.groupBy(news, ({ ruleId }) => ruleId);
  const left = new Map([...byRule].map(([ruleId, results]) => [ruleId, results.values()]));
  for (const before of olds) {
    const after = left.get(before.ruleId)?.next().value;
    if (after === undefined) yield { kind: "gone", before };
    else yield { kind: isSame(before, after) ? "same" : "changed", before, after };
  }
  for (const results of left.values()) for (const after of results) yield { kind: "new", after };
}

/** Whether people would take the two for the same. */
function isSame(before: ReplayResult, after: ReplayResult): boolean {
  return before.severity === after.severity && before.mode === after.mode;
}
