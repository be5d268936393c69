import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { createEngine } from "@logcritical/handler";
import { severities, type TrailRecord } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { createAggregates } from "../../src/aggregate/aggregates.ts";
import { readRecords } from "../../src/read/read-records.ts";
import { everything } from "../../src/read/selection.ts";
import { walk } from "../../src/read/walk.ts";
import { createReplay } from "../../src/replay/replay.ts";
import { createReport } from "../../src/report/build/create-report.ts";
import type { Report, ReportRun } from "../../src/report/report.ts";
import { createWhatIf, type WhatIf } from "../../src/whatif/what-if.ts";
import { root } from "./run.ts";

const demoSettings: object = JSON.parse(
  readFileSync(`${root}/fixtures/demo/settings.json`, "utf8"),
);

const run: ReportRun = {
  commandLine: "logcritical replay AWSLogs --html report.html",
  madeAtMs: Date.UTC(2026, 2, 13),
  versions: ["logcritical 0.1.0", "Node.js v24.21.0"],
  settings: "settings.json (SHA-256 0123456789ab…)",
  files: 20,
  bytes: 51_200,
  records: 313,
  duplicates: 9,
  unselected: 0,
  elapsedMs: 250,
  skipped: ["1 with digests, which hold no records (a.json.gz)"],
  unreadable: [],
};

/** The report of the demo, made once. */
export function demoReport(): Promise<Report> {
  demo ??= readDemo();
  return demo;
}

let demo: Promise<Report> | undefined;

async function readDemo(): Promise<Report> {
  const found = walk([`${root}/fixtures/demo/AWSLogs`], everything, "/");
  return reportOf(demoSettings, async (take) => {
    for await (const reading of readRecords(found, Readable.from([]))) take(reading);
  });
}

/** The report of these records. */
export async function reportOfRecords(
  records: readonly TrailRecord[],
  settings: object = demoSettings,
): Promise<Report> {
  const file = { kind: "file", name: "a", path: "a", bytes: 1, isNamed: true } as const;
  return reportOf(settings, async (take) => {
    take({
      kind: "batch",
      file,
      records: records.map((record) => ({ record })),
      notData: [],
      bytesRead: 1,
    });
  });
}

type Take = Parameters<ReturnType<typeof createReplay>["take"]>[0];

async function reportOf(
  settings: object,
  read: (take: (reading: Take) => void) => Promise<void>,
): Promise<Report> {
  const engine = createEngine(settings, "test", { rules: catalog, ownRole: undefined });
  if (!engine.ok) throw new Error(JSON.stringify(engine.problems));
  const { value } = engine;
  const aggregates = createAggregates();
  const replay = createReplay({ rules: value.rules, selection: everything, severityMin: "low" });
  const whatIf: WhatIf = createWhatIf({
    engine: value,
    hasTable: false,
    watch: (one) => aggregates.add(one),
  });
  await read((reading) => {
    replay.take(reading);
    if (reading.kind === "batch") for (const one of reading.records) whatIf.take(one);
  });
  const { fromMs, toMs } = replay.tally();
  const maker = createReport({ fromMs, toMs });
  for (const result of replay.results()) maker.finding(result);
  for await (const sent of whatIf.sent()) if (sent.kind === "alert") maker.alert(sent);
  const report = maker.report(replay.tally(), { run, volumes: whatIf.volumes(), aggregates });
  whatIf.close();
  replay.close();
  return report;
}

/** The report with so many alerts in place of its own, each with an id and a time of its own. */
export function withAlerts(report: Report, count: number): Report {
  const { list } = report.alerts;
  const many = Array.from({ length: count }, (_, index) => {
    const alert = list[index % list.length];
    if (alert === undefined) throw new Error("a report without alerts");
    const ms = (alert.firstMs ?? 0) + index * 1000;
    const id = index.toString(16).padStart(16, "0");
    return { ...alert, id, firstMs: ms, lastMs: ms + (alert.lastMs ?? 0) - (alert.firstMs ?? 0) };
  });
  const rank = ({ severity }: (typeof many)[number]): number => severities.indexOf(severity);
  return { ...report, alerts: { total: count, list: many.toSorted((a, b) => rank(a) - rank(b)) } };
}
