import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  accountOf,
  actionOf,
  actorOf,
  outcomeOf,
  redact,
  regionOf,
  sourceOf,
  type TrailRecord,
  targetsOf,
  timeOf,
  toolOf,
} from "@logcritical/rules/record";
import { expect, it } from "vitest";
import { printTime } from "./print-time.ts";
import { describeRecord } from "./result.ts";

const fixtures = fileURLToPath(new URL("../../../../fixtures/rules/", import.meta.url));

/** Each a record of a rule that matches it or nearly does. */
const files = globSync("*/*.json", { cwd: fixtures });

it("a description of some fields is that of the whole record, redacted", () => {
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    // What lies there are records.
    const record = JSON.parse(readFileSync(`${fixtures}${file}`, "utf8")) as TrailRecord;
    const whole = describeWhole(redact(record));
    expect({ file, ...describeRecord(record) }).toEqual({ file, ...whole });
  }
});

function describeWhole(record: TrailRecord): object {
  const { name: actor, kind: actorKind, arn: actorArn, mfa } = actorOf(record);
  const { text: source, kind: sourceKind } = sourceOf(record);
  const { kind: outcome, errorCode, errorMessage } = outcomeOf(record);
  const timeMs = timeOf(record);
  return {
    time: timeMs === undefined ? undefined : printTime(timeMs),
    account: accountOf(record),
    region: regionOf(record),
    actor,
    actorKind,
    actorArn,
    mfa,
    action: actionOf(record),
    targets: targetsOf(record),
    source,
    sourceKind,
    tool: toolOf(record).name,
    outcome,
    errorCode,
    errorMessage,
    eventId: record.eventID,
  };
}
