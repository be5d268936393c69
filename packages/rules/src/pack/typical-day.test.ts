import { describe, expect, it } from "vitest";
import { failed, field, wrote } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { compileCondition } from "../matcher/compile.ts";
import { typicalDay } from "./typical-day.ts";

const networks = ["203.0.113.0/24", "2001:db8::/32"];
const day = typicalDay(networks);

function shareOf(condition: Condition): number {
  const compiled = compileCondition(condition);
  return day.filter((record) => compiled.matches(record)).length / day.length;
}

/** What the documentation of the day says of it. */
const proportions: readonly (readonly [of: string, condition: Condition, share: number])[] = [
  ["calls change something", wrote(), 1 / 7],
  ["calls fail", failed(), 1 / 17],
  ["calls are refused", field("errorCode").isOneOf("*AccessDenied*", "*Unauthorized*"), 1 / 4 / 17],
  ["calls are made by AWS", field("userIdentity.invokedBy").isPresent(), 3 / 7],
  [
    "calls come from the account's networks",
    field("sourceIPAddress").isInNetworks("203.0.113.0/24"),
    2 / 7,
  ],
  [
    "calls are of the six busiest services",
    field("eventSource").isOneOf("ec2.*", "kms.*", "sts.*", "s3.*", "ssm.*", "iam.*"),
    2 / 3,
  ],
];

describe("a typical day", () => {
  it.each(proportions)("%s as often as it says", (_, condition, share) => {
    expect(Math.abs(shareOf(condition) - share)).toBeLessThan(0.01);
  });

  it("has about a thousand records, and always the same", () => {
    expect(day.length).toBeGreaterThan(900);
    expect(day.length).toBeLessThan(1100);
    expect(typicalDay(networks)).toEqual(day);
  });

  it("names each call", () => {
    expect(shareOf(field("eventName").is("*"))).toBe(1);
    expect(shareOf(field("eventName").is(""))).toBe(0);
  });

  it("has people call from somewhere where no networks are known", () => {
    const here = { sourceIPAddress: "198.51.100.7" };
    expect(typicalDay()).toContainEqual(expect.objectContaining(here));
    expect(day).not.toContainEqual(expect.objectContaining(here));
  });
});
