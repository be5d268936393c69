import { compileRules } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { createNames, excessOf } from "./names.ts";

const prod = { company: "acme", name: "prod", account: "111122223333", region: "eu-west-1" };

describe("createNames", () => {
  it("begins with company and environment", () => {
    const names = createNames(prod);
    expect(names.prefix).toBe("acme-prod");
    expect(names.local("trail")).toBe("acme-prod-trail");
  });

  it("makes names of buckets unique by account and Region", () => {
    expect(createNames(prod).bucket("trail")).toBe("acme-prod-trail-111122223333-eu-west-1");
  });

  it.each([
    ["s3", "DeleteBucketPolicy", { bucketName: createNames(prod).bucket("trail") }],
    ["logs", "DeleteLogGroup", { logGroupName: createNames(prod).local("trail") }],
  ])(
    "calls what the trail writes to so that its rule knows it: %s",
    (service, eventName, named) => {
      const rules = compileRules(catalog, {});
      const record = {
        eventSource: `${service}.amazonaws.com`,
        eventName,
        requestParameters: named,
      };
      const found = rules.ok ? rules.value.match(record) : [];
      expect(found.map(({ ruleId }) => ruleId)).toContain("cloudtrail-change");
    },
  );

  it("leaves account and Region to the stack where they are not known", () => {
    expect(createNames({ company: "acme", name: "prod" }).bucket("config")).toMatch(
      /^acme-prod-config-\$\{Token\[AWS\.AccountId\.\d+\]\}-\$\{Token\[AWS\.Region\.\d+\]\}$/,
    );
  });
});

describe("excessOf", () => {
  it.each([
    [4, 4, 0],
    [9, 16, 0],
    [10, 16, 1],
    [30, 30, 35],
  ])("says of names of %d and %d letters that they are %d too long", (company, name, excess) => {
    const parts = { ...prod, company: "a".repeat(company), name: "b".repeat(name) };
    expect(excessOf(parts)).toBe(excess);
  });
});
