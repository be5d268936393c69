import { compileRules, field, type Rule } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFileReport } from "../read/file-report.ts";
import { readLimits, toBatches } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import { createSplitter } from "../read/split.ts";
import { createReplay } from "../replay/replay.ts";
import type { Examined } from "./examine-file.ts";
import { createExaminer } from "./examiner.ts";
import { asSeenBySecond } from "./portion.ts";
import { idWords } from "./record-id.ts";
import { sieve } from "./sieve.ts";
import type { Sight, Watch } from "./watch.ts";
import { createWindows } from "./windows.ts";

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(process.env.FUZZ_RUNS ?? 600);

const [template] = catalog;
const rules: readonly Rule[] = template
  ? [
      { ...template, id: "stop", when: field("eventName").is("Stop*") },
      { ...template, id: "numbers", when: field("requestParameters.n").is("1.0") },
    ]
  : [];
const compiled = compileRules(rules);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
/** Another set of rules, for the same records. */
const other = compileRules(
  rules.slice(0, 1).map((rule) => ({ ...rule, id: "region", when: field("awsRegion").is("us-*") })),
);
if (!other.ok) throw new Error(JSON.stringify(other.problems));
const otherRules = other.value;
const selection: Selection = {
  sinceMs: Date.UTC(2026, 7, 1),
  accounts: new Set(["111122223333"]),
  regions: new Set(),
};
const parts = { rules: compiled.value, others: [otherRules], selection };
/** What the watch has been shown since somebody asked. */
const seen: string[] = [];
const see: Watch["see"] = ({ record, json }, findings, sight): void => {
  // White space at the end of a line may be taken for a part of it.
  const text = (json ?? JSON.stringify(record)).trimEnd();
  seen.push([text, ...findings.map(({ ruleId }) => ruleId), readSight(sight)].join(" "));
};
const readSight = ({ timeMs, ids, at }: Sight): string =>
  [timeMs, ...ids.slice(at, at + idWords)].join(" ");
const watch = { see, isAlone: false };
const outlines = [["eventName"], ["requestParameters.n", "awsRegion"]];
/** Shown the whole record, it reads no more of it than of its outlines. */
const others: Watch["others"] = {
  outlines,
  unless: [field("eventName").is("Decrypt")],
  see: ([first = {}, second = first], sight) => {
    const { requestParameters, awsRegion } = second;
    const { n } = { n: undefined, ...(requestParameters as object) };
    const values = [first.eventName, n, awsRegion].map((value) =>
      typeof value === "object" ? undefined : value,
    );
    seen.push(JSON.stringify([...values, readSight(sight)]));
  },
};
const examiners = {
  "in which something is found": createExaminer({ ...parts, watch }),
  "of any kind": createExaminer({ ...parts, watch: { ...watch, others } }),
};
let examiner = examiners["of any kind"];

const file = { kind: "file", name: "f.json", path: "f.json", bytes: 1, isNamed: true } as const;
const uuid = fc.constantFrom(
  "0e4d136e-1f2a-4b5c-8d6e-7f8091a2b3c4",
  "0e4d136e-1f2a-4b5c-8d6e-7f8091a2b3c5",
  "00000000-0000-0000-0000-000000000000",
  "0E4D136E-1F2A-4B5C-8D6E-7F8091A2B3C4",
);
const odd: fc.Arbitrary<unknown> = fc.constantFrom(null, 7, "", "x", [], {}, [1], { a: 1 }, true);

/** A record as CloudTrail writes it, with an odd value here and there, and names that mislead. */
const record = fc
  .record({
    usual: fc.record({
      eventVersion: fc.constant("1.11"),
      userIdentity: fc.constantFrom<object>(
        { accountId: "222233334444" },
        { accountId: "111122223333" },
        {},
      ),
      eventTime: fc.constantFrom("2026-08-01T14:05:31Z", "2026-07-01T14:05:31Z", "soon"),
      eventName: fc.constantFrom("GetTrail", "StopLogging", "Decrypt"),
      awsRegion: fc.constantFrom("eu-west-1", "us-east-1"),
      eventID: fc.oneof(uuid, fc.uuid()),
      requestParameters: fc.constantFrom<object>({ n: 1 }, { text: "},{\n" }, { a: [{}, {}] }),
    }),
    more: fc.dictionary(
      fc.constantFrom(
        "eventID",
        "eventTime",
        "eventCategory",
        "eventName",
        "recipientAccountId",
        "awsRegion",
        "Records",
        "events",
        "digestStartTime",
        "userIdentity",
        "kinesis",
        "logEvents",
      ),
      fc.oneof(
        odd,
        fc.constantFrom("Insight", "111122223333", '{"eventName":"StopLogging"}'),
        fc.constant([{ eventName: "StopLogging" }]),
        fc.constant({ eventName: "StopLogging" }),
      ),
      { maxKeys: 2 },
    ),
    wrap: fc.constantFrom({}, {}, {}, { "detail-type": "x", detail: { eventName: "StopLogging" } }),
    isOdd: fc.nat({ max: 4 }),
    lacks: fc.subarray(["eventVersion", "eventName", "eventID", "eventTime"]),
  })
  .map(({ usual, more, wrap, isOdd, lacks }) => {
    if (isOdd > 1) return usual;
    const kept = Object.entries(usual).filter(([name]) => isOdd === 0 || !lacks.includes(name));
    return { ...Object.fromEntries(kept), ...more, ...wrap };
  });
