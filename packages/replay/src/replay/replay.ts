import type { Readable } from "node:stream";
import {
  type Counter,
  createCounter,
  type Finding,
  type RuleSet,
  type Severity,
  severities,
  type TrailRecord,
} from "@logcritical/rules";
import { accountOf, regionOf, timeOf } from "@logcritical/rules/record";
import { type Batch, type ReadLimits, readRecords } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { walk } from "../read/walk.ts";
import { describeFinding, type ReplayResult, withCount } from "./result.ts";
import { createSeen, type Seen } from "./seen.ts";
import { createSorter, type Sorter } from "./sorter.ts";
import { createTally, type Tally } from "./tally.ts";

/** What is to be replayed, and against which rules. */
export interface ReplayRequest {
  readonly paths: readonly string[];
  readonly rules: RuleSet;
  readonly selection: Selection;
  /** Findings below it are counted and left out. */
  readonly minSeverity: Severity;
  readonly limits: ReadLimits;
}

/** Where it is read from. */
export interface ReplaySources {
  readonly stdin: Readable;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Called now and then with the bytes read on disk since the last call. */
  readonly onProgress: (file: string, bytes: number) => void;
}

/**
 * Replays files: reads every record once, asks all rules, and hands each result to `take` in the
 * order of record time, then eventID, then rule. So the same input gives the same results in the
 * same order, however it is spread over files. Returns the tally of it all; memory is bounded,
 * as what is found beyond it waits on disk.
 */
export async function replay(
  request: ReplayRequest,
  sources: ReplaySources,
  take: (result: ReplayResult) => void,
): Promise<Tally> {
  const { paths, selection, limits } = request;
  const tally = createTally();
  const sorter = createSorter();
  try {
    const seen = createSeen();
    const files = walk(paths, selection, sources.folder);
    for await (const item of readRecords(files, sources.stdin, limits)) {
      tally.note(item);
      if (item.kind !== "batch") continue;
      sources.onProgress(item.file.name, item.bytesRead);
      sift(item, request, { tally, seen, sorter });
    }
    report(sorter, request, (result) => {
      tally.find(result);
      take(result);
    });
    return tally;
  } finally {
    sorter.close();
  }
}

interface Workbench {
  readonly tally: Tally;
  readonly seen: Seen;
  readonly sorter: Sorter;
}

/** Puts aside what the rules find in the records of a batch. */
function sift(
  { records }: Batch,
  request: ReplayRequest,
  { tally, seen, sorter }: Workbench,
): void {
  const { rules, selection } = request;
  for (const { record, json } of records) {
    const id = typeof record.eventID === "string" ? record.eventID : "";
    if (id !== "" && seen.add(id)) tally.duplicates += 1;
    else if (!isSelected(record, selection)) tally.unselected += 1;
    else {
      tally.evaluate(timeOf(record));
      const findings = json === undefined ? rules.match(record) : rules.matchText(json);
      for (const finding of findings) {
        const place = rules.rules.findIndex(({ rule }) => rule.id === finding.ruleId);
        sorter.add({ timeMs: timeOf(record), id, place }, JSON.stringify(putAside(finding)));
      }
    }
  }
}

/** Without a time or place a record cannot be shown to be another, so it is kept. */
function isSelected(record: TrailRecord, selection: Selection): boolean {
  const { sinceMs = -Infinity, untilMs = Infinity, accounts, regions } = selection;
  const timeMs = timeOf(record) ?? sinceMs;
  const account = accountOf(record);
  const region = regionOf(record);
  return (
    timeMs >= sinceMs &&
    timeMs < untilMs &&
    (accounts.size === 0 || account === undefined || accounts.has(account)) &&
    (regions.size === 0 || region === undefined || regions.has(region))
  );
}

/** A result that waits for its turn, and the record where it has still to be counted. */
interface Waiting {
  readonly result: ReplayResult;
  readonly counted?: TrailRecord;
}

function putAside(finding: Finding): Waiting {
  const result = describeFinding(finding);
  return finding.threshold === undefined ? { result } : { result, counted: finding.record };
}

/** Takes the results in their order; those of rules with a threshold where it is crossed. */
function report(
  sorter: Sorter,
  { rules, minSeverity }: ReplayRequest,
  take: (result: ReplayResult) => void,
): void {
  const counters = new Map<string, Counter>(
    rules.rules.flatMap(({ rule: { id, threshold } }) =>
      threshold === undefined ? [] : [[id, createCounter(threshold)]],
    ),
  );
  for (const text of sorter.sorted()) {
    // `putAside` wrote it.
    const { result, counted } = JSON.parse(text) as Waiting;
    const crossed = counted === undefined ? result : cross(counters, result, counted);
    if (crossed !== undefined && isAtLeast(crossed.severity, minSeverity)) take(crossed);
  }
}

function cross(
  counters: ReadonlyMap<string, Counter>,
  result: ReplayResult,
  record: TrailRecord,
): ReplayResult | undefined {
  const crossing = counters.get(result.ruleId)?.add(record);
  return crossing === undefined ? undefined : withCount(result, crossing);
}

/** Whether a severity is the other one or graver. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}
