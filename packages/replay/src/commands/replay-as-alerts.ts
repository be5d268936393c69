import type { Engine } from "@logcritical/handler";
import { type Severity, severities } from "@logcritical/rules";
import { type Context, exitCodes } from "../context.ts";
import type { Watch } from "../examine/watch.ts";
import { createOutput } from "../output/create-file.ts";
import { printNothing } from "../output/describe-nothing.ts";
import { GatheringWriter } from "../output/gathering-writer.ts";
import { createPaint } from "../output/paint.ts";
import { createSentFormat } from "../output/sent/create-sent-format.ts";
import { printVolumes } from "../output/sent/print-volumes.ts";
import { printThings } from "../output/words.ts";
import { createReplay } from "../replay/replay.ts";
import type { Tally } from "../replay/tally.ts";
import { createWhatIf, type WhatIf } from "../whatif/what-if.ts";
import type { PlainRequest } from "./plain-request.ts";
import { watchFiles } from "./take-files.ts";
import { tellInput } from "./tell-input.ts";

/** What is read, and how what would have been sent is printed. */
export interface AlertsRequest extends PlainRequest {
  /** In US$, of one part. */
  readonly smsPrice?: number | undefined;
}

/** Prints what the Lambda would have sent about the records, and returns the exit code. */
export async function replayAsAlerts(
  engine: Engine,
  request: AlertsRequest,
  context: Context,
): Promise<number> {
  const startedMs = performance.now();
  const { selection, quiet } = request;
  const { rules } = engine;
  // It only counts what was read: its findings are left to the what-if.
  const replay = createReplay({ rules, selection, severityMin: "low" });
  const whatIf = createWhatIf({ engine });
  const watch: Watch = { see: (read) => whatIf.hold(read), isAlone: true };
  const file = createOutput(request.output);
  try {
    await watchFiles(replay, { ...request, compiled: rules, watch }, context);
    const output = { stdout: file ?? context.stdout, isFile: file !== undefined };
    const tally = replay.tally();
    await printSent({ whatIf, engine, tally, ...output }, request, context);
    file?.finish();
    if (quiet !== true) tellInput(tally, startedMs, context);
    if (isGrave(whatIf, request.failOn)) return exitCodes.findings;
    return tally.unreadable.length > 0 ? exitCodes.unreadable : exitCodes.fine;
  } finally {
    replay.close();
    whatIf.close();
    file?.close();
  }
}

interface Printing {
  readonly whatIf: WhatIf;
  readonly engine: Engine;
  readonly tally: Tally;
  readonly stdout: Context["stdout"];
  readonly isFile: boolean;
}

async function printSent(
  { whatIf, engine, tally, stdout, isFile }: Printing,
  request: AlertsRequest,
  context: Context,
): Promise<void> {
  const { format: name, quiet, smsPrice, minSeverity } = request;
  const { columns } = context;
  const limit = request.limit ?? Number.POSITIVE_INFINITY;
  const paint = createPaint(context.isColoured && !isFile);
  const layout = { columns, paint, engine, smsPrice };
  const format = createSentFormat(name, {
    ...layout,
    printVolumes: (volumes) =>
      printNothing(tally, columns) || (quiet === true ? "" : printVolumes(volumes, layout)),
  });
  let count = 0;
  const writer = new GatheringWriter(stdout);
  writer.write(format.head());
  for await (const sent of whatIf.sent()) {
    if (sent.kind === "alert" && !reaches(sent.alert.severity, minSeverity)) continue;
    count += 1;
    if (count <= limit && writer.write(format.row(sent))) await writer.pause();
  }
  writer.flush();
  if (count > limit && quiet !== true) {
    context.stderr.write(
      `${printThings(count - limit, "more entry", "more entries")}, beyond --limit.\n`,
    );
  }
  stdout.write(format.foot(whatIf.volumes()));
  // A spreadsheet has no place for them.
  if (name === "csv" && quiet !== true) {
    const forPeople = { ...layout, paint: createPaint(context.isColoured) };
    context.stderr.write(printVolumes(whatIf.volumes(), forPeople));
  }
}

function reaches(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

/** Whether anybody would have been alerted to something as grave. */
function isGrave(whatIf: WhatIf, failOn: Severity | undefined): boolean {
  if (failOn === undefined) return false;
  const { alertsBySeverity } = whatIf.volumes();
  return severities.some((one) => reaches(one, failOn) && alertsBySeverity[one] > 0);
}
