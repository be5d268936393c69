import { compileRules } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { expect, it } from "vitest";
import { createFileReport } from "../read/file-report.ts";
import { everything } from "../read/selection.ts";
import { createExaminer } from "./examiner.ts";
import { createWindows } from "./windows.ts";

const compiled = compileRules(catalog);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const examiner = createExaminer({ rules: compiled.value, selection: everything });
const file = { kind: "file", name: "f", path: "f", bytes: 1, isNamed: true } as const;

const records = Array.from({ length: 200 }, (_, index) =>
  JSON.stringify({
    eventVersion: "1.11",
    eventID: `0e4d136e-1f2a-4b5c-8d6e-${String(index).padStart(12, "0")}`,
    eventTime: "2026-08-01T14:05:31Z",
    eventName: "GetTrail",
    text: 'a list of records in a text: {"Records":[{"eventVersion":"1"},{"eventVersion":"1"}]}',
  }),
);

it.each([
  ["a file of CloudTrail", `{"Records":[${records.join(",")}]}`],
  ["a file of CloudTrail over lines", `{ "Records": [\n${records.join(",")}\n]\n}\n`],
  ["a record a line", `${records.join("\n")}\n`],
])("windows pass over what no rule matches, all through %s", (_, text) => {
  const windows = createWindows({
    examiner: {
      start: (count) => examiner.start(count),
      scanner: examiner.scanner,
      examine: () => {
        throw new Error("a record has been parsed");
      },
    },
    report: createFileReport(file),
    valueBytesMax: 1e6,
    windowBytes: 5000,
  });
  const bytes = Buffer.from(text);
  const portions = [];
  for (let from = 0; from < bytes.length; from += 1000) {
    portions.push(...windows.push(bytes.subarray(from, from + 1000), from));
  }
  portions.push(...windows.end(bytes.length));
  expect(portions.length).toBeGreaterThan(8);
  expect(portions.reduce((sum, { count }) => sum + count, 0)).toBe(200);
});
