import { rememberMs } from "../limits.ts";
import type { Sighting } from "../match/sighting.ts";
import { type LineContext, printLine } from "../render/summary.ts";
import { route } from "../route/route.ts";
import { isSMSTopic, type TopicName, type Topics } from "../route/topic.ts";
import type { DigestEntry, StateTable } from "../state/state-table.ts";
import { spanOf } from "./span.ts";

/** Findings that wait for the daily digest, and findings to tell now. */
export interface HeldBack {
  readonly held: readonly Sighting[];
  readonly loud: readonly Sighting[];
}

/** What holding back needs besides the findings. */
export interface HoldContext extends LineContext {
  readonly state: StateTable;
  readonly topics: Topics;
  readonly nowMs: number;
}

/**
 * Keeps findings of low severity for the digest, one line a group and topic. Without a table that
 * outlives this process nothing is held back, and neither is what goes to phones alone, which get
 * no digest: it might never be told.
 */
export async function holdBack(
  sightings: readonly Sighting[],
  context: HoldContext,
): Promise<HeldBack> {
  const { state, nowMs } = context;
  const isQuiet = (sighting: Sighting): boolean =>
    sighting.finding.severity === "low" && digestTopics(sighting, context).length > 0;
  const quiet = sightings.filter(isQuiet);
  if (quiet.length === 0 || !state.isShared) return { held: [], loud: sightings };
  const groups = [...Map.groupBy(quiet, ({ groupKey }) => groupKey)];
  const entries = groups.flatMap(([key, members]) => entriesOf(key, members, context));
  await state.digest.hold(entries, nowMs + rememberMs);
  // A table that failed just now holds nothing.
  if (!state.isShared) return { held: [], loud: sightings };
  return { held: quiet, loud: sightings.filter((one) => !isQuiet(one)) };
}

function entriesOf(
  groupKey: string,
  members: readonly Sighting[],
  context: HoldContext,
): readonly DigestEntry[] {
  const [first] = members;
  if (first === undefined) return [];
  const line = printLine({ leader: first, told: spanOf([first]) }, context);
  const span = spanOf(members);
  return digestTopics(first, context).map((topic) => ({
    key: `${topic}/${groupKey}`,
    line,
    ...span,
  }));
}

/** The topics of a finding that get a digest. */
function digestTopics(
  { finding, account }: Sighting,
  { settings, topics }: HoldContext,
): readonly TopicName[] {
  const found = route({ ...finding, account }, settings, topics);
  return found.topics.filter((topic) => !isSMSTopic(topic));
}
