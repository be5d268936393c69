import { compileRules } from "@logcritical/rules";
import { expect, it } from "vitest";
import { createTeller } from "./tally.ts";

const rules = compileRules([]);

it("a tally names the first of what was skipped or unreadable, and counts the others", () => {
  if (!rules.ok) throw new Error("no rules are fine");
  const teller = createTeller(rules.value);
  for (let index = 0; index < 60; index += 1) {
    teller.reading({ kind: "skipped", name: `s${index}`, code: "empty", reason: "empty" });
    teller.reading({
      kind: "unreadable",
      name: `u${index}`,
      code: "not-found",
      reason: "not found",
    });
  }
  const file = { kind: "file", name: "f", path: "f", bytes: 3, isNamed: true } as const;
  const unreadable = [{ name: "f, line 7", code: "bad-json", reason: "broken", count: 5 }];
  teller.reading({ kind: "done", file, unreadable, bytesRead: 3 });
  const { skipped, unreadable: found } = teller.tally();
  expect(skipped).toEqual([{ reason: "empty", count: 60, names: ["s0", "s1", "s2"], unnamed: 57 }]);
  expect(found).toMatchObject([
    { reason: "not found", count: 60, unnamed: 10 },
    { reason: "broken", count: 5, names: ["f, line 7 and 4 more"], unnamed: 0 },
  ]);
});
