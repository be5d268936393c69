import type { TrailRecord } from "@logcritical/rules";
import {
  actionOf,
  actorOf,
  neutralise,
  outcomeOf,
  redact,
  regionOf,
  sourceOf,
  timeOf,
} from "@logcritical/rules/record";
import { printTime } from "../replay/print-time.ts";

/** A record in one line of words, safe on a terminal: when, what, by whom, from where, outcome. */
export function describeRecord(original: TrailRecord): string {
  const record = redact(original);
  const timeMs = timeOf(record);
  const { kind: outcome, errorCode } = outcomeOf(record);
  const parts = [
    timeMs === undefined ? "(no time)" : printTime(timeMs),
    actionOf(record),
    `by ${actorOf(record).name}`,
    `from ${sourceOf(record).text || "(no address)"}`,
    regionOf(record) ?? "(no region)",
    errorCode === undefined ? outcome : `${outcome}: ${errorCode}`,
  ];
  return neutralise(parts.join("  "));
}
