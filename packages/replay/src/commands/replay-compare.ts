import type { Engine } from "@logcritical/handler";
import { type Severity, severities } from "@logcritical/rules";
import { compareResults } from "../compare/compare-results.ts";
import { createDifferenceTally, type DifferenceTally } from "../compare/tally-differences.ts";
import { type Context, exitCodes } from "../context.ts";
import { asSeenBySecond } from "../examine/portion.ts";
import type { Watch } from "../examine/watch.ts";
import type { Setups } from "../load/load-setups.ts";
import { differencesAsCSV, differencesAsNDJSON, printComparison } from "../output/comparison.ts";
import { createOutput } from "../output/create-file.ts";
import { printNothing } from "../output/describe-nothing.ts";
import { GatheringWriter } from "../output/gathering-writer.ts";
import { printJSON } from "../output/json.ts";
import { createPaint } from "../output/paint.ts";
import { printVolumeChanges, type VolumeChange } from "../output/sent/print-volume-changes.ts";
import { describeVolumes } from "../output/sent/sent-json.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import { createReplay, type Replay } from "../replay/replay.ts";
import type { Volumes } from "../whatif/volumes.ts";
import { createWhatIf, type WhatIf } from "../whatif/what-if.ts";
import type { PlainRequest } from "./plain-request.ts";
import { watchFiles } from "./take-files.ts";
import { tellInput } from "./tell-input.ts";

/** What is read, and how what differs is printed. */
export interface CompareRequest extends PlainRequest {
  /** Whether it is told as well how much would have been sent. */
  readonly asAlerts?: true | undefined;
}

/** Prints what two set-ups find, and would send, differently, and returns the exit code. */
export async function replayCompare(
  setups: Setups,
  request: CompareRequest,
  context: Context,
): Promise<number> {
  const startedMs = performance.now();
  const { quiet, failOn } = request;
  const [compiled, other] = [setups.before.rules, setups.after.rules];
  const before = startRun(setups.before, request);
  const after = startRun(setups.after, request);
  const runs = [before, after];
  const see = (read: ReadRecord): void => {
    for (const { whatIf } of runs) whatIf?.take(read);
  };
  const watch: Watch = { see, isAlone: false };
  const take: Replay["take"] = (item) => {
    before.replay.take(item);
    after.replay.take(asSeenBySecond(item));
  };
  const file = createOutput(request.output);
  try {
    await watchFiles({ take }, { ...request, compiled, others: [other], watch }, context);
    const tally = before.replay.tally();
    const printing = { ...request, nothing: printNothing(tally, context.columns) };
    const differences = await printDifferences(runs, printing, {
      ...context,
      stdout: file ?? context.stdout,
      isColoured: context.isColoured && file === undefined,
    });
    file?.finish();
    if (quiet !== true) tellInput(tally, startedMs, context);
    if (isGrave(differences.gravest(), failOn)) return exitCodes.findings;
    return tally.unreadable.length > 0 ? exitCodes.unreadable : exitCodes.fine;
  } finally {
    for (const { replay, whatIf } of runs) {
      replay.close();
      whatIf?.close();
    }
    file?.close();
  }
}

/** What runs of one set-up. */
interface Run {
  readonly replay: Replay;
  readonly whatIf: WhatIf | undefined;
}

function startRun(engine: Engine, { selection, minSeverity, asAlerts }: CompareRequest): Run {
  return {
    replay: createReplay({ rules: engine.rules, selection, severityMin: minSeverity }),
    whatIf: asAlerts === true ? createWhatIf({ engine }) : undefined,
  };
}

/** So many examples show what kind of thing differs. */
const examplesDefault = 3;

interface Printing extends CompareRequest {
  /** That there was no record to look at, or empty. */
  readonly nothing: string;
}

async function printDifferences(
  runs: readonly Run[],
  { format, limit = examplesDefault, nothing }: Printing,
  { stdout, stderr, columns, isColoured }: Context,
): Promise<DifferenceTally> {
  const lines = format === "csv" ? differencesAsCSV : differencesAsNDJSON;
  const isEach = format === "csv" || format === "ndjson";
  const tally = createDifferenceTally(limit);
  const writer = new GatheringWriter(stdout);
  if (isEach) writer.write(lines.head());
  const [before, after] = runs.map(({ replay }) => replay.results());
  if (before === undefined || after === undefined) return tally;
  for (const difference of compareResults(before, after)) {
    tally.add(difference);
    if (!isEach || difference.kind === "same") continue;
    if (writer.write(lines.row(difference))) await writer.pause();
  }
  writer.flush();
  const change = await changeOf(runs);
  const layout = { columns, paint: createPaint(isColoured) };
  const forPeople = change === undefined ? "" : printVolumeChanges(change, layout);
  if (format === "table") {
    stdout.write(nothing || `${printComparison(tally.rules(), layout)}${forPeople}`);
  }
  if (format === "csv") stderr.write(forPeople);
  const volumes = change === undefined ? {} : { volumes: describeChange(change) };
  if (format === "json") stdout.write(`${printJSON({ rules: tally.rules(), ...volumes }, 2)}\n`);
  if (format === "ndjson" && change !== undefined) {
    stdout.write(`${printJSON({ kind: "volumes", ...describeChange(change) })}\n`);
  }
  return tally;
}

/** What would have been sent, where that was asked. */
async function changeOf(runs: readonly Run[]): Promise<VolumeChange | undefined> {
  const all: Volumes[] = [];
  for (const { whatIf } of runs) {
    if (whatIf === undefined) return undefined;
    await whatIf.finish();
    all.push(whatIf.volumes());
  }
  const [before, after] = all;
  return before === undefined || after === undefined ? undefined : { before, after };
}

function describeChange({ before, after }: VolumeChange): object {
  return { before: describeVolumes(before), after: describeVolumes(after) };
}

function isGrave(gravest: Severity | undefined, failOn: Severity | undefined): boolean {
  if (gravest === undefined || failOn === undefined) return false;
  return severities.indexOf(gravest) <= severities.indexOf(failOn);
}
