import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { all, any } from "../condition/build.ts";
import { createBoxes } from "./box.ts";
import { divideBoxes } from "./divide.ts";
import { draftPattern } from "./draft.ts";
import { createTraffic } from "./traffic.ts";

const [name, source] = [field("eventName"), field("eventSource")];
const ec2 = source.is("ec2.amazonaws.com");
const iam = source.is("iam.amazonaws.com");

describe("dividing", () => {
  it("puts together what asks alike, until all fits", () => {
    const texts = (letter: string): string => letter.repeat(180);
    const boxes = createBoxes(
      any(
        ...["a", "b", "c", "d"].map((x) => all(ec2, name.is(texts(x)), field(x).isTrue())),
        ...["e", "f", "g", "h"].map((x) => all(iam, name.is(texts(x)), field(x).isTrue())),
      ),
    );
    const parts = divideBoxes(boxes, 2, createTraffic([]));
    expect(parts.map((part) => draftPattern(part).excess)).toEqual([0, 0]);
    expect(new Set(parts.flat())).toEqual(new Set(boxes));
    expect(parts.flat()).toHaveLength(boxes.length);
  });

  it("keeps together what passes together, for it is forwarded once then", () => {
    const [one, other] = [field("a").is("x"), field("b").is("y")];
    const boxes = createBoxes(any(one, other, field("c").is("z")));
    const sample = Array.from({ length: 100 }, () => ({ a: "x", b: "y" }));
    const parts = divideBoxes(boxes, 2, createTraffic(sample));
    expect(parts).toEqual([boxes, []]);
  });

  it("leaves in the first what comes no nearer to fitting elsewhere", () => {
    const boxes = createBoxes(name.is("x".repeat(3000)));
    expect(divideBoxes(boxes, 2, createTraffic([])).map((part) => part.length)).toEqual([1, 0]);
  });
});
