import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { createBoxes } from "./box.ts";
import { createTraffic } from "./traffic.ts";

const kms = createBoxes(field("eventSource").is("kms.amazonaws.com"));
const own = createBoxes(field("a").is("x"));

describe("traffic", () => {
  it("is that of a typical day where there is no sample", () => {
    const traffic = createTraffic([]);
    expect(traffic.share(kms)).toBeGreaterThan(0.1);
    expect(traffic.share(kms)).toBeLessThan(0.2);
    expect(traffic.share(own)).toBe(0);
  });

  it("is mostly that of a large sample", () => {
    const traffic = createTraffic(Array.from({ length: 900 }, () => ({ a: "x" })));
    expect(traffic.share(own)).toBeCloseTo(0.9);
    expect(traffic.share(kms)).toBeLessThan(0.02);
    expect(traffic.share(kms)).toBeGreaterThan(0.01);
  });

  it("counts what passes beyond what passes anyway", () => {
    const traffic = createTraffic([{ a: "x" }, { a: "y" }]);
    const present = createBoxes(field("a").isPresent());
    expect(traffic.shareBeyond(own, present)).toBe(0);
    expect(traffic.shareBeyond(present, own)).toBeCloseTo(1 / 102);
    expect(traffic.shareBeyond(kms, own)).toBeCloseTo(traffic.share(kms));
  });

  it("knows the account's own networks", () => {
    const home = createBoxes(field("sourceIPAddress").is("203.0.113.*"));
    expect(createTraffic([]).share(home)).toBe(0);
    expect(createTraffic([], ["203.0.113.0/24"]).share(home)).toBeGreaterThan(0.2);
  });
});
