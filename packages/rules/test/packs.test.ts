import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { checkRule } from "../src/check/check-rule.ts";
import { compileCondition, compileRules, parsePattern } from "../src/index.ts";
import { cis, cisPatterns } from "../src/packs/cis.ts";
import { classic, classicPatterns } from "../src/packs/classic.ts";
import { conditionOf } from "../src/packs/verbatim.ts";
import { readSharedFile } from "./support/shared-files.ts";

/** Facts that lie beside the checkout, with notice given where they do not. */
function readFacts(path: string): readonly Facts[] | undefined {
  const text = readSharedFile(path);
  // Both files are lists of objects, as their own documentation says; a slip fails the tests.
  return text === undefined ? undefined : (JSON.parse(text) as readonly Facts[]);
}

/** What is read of either file; each has more. */
interface Facts {
  readonly id?: string;
  readonly control?: string;
  readonly versions?: readonly string[];
  readonly variant?: string;
  readonly pattern: string | null;
  readonly topics?: readonly string[];
  readonly threshold?: number;
  readonly periodSeconds?: number;
}

describe("the packs", () => {
  it("can be loaded together with the catalogue", () => {
    expect(compileRules([...catalog, ...cis, ...classic])).toMatchObject({ ok: true });
  });

  it.each([...cis, ...classic])("have no problem with $id", (rule) => {
    expect(checkRule(rule)).toEqual([]);
  });

  it("refuse a pattern that CloudWatch would refuse", () => {
    expect(() => conditionOf("{ $.a }")).toThrow(/not valid: \{ \$\.a \}: ./);
  });
});

describe("the pack cis", () => {
  it("has a rule for each control of Security Hub, in both forms where there are two", () => {
    const controls = cisPatterns
      .filter(({ control }) => control.startsWith("CloudWatch."))
      .map(({ control, variant }) => `cis-${[control, variant].filter(Boolean).join("-")}`)
      .map((name) => name.toLowerCase().replace(".", "-"));
    expect(cis.map(({ id }) => id)).toEqual([...controls, "cis-organizations"]);
  });

  it.each(cis)("states in $id what the published text states", ({ cis: controls, when }) => {
    const texts = cisPatterns.filter(({ control }) => controls?.includes(control));
    const conditions = texts.map(({ pattern }) => parsePattern(pattern));
    expect(conditions).toContainEqual({ ok: true, value: when });
  });

  it("quotes every published form, character for character", (context) => {
    const facts = readFacts("conformance/cis-patterns.json");
    if (facts === undefined) return context.skip();
    const published = facts.filter(({ pattern }) => pattern !== null);
    expect(cisPatterns.map(({ control, pattern }) => [control, pattern])).toEqual(
      published.map(({ control, pattern }) => [control, pattern]),
    );
    expect(cisPatterns.map(({ variant }) => variant)).toEqual(
      published.map(({ variant, versions }) => variant ?? spanOf(versions)),
    );
  });

  it("quotes one form that CloudWatch refuses, and runs it not", () => {
    const refused = cisPatterns.filter(({ pattern }) => !parsePattern(pattern).ok);
    expect(refused.map(({ control, variant }) => [control, variant])).toEqual([
      ["CIS x.6", "4.0 to 7.0"],
    ]);
  });
});

/** `1.4 to 3.0`, from `1.4/4.1 (Automated)` … `3.0/4.1 (Automated)`. */
function spanOf(versions: readonly string[] = []): string | undefined {
  const numbers = versions.map((version) => version.split("/")[0]);
  return versions.length === 0 ? undefined : `${numbers[0]} to ${numbers.at(-1)}`;
}

describe("what Security Hub expects of the pack cis", () => {
  const found = (record: object): readonly string[] =>
    cis.filter(({ when }) => compileCondition(when).matches(record)).map(({ id }) => id);

  const login = {
    eventName: "ConsoleLogin",
    userIdentity: { type: "IAMUser" },
    additionalEventData: { MFAUsed: "No" },
    responseElements: { ConsoleLogin: "Success" },
  };
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ["finds root", { eventType: "AwsApiCall", userIdentity: { type: "Root" } }, ["1"]],
    [
      "overlooks root in the console, where a service is named",
      {
        eventType: "AwsApiCall",
        userIdentity: { type: "Root", invokedBy: "signin.amazonaws.com" },
      },
      [],
    ],
    ["finds a refused call", { errorCode: "Client.UnauthorizedOperation" }, ["2"]],
    ["finds a sign-in without a second factor", login, ["3"]],
    ["overlooks a federated one", { ...login, userIdentity: { type: "AssumedRole" } }, []],
    ["overlooks a sign-in that does not say", { ...login, additionalEventData: {} }, []],
    [
      "finds a failed sign-in",
      { eventName: "ConsoleLogin", errorMessage: "Failed authentication" },
      ["6"],
    ],
    [
      "finds a route of EC2 in both forms",
      { eventSource: "ec2.amazonaws.com", eventName: "CreateRoute" },
      ["13", "13-2023"],
    ],
    [
      "takes a route of an HTTP API for one, in the older form",
      { eventSource: "apigateway.amazonaws.com", eventName: "CreateRoute" },
      ["13-2023"],
    ],
    [
      "overlooks rules of security groups that are modified",
      { eventSource: "ec2.amazonaws.com", eventName: "ModifySecurityGroupRules" },
      [],
    ],
  ];

  it.each(cases)("%s", (_, record, controls) => {
    expect(found(record)).toEqual(controls.map((control) => `cis-cloudwatch-${control}`));
  });
});

describe("the pack classic", () => {
  it("has the 23 filters under ids of their own, as the catalogue begins with them", () => {
    expect(classic).toHaveLength(23);
    const article = catalog.slice(0, classic.length);
    expect(classic.map(({ id }) => id)).toEqual(article.map(({ id }) => `classic-${id}`));
  });

  it("quotes the filters of 2016, character for character", (context) => {
    const facts = readFacts("design/original/filters.json");
    if (facts === undefined) return context.skip();
    expect(classicPatterns.map(({ id, pattern }) => ({ id, pattern }))).toEqual(
      facts.map(({ id, pattern }) => ({ id, pattern })),
    );
  });

  it("counts as its alarms did", (context) => {
    const facts = readFacts("design/original/filters.json");
    if (facts === undefined) return context.skip();
    const asked = facts.map(({ threshold = 1, periodSeconds = 300 }) =>
      threshold === 1 ? undefined : { over: threshold - 1, withinSeconds: periodSeconds },
    );
    const counted = classic.map(({ threshold: { over, withinSeconds } = {} }) =>
      over === undefined ? undefined : { over, withinSeconds },
    );
    expect(counted).toEqual(asked);
  });
});
