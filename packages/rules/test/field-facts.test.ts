import { describe, expect, it } from "vitest";
import { type FieldFact, fieldFacts } from "../src/check/field-facts.ts";
import { readCorpus } from "./support/corpus.ts";

/** Recorded in live accounts, and published as they were; others have placeholders in them. */
const recorded = readCorpus().filter(({ place }) => /^(?:invictus|boogy|opensearch)/.test(place));

function valueAt(record: unknown, path: string): unknown {
  return path.split(".").reduce((value, name): unknown => {
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  }, record);
}

function isAsStated(value: unknown, fact: FieldFact): boolean {
  switch (fact.kind) {
    case "boolean":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string";
    case "container":
      return typeof value === "object";
    case "one-of":
      return fact.values.some((known) => known === value);
    case "shape":
      return typeof value === "string" && fact.shape.test(value);
  }
}

describe("what is stated of fields", () => {
  it.each([...fieldFacts])("holds for every recorded %s", (path, fact) => {
    const values = new Set(recorded.map(({ record }) => valueAt(record, path)));
    const wrong = [...values].filter(
      (value) => value !== undefined && value !== null && !isAsStated(value, fact),
    );
    // Masked by who published it.
    expect(wrong.filter((value) => !String(value).includes("*"))).toEqual([]);
  });
});
