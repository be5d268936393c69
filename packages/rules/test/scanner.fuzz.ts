import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { compileRules, type Rule, type RuleSet } from "../src/index.ts";
import { createScanner } from "../src/scan/index.ts";
import { createDocumentSource } from "./support/build-document.ts";
import { askReference, askScanner } from "./support/compare-engines.ts";
import { askNotes, findWrongNotes, outlined } from "./support/compare-notes.ts";
import { readCorpus } from "./support/corpus.ts";
import {
  listFixtureRules,
  readFixtureRecords,
  readFixtureSettings,
} from "./support/fixture-records.ts";
import { fuzzSeed, fuzzTimes } from "./support/fuzz.ts";
import { logsOf } from "./support/hazards.ts";
import { loosen } from "./support/loose-json.ts";
import { addressRules, askingRules, createOddAddress } from "./support/odd-addresses.ts";
import { createHoldingRules, createOddContainers } from "./support/odd-containers.ts";
import { createOddNotes } from "./support/odd-notes.ts";
import { createOddText, createTextRules } from "./support/odd-texts.ts";
import { probingRules } from "./support/probing-rules.ts";
import { createRandom } from "./support/random.ts";

const settings = readFixtureSettings();
const fixtures = listFixtureRules().flatMap(readFixtureRecords);
const material = {
  records: [...fixtures, ...readCorpus()]
    .filter(({ record }) => JSON.stringify(record).length < 5000)
    .map(({ record }) => loosen(record)),
  texts: [
    ...(settings.criticalInstances ?? []),
    ...(settings.criticalVolumes ?? []),
    "StopInstances",
    "Root",
    "0.0.0.0/0",
    "AccessDenied",
    "198.51.100.1",
    "i-1",
    "a",
    "1.0",
  ],
};

function compile(rules: readonly Rule[]): RuleSet {
  const compiled = compileRules(rules, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}

describe(`with seed ${fuzzSeed}, the scanner answers like the reference`, () => {
  it.each([
    ["the catalogue", catalog],
    ["probing rules", probingRules],
  ])("under %s", (_, rules) => {
    const ruleSet = compile(rules);
    const scanner = createScanner(ruleSet);
    const next = createDocumentSource(material, createRandom(fuzzSeed));
    const wanted = fuzzTimes(25_000);
    let seen = 0;
    while (seen < wanted) {
      const document = next();
      const expected = askReference(ruleSet, document);
      const wrong = askScanner(scanner, document).filter(
        (answer) => JSON.stringify(answer) !== JSON.stringify(expected),
      );
      if (wrong.length > 0) {
        const text = Buffer.from(document).toString("latin1");
        throw new Error(JSON.stringify({ text, wrong, expected }));
      }
      seen += expected.evaluated + expected.unreadable;
    }
    expect(seen).toBeGreaterThanOrEqual(wanted);
  });
});

describe(`with seed ${fuzzSeed}, the scanner tells addresses apart like the reference`, () => {
  it.each([["networks and texts", addressRules] as const, ...askingRules])(
    "under %s",
    (_, rules) => {
      const ruleSet = compile(rules);
      const scanner = createScanner(ruleSet);
      const random = createRandom(fuzzSeed);
      for (let seen = 0; seen < fuzzTimes(4000); seen += 20) {
        const addresses = Array.from({ length: 20 }, () => createOddAddress(random));
        const records = addresses.map((sourceIPAddress) => JSON.stringify({ sourceIPAddress }));
        const text = random.oneIn(2) ? logsOf(...records) : records.join("\n");
        const document = Buffer.from(text);
        const wanted = { addresses, ...askReference(ruleSet, document) };
        expect({ addresses, ...scanner.decide(document) }).toEqual(wanted);
      }
    },
  );
});

describe(`with seed ${fuzzSeed}, the scanner tells texts apart like the reference`, () => {
  it.each([
    ["texts with wildcards", createTextRules, createOddText],
    ["texts at any depth", createHoldingRules, createOddContainers],
  ] as const)("under %s", (_, createRules, createRecord) => {
    const random = createRandom(fuzzSeed);
    for (let seen = 0; seen < fuzzTimes(7500); seen += 250) {
      const rules = compile(createRules(random));
      const scanner = createScanner(rules);
      for (let turn = 0; turn < 10; turn += 1) {
        const records = Array.from({ length: 25 }, () => createRecord(random));
        const document = Buffer.from(random.oneIn(2) ? logsOf(...records) : records.join("\n"));
        const wanted = { records, ...askReference(rules, document) };
        expect({ records, ...scanner.decide(document) }).toEqual(wanted);
      }
    }
  });
});

describe(`with seed ${fuzzSeed}, the scanner's notes`, () => {
  it.each([
    ["without outlines", []],
    ["with outlines", outlined],
  ])("say what parsing says, %s", (_, outlines) => {
    const scanner = createScanner(compile(probingRules), [], { notes: true, outlines });
    const random = createRandom(fuzzSeed);
    const records = [...material.records.slice(0, 100), ...createOddNotes(100, random)];
    const next = createDocumentSource({ ...material, records }, random);
    const wanted = fuzzTimes(1500);
    let certain = 0;
    for (let turn = 0; turn < wanted; turn += 1) {
      const document = next();
      const wrong = findWrongNotes(scanner, document);
      if (wrong.length > 0) {
        const text = Buffer.from(document).toString("latin1");
        throw new Error(JSON.stringify({ text, wrong }));
      }
      const noted = askNotes(scanner, document) ?? [];
      certain += noted.filter((note) => note !== "unknown" && note.id !== undefined).length;
    }
    // Were every note unknown, nothing would be wrong, and nothing shown.
    expect(certain).toBeGreaterThan(wanted / 4);
  });
});
