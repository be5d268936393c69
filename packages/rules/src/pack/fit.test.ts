import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { createBoxes, impliesBox } from "./box.ts";
import { draftPattern } from "./draft.ts";
import { factorBoxes } from "./factor.ts";
import { fitBoxes } from "./fit.ts";
import { createTraffic } from "./traffic.ts";
import { createWidenings } from "./widenings.ts";

function fit(condition: Condition, sample: readonly unknown[] = [], patterns = 1) {
  const boxes = createBoxes(condition);
  const bench = { traffic: createTraffic(sample), listWidenings: createWidenings() };
  const fitted = fitBoxes(boxes, patterns, bench);
  return { boxes, fitted, tree: fitted && factorBoxes(fitted) };
}

const [name, source] = [field("eventName"), field("eventSource")];

/** Alternatives about fields of their own, each as many characters as its name, and some more. */
function strangers(count: number, nameLength: number): Condition {
  const names = Array.from({ length: count }, (_, index) => `a${index}`.padEnd(nameLength, "x"));
  return any(...names.map((each) => field(each).isTrue()));
}

describe("fitting", () => {
  it("leaves what fits as it is", () => {
    const { boxes, fitted } = fit(all(name.is("A"), source.is("B")));
    expect(fitted).toBe(boxes);
  });

  it("gives up what lets through least in the sample", () => {
    const [long, other] = [name.is("n".repeat(600)), source.is("s".repeat(600))];
    const sampleOf = (record: object): readonly unknown[] =>
      Array.from({ length: 9 }, () => record);
    const names = sampleOf({ eventName: "n".repeat(600), eventSource: "another" });
    const sources = sampleOf({ eventName: "Another", eventSource: "s".repeat(600) });
    expect(fit(all(long, other), names).tree).toEqual(other);
    expect(fit(all(long, other), sources).tree).toEqual(long);
  });

  it("fits so many patterns taken together", () => {
    const names = Array.from({ length: 90 }, (_, index) => name.is(`NameThatIsLong${index}`));
    const { boxes, fitted } = fit(any(...names), [], 2);
    expect(fitted).toBe(boxes);
    expect(fit(any(...names), [], 1).fitted).not.toBe(boxes);
  });

  it("comes down to few regular expressions", () => {
    const fields = ["a", "b", "c", "d"].map((path) => field(path).matches("x|y"));
    const { boxes, fitted = [] } = fit(any(...fields));
    expect(draftPattern(boxes).excess).toBe(2048);
    expect(draftPattern(fitted).excess).toBe(0);
  });

  it("contains what it is given, however much that is", () => {
    const many = Array.from({ length: 150 }, (_, index) =>
      all(source.is(`service${index % 10}.amazonaws.com`), name.is(`Create${index}Thing`)),
    );
    const { boxes, fitted = [] } = fit(any(...many));
    expect(draftPattern(fitted).excess).toBe(0);
    expect(boxes.filter((box) => !fitted.some((wide) => impliesBox(box, wide)))).toEqual([]);
  });

  it.each([
    ["fields that are too many", strangers(60, 20)],
    ["a path that is too long", strangers(1, 1100)],
    [
      "wildcards that are too many, whatever else could be given up",
      any(
        ...["a", "b", "c", "d", "e"].map((path) => field(`${path}[*]`).is("x")),
        all(name.is("A"), source.is("B")),
      ),
    ],
    [
      "wildcards that are too many",
      any(...["a", "b", "c", "d"].map((path) => field(`${path}[*]`).is("x"))),
    ],
  ])("finds nothing for %s", (_, condition) => {
    expect(fit(condition).fitted).toBeUndefined();
  });
});