const records = fc.array(fc.oneof({ arbitrary: record, weight: 30 }, odd), { maxLength: 12 });

/** How the records stand in the file, and what else stands there. */
const forms: readonly ((all: readonly unknown[]) => string)[] = [
  (all) => JSON.stringify({ Records: all }),
  (all) => JSON.stringify({ Records: all }).replaceAll('"n":1', '"n":1.0'),
  (all) => `\n{ "Records" :\n[${all.map((one) => JSON.stringify(one)).join(",\n")}]\n}\n`,
  (all) => JSON.stringify({ Records: all, Events: all.slice(0, 1), x: 1 }),
  (all) => JSON.stringify({ Events: all.slice(0, 1), Records: all }),
  (all) =>
    all.map((one) => JSON.stringify({ Records: [one] }).replace('"n":1', '"n":1.0')).join("\n"),
  (all) => all.map((one) => JSON.stringify([one]).replace('"n":1', '"n":1.0')).join("\n"),
  (all) => JSON.stringify({ x: { Records: all }, Records: all.slice(0, 2) }),
  (all) => all.map((one) => JSON.stringify(one)).join("\n"),
  (all) => `${all.map((one) => JSON.stringify(one)).join("\r\n")}\r\n`,
  (all) => `${JSON.stringify({ Records: all })}\n${JSON.stringify({ Records: all })}`,
  (all) => JSON.stringify(all),
  (all) => JSON.stringify({ Records: all }, undefined, 1),
];

/** Something that happens to a text: nothing, mostly. */
const damage = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 3 },
  {
    arbitrary: fc.record({
      at: fc.nat({ max: 999 }),
      put: fc.constantFrom(
        ...["", "}", '"', "\n", ",{", "\\", "\u0000", "é"].map((put) => Buffer.from(put)),
        // In no text in UTF-8.
        Buffer.from([0xff]),
      ),
    }),
    weight: 2,
  },
);

function spoil(
  text: string,
  how: { readonly at: number; readonly put: Uint8Array } | undefined,
): Buffer {
  if (how === undefined) return Buffer.from(text);
  const at = Math.floor((text.length * how.at) / 1000);
  // Nothing put there: it is cut off.
  const after = how.put.length === 0 ? "" : text.slice(at + 1);
  return Buffer.concat([Buffer.from(text.slice(0, at)), how.put, Buffer.from(after)]);
}

/** All that a replay makes of what was examined, and the watch was shown meanwhile. */
function outcome(examined: Iterable<Examined>): unknown {
  const replay = createReplay({ ...parts, severityMin: "low" });
  const second = createReplay({ ...parts, rules: otherRules, severityMin: "low" });
  for (const item of examined) {
    replay.take(item);
    second.take(asSeenBySecond(item));
  }
  const results = [...replay.results(), ...second.results()];
  replay.close();
  second.close();
  const { notData, activity, ...tally } = replay.tally();
  const hours = activity.map((each) => ({ ...each, days: [...each.days] }));
  return { results, tally, notData: [...notData], hours, seen: seen.splice(0) };
}

/** By cutting the bytes into pieces, each of which is parsed. */
function examineInPieces(bytes: Buffer): unknown {
  const report = createFileReport(file);
  const splitter = createSplitter(readLimits.valueBytesMax);
  const pieces = [...splitter.push(bytes), ...splitter.end()];
  const batches = [...toBatches(pieces, { report, bytesRead: 0 })];
  return outcome([...batches.map((batch) => examiner.examine(batch)), report.end(0)]);
}

function examineInWindows(bytes: Buffer, windowBytes: number, size: number): unknown {
  const report = createFileReport(file);
  const windows = createWindows({
    examiner,
    report,
    windowBytes,
    valueBytesMax: readLimits.valueBytesMax,
  });
  const examined: Examined[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    examined.push(...windows.push(bytes.subarray(from, from + size), 0));
  }
  return outcome([...examined, ...windows.end(0), report.end(0)]);
}

describe(`examining (seed ${seed})`, () => {
  it.each(["in which something is found", "of any kind"] as const)(
    "comes to the same in windows of any size as by parsing everything, for a watch of records %s",
    (kind) => {
      examiner = examiners[kind];
      let sifted = 0;
      const given = fc.tuple(
        records,
        fc.constantFrom(...forms),
        damage,
        fc.integer({ min: 50, max: 3000 }),
        fc.integer({ min: 10, max: 3000 }),
      );
      const property = fc.property(given, ([all, form, how, windowBytes, size]) => {
        const bytes = spoil(form(all), how);
        const expected = examineInPieces(bytes);
        expect(examineInWindows(bytes, windowBytes, size)).toEqual(expected);
        const report = createFileReport(file);
        const whole = sieve({ bytes, line: 1, bytesRead: 0 }, examiner, report);
        sifted += whole === undefined ? 0 : 1;
        // Of what is given up nobody has seen anything.
        const [shown, wanted] =
          whole === undefined ? [seen.splice(0), []] : [outcome([whole, report.end(0)]), expected];
        expect(shown).toEqual(wanted);
      });
      fc.assert(property, { seed, numRuns });
      expect(sifted).toBeGreaterThan(numRuns / 10);
    },
  );
});
