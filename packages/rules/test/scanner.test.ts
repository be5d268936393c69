import { describe, expect, it } from "vitest";
import {
  all,
  any,
  compileRules,
  field,
  none,
  parsePattern,
  type Rule,
  type RuleSet,
} from "../src/index.ts";
import { createScanner } from "../src/scan/index.ts";
import { anyField } from "./support/any-field.ts";
import { askReference, askScanner } from "./support/compare-engines.ts";
import { readConformanceVectors } from "./support/conformance-vectors.ts";
import { createRule } from "./support/create-rule.ts";
import { hazardRules } from "./support/hazard-rules.ts";
import { hazards, logsOf } from "./support/hazards.ts";

function compile(rules: readonly Rule[]): RuleSet {
  const compiled = compileRules(rules);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}

describe("the scanner is not fooled by", () => {
  const rules = compile(hazardRules);
  const scanner = createScanner(rules);

  it.each(hazards)("$name", ({ document, matches, evaluated, unreadable = 0 }) => {
    const bytes = Buffer.from(document);
    const expected = { matches, evaluated, unreadable };
    expect(askReference(rules, bytes)).toEqual(expected);
    expect(askScanner(scanner, bytes)).toEqual([expected, expected]);
  });
});

describe("the scanner", () => {
  it("tells what it has decided of a record, and nothing of what is unusual", () => {
    const scanner = createScanner(compile([createRule(field("eventName").is("Stop"), 0)]));
    const sifted = scanner.sift(Buffer.from('{"eventName":"Stop"}\nx\n'));
    expect(sifted?.kept.map(scanner.toldOf)).toEqual([
      expect.objectContaining({ certain: ["rule-0"], open: [] }),
      undefined,
    ]);
  });

  it.each(["0", "true", '"a"', "{}", "[]"])("walks a long list of %s in one go", (element) => {
    const scanner = createScanner(compile([createRule(field("eventName").is("Stop"))]));
    const record = `{"eventName":"A","x":[${`${element},`.repeat(1_000_000)}0]}`;
    // In as many goes as there are elements, it would take longer than a test may.
    expect(scanner.sift(Buffer.from(`{"Records":[${record}]}`))).toMatchObject({ passed: 1 });
  });

  it("gives up what has more to look at than any document of AWS", () => {
    const scanner = createScanner(compile([createRule(field("eventName").is("Stop"))]));
    const linesOf = (count: number): Buffer => Buffer.from(`{"a":1}\n${"x\n".repeat(count)}`);
    expect(scanner.sift(linesOf(250_000))?.kept).toHaveLength(250_000);
    for (const count of [250_001, 250_002]) {
      expect(scanner.sift(linesOf(count))).toBeUndefined();
    }
    const counts = { matches: [], evaluated: 1, unreadable: 250_001 };
    expect(scanner.decide(linesOf(250_001))).toEqual(counts);
  });

  it("passes over what cannot match, and says where the rest is", () => {
    const scanner = createScanner(compile(hazardRules));
    const none = '{"eventName":"ListBuckets"}';
    const stop = '{"eventName":"StopInstances"}';
    const lines = scanner.sift(Buffer.from(`${none}\n${stop}\n${none}\nx\n`));
    expect(lines).toMatchObject({
      kind: "lines",
      passed: 2,
      kept: [
        { start: none.length + 1, end: none.length + 1 + stop.length },
        { start: 2 * (none.length + 1) + stop.length + 1, verdict: -1 },
      ],
    });
    const file = `{"Records":[${none}]}`;
    expect(scanner.sift(Buffer.from(file))).toEqual({
      kind: "records",
      passed: 1,
      kept: [],
      list: { start: 11, end: file.length - 1 },
    });
    expect(scanner.sift(Buffer.from(none))).toBeUndefined();
  });

  it("gives the text of what it kept, without the quotes of a delivery", () => {
    const scanner = createScanner(compile(hazardRules));
    const stop = '{"eventName":"StopInstances"}';
    const textsIn = (document: string): readonly (string | undefined)[] | undefined =>
      scanner.sift(Buffer.from(document))?.kept.map(scanner.textOf);
    expect(textsIn(`{"eventName":"ListBuckets"}\n${stop}\n`)).toEqual([stop]);
    const logEvents = [{ id: "1", message: stop }, { id: "2" }];
    expect(textsIn(JSON.stringify({ logEvents }))).toEqual([stop, undefined]);
  });

  it("passes over a text where it has learnt a number, and whatever comes once it is full", () => {
    const scanner = createScanner(compile(hazardRules));
    const lines = ['{"a":1}', '{"a":"1"}', '{"a":null}', '{"a":[2,"3"]}', '{"a":["3",2]}'];
    const many = Array.from({ length: 5000 }, (_, key) => `{"k${key}":"v"}`);
    const document = Buffer.from([...lines, ...many, ...lines].join("\n"));
    expect(scanner.sift(document)).toMatchObject({ passed: 5010, kept: [] });
  });

  it("keeps what a further condition asks for, and finds nothing in it", () => {
    const insight = field("eventCategory").is("Insight");
    const scanner = createScanner(compile(hazardRules), [insight]);
    const document = Buffer.from(logsOf('{"eventCategory":"Insight"}', '{"eventCategory":"a"}'));
    expect(scanner.sift(document)).toMatchObject({ passed: 1, kept: [{ start: 43 }] });
    expect(scanner.scan(document)).toEqual({ findings: [], evaluated: 2, unreadable: 0 });
    expect(scanner.decide(document)).toEqual({ matches: [], evaluated: 2, unreadable: 0 });
  });

  it.each([
    ["a negation", none(field("requestParameters.a").is("x"))],
    [
      "a path within another, and one that is written in two ways",
      any(
        field("requestParameters.a").is("x"),
        field("requestParameters.a.b").is("x"),
        anyField("requestParameters['a'].b").is("y"),
      ),
    ],
    ["a name that is written in many ways", anyField("requestParameters['\u{e9}']").is("x")],
    ["a search of the whole record", { kind: "message", source: "y" } as const],
    ["a text that is written in many ways", field("requestParameters").holdsAnyOf("\u{e9}")],
  ])("answers like the reference under %s", (_, condition) => {
    const rules = compile([createRule(condition, 0)]);
    const values = ['"x"', '"y"', "1", "null", '{"b":"x"}', '{"b":"y"}', '["\\u00e9"]', '"\u{e9}"'];
    const records = values.map((value) => `{"requestParameters":{"a":${value}}}`);
    const named = '{"requestParameters":{"\\u00e9":"x"}}';
    const document = Buffer.from(["{}", ...records, named].join("\n"));
    const expected = askReference(rules, document);
    expect(expected.matches.length).toBeGreaterThan(0);
    expect(askScanner(createScanner(rules), document)).toEqual([expected, expected]);
  });

  it("remembers nothing of the document before", () => {
    const rules = compile(hazardRules);
    const scanner = createScanner(rules);
    for (const { document } of [...hazards, ...hazards.toReversed()]) {
      const bytes = Buffer.from(document);
      expect(scanner.decide(bytes)).toEqual(askReference(rules, bytes));
    }
  });

  it("passes over records however many values there are, in a memory that does not grow", () => {
    const scanner = createScanner(compile(hazardRules));
    // With an escape, a text is one that the host is asked about.
    const records = Array.from(
      { length: 20_000 },
      (_, index) =>
        `{"eventName":"\\t${"x".repeat(index % 200)}${index}","errorCode":"${index % 77}"}`,
    );
    // In documents that are small, so that the memory is no larger than it has to be.
    for (let at = 0; at < records.length; at += 500) {
      const bytes = Buffer.from(records.slice(at, at + 500).join("\n"));
      expect(scanner.sift(bytes)).toMatchObject({ passed: 500, kept: [] });
    }
  });

  it("leaves to the reference what goes beyond its tables", () => {
    const paths = Array.from({ length: 200 }, (_, index) => `requestParameters.a${index}`);
    const probes = paths.map((_, index) =>
      createRule(field(`requestParameters.a${index}`).is("x"), index),
    );
    const deep = createRule(field("requestParameters.a.b.c.d.e.f.g.h.i").is("x"), 200);
    const wide = Array.from({ length: 40 }, (_, index) =>
      createRule(field(`responseElements.a${index}.b.c.d.e`).is("x"), 300 + index),
    );
    const rules = compile([...wide, ...probes, deep]);
    const scanner = createScanner(rules);
    const documents = paths.map((_, index) => `{"requestParameters":{"a${index}":"x"}}`);
    const bytes = Buffer.from(
      [
        ...documents,
        '{"requestParameters":{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":"x"}}}}}}}}}}',
      ].join("\n"),
    );
    expect(scanner.decide(bytes)).toEqual(askReference(rules, bytes));
    expect(scanner.decide(bytes).matches).toHaveLength(201);
  });

  it("leaves to the reference what would need too many classes", () => {
    const globs = Array.from({ length: 14 }, (_, bit) =>
      createRule(field("eventName").is(`*${String.fromCharCode(97 + bit)}*`), bit),
    );
    const rules = compile(globs);
    const scanner = createScanner(rules);
    const records = Array.from({ length: 2 ** 14 }, (_, bits) => {
      const letters = globs.flatMap((_, bit) =>
        (bits >> bit) & 1 ? String.fromCharCode(97 + bit) : [],
      );
      return `{"eventName":"${letters.join("")}"}`;
    });
    const bytes = Buffer.from(records.join("\n"));
    expect(scanner.decide(bytes)).toEqual(askReference(rules, bytes));
  });

  it("finds the rules among thousands", () => {
    const many = Array.from({ length: 2500 }, (_, index) =>
      createRule(all(field("eventName").is(`Call${index}`), field("errorCode").isMissing()), index),
    );
    const rules = compile(many);
    const bytes = Buffer.from(
      ['{"eventName":"Call7"}', '{"eventName":"Call8","errorCode":"x"}', "{}"].join("\n"),
    );
    expect(createScanner(rules).decide(bytes)).toEqual({
      matches: [["rule-7"]],
      evaluated: 3,
      unreadable: 0,
    });
  });
});

/** A search of the message asks of any message, and rules are asked of records. */
const vectors = readConformanceVectors().filter(
  ({ expected, pattern }) => expected !== "invalid" && !/^\s*%/.test(pattern),
);

describe.skipIf(vectors.length === 0)("the answers of CloudWatch", () => {
  it("are those of the scanner", () => {
    const wrong = vectors.filter(({ pattern, message, expected }) => {
      const parsed = parsePattern(pattern);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const rules = compileRules([createRule(parsed.value, 0)]);
      // What can never be true is no rule; nor is one that asks nothing of the message.
      if (!rules.ok) return false;
      const { matches } = createScanner(rules.value).decide(Buffer.from(logsOf(message)));
      return (matches.length === 1) !== expected;
    });
    expect(wrong).toEqual([]);
  });
});
