import { expect, it } from "vitest";
import { planSettings } from "./settings-document.ts";

/** A document that is so many bytes long. */
function ofBytes(bytes: number): Readonly<Record<string, unknown>> {
  const empty = JSON.stringify({ a: "" }).length;
  return { a: "x".repeat(bytes - empty) };
}

it.each<readonly [bytes: number, wanted: "auto" | "parameter" | "object", as: string]>([
  [100, "auto", "standard"],
  [4096, "auto", "standard"],
  [4097, "auto", "advanced"],
  [8192, "auto", "advanced"],
  [8193, "auto", "object"],
  [8192, "parameter", "advanced"],
  [8193, "parameter", "settings-too-large"],
  [100, "object", "object"],
])("keeps %d bytes, by %s, as %s", (bytes, wanted, as) => {
  const plan = planSettings(ofBytes(bytes), wanted);
  expect(plan.ok ? plan.value.as : plan.problems[0]?.code).toBe(as);
});

it("counts bytes, not characters", () => {
  const plan = planSettings({ a: "ü".repeat(2044) }, "auto");
  expect(plan.ok && plan.value.as).toBe("standard");
  const longer = planSettings({ a: "ü".repeat(2045) }, "auto");
  expect(longer.ok && longer.value.as).toBe("advanced");
});
