import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { any } from "../condition/build.ts";
import { widen } from "../pattern/widen.ts";
import { createBoxes } from "./box.ts";
import { printDivision } from "./print-division.ts";

const [a, b] = [field("a"), field("b")];
const rules = [
  { ruleId: "one", widened: widen(a.is("x")), boxes: createBoxes(a.is("x")) },
  { ruleId: "other", widened: widen(b.is("y")), boxes: createBoxes(b.is("y")) },
];

describe("printing", () => {
  it("writes each pattern, and what is not exact about it", () => {
    const division = [createBoxes(a.isPresent()), createBoxes(b.is("y"))];
    const dropped = [{ clause: '$.a = "x"', reason: 'Asked as $.a = "*" to fit.' }];
    expect(printDivision(rules, division, [])).toEqual({
      patterns: [
        { text: '{ $.a = "*" }', exact: false, length: 13, regexes: 0, dropped },
        { text: '{ $.b = "y" }', exact: true, length: 13, regexes: 0, dropped: [] },
      ],
      charactersLeft: [1011, 1011],
      coverage: [
        { ruleId: "one", patterns: [0], exact: false, dropped },
        { ruleId: "other", patterns: [1], exact: true, dropped: [] },
      ],
    });
  });

  it("measures the share of a sample", () => {
    const division = [createBoxes(any(a.is("x"), b.is("y")))];
    expect(printDivision(rules, division, [{ a: "x" }, {}]).share).toEqual({
      patterns: [0.5],
      all: 0.5,
    });
  });

  it("throws where boxes do not fit", () => {
    const long = createBoxes(any(a.is("x"), b.is("y"), field("c").is("z".repeat(1024))));
    expect(() => printDivision(rules, [long], [])).toThrow("pattern-too-long");
  });
});
