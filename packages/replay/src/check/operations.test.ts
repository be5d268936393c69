import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCorpus } from "../../../rules/test/support/corpus.ts";
import { loadOperations, readOperationsFile } from "./operations.ts";
import { foldNames, unfoldNames } from "./operations-file.ts";

const operations = loadOperations();
const file = readOperationsFile();
const services = Object.values(file.services);
const countOf = (name: string, source: string): number => {
  const { operations: called, others } = operations.count((one) => one === name, [source]);
  return called + others;
};

describe("the catalogue of operations", () => {
  it("says where it is from, and is small enough to be carried along", () => {
    expect(file.sources.join("\n")).toMatch(/itty-aws@[\d.]+,.*\n.*\n.*iam-data@[\d.]+$/);
    const { size } = statSync(new URL("../../aws-operations.generated.json", import.meta.url));
    expect(size).toBeLessThan(500_000);
  });

  it("holds names and nothing else, each of them once", () => {
    for (const { prefixes, operations: folded, actions } of services) {
      expect(prefixes.filter((prefix) => !/^[a-z0-9.-]+$/i.test(prefix))).toEqual([]);
      const names = [...unfoldNames(folded), ...unfoldNames(actions)];
      expect(names.filter((name) => !/^[A-Za-z][\w-]*$/.test(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
    const all = services.flatMap((service) => unfoldNames(service.operations));
    expect(all.length).toBeGreaterThan(17_000);
    expect(services.length).toBeGreaterThan(400);
  });

  it.each([
    ["StopLogging", "cloudtrail.amazonaws.com"],
    ["AssumeRoot", "sts.amazonaws.com"],
    ["ModifyVpcBlockPublicAccessOptions", "ec2.amazonaws.com"],
    ["PutMetricAlarm", "monitoring.amazonaws.com"],
    ["GetAuthorizationToken", "ecr.amazonaws.com"],
    ["ConsoleLogin", "signin.amazonaws.com"],
    ["SwitchRole", "signin.amazonaws.com"],
    ["PutBucketPublicAccessBlock", "s3.amazonaws.com"],
    ["CreateToken", "sso.amazonaws.com"],
  ])("knows %s of %s", (name, source) => {
    expect(countOf(name, source)).toBeGreaterThan(0);
    expect(operations.knowsSource(source)).toBe(true);
  });

  it.each([
    ["StopLoging", "cloudtrail.amazonaws.com"],
    ["ConsoleLogin", "iam.amazonaws.com"],
    ["constructor", "iam.amazonaws.com"],
  ])("does not know %s of %s", (name, source) => {
    expect(countOf(name, source)).toBe(0);
  });

  it("knows every call in records that were published", () => {
    // A blank behind it, in a guide's example; everything else is as the service wrote it.
    const slips = new Set(["SendSSHPublicKey "]);
    // The labelled ones were also written for tests, some of them with calls that there are not.
    const published = readCorpus().filter(({ place }) => !place.startsWith("labelled"));
    const seen = published.flatMap(({ record: { eventSource, eventName } }) =>
      typeof eventSource === "string" && typeof eventName === "string"
        ? [{ source: eventSource, name: eventName }]
        : [],
    );
    const unknown = seen.filter(({ source, name }) => {
      const plain = name.replace(/20\d\d(?:\d{4}(?:v\d+)?|_\d\d_\d\d)$/, "");
      return !slips.has(name) && countOf(plain, source) === 0;
    });
    expect(unknown).toEqual([]);
  });

  it("knows every operation of the clients that are installed: run its script", async () => {
    const clients = {
      "cloudformation.amazonaws.com": await import("@aws-sdk/client-cloudformation"),
      "cloudtrail.amazonaws.com": await import("@aws-sdk/client-cloudtrail"),
      "monitoring.amazonaws.com": await import("@aws-sdk/client-cloudwatch"),
      "logs.amazonaws.com": await import("@aws-sdk/client-cloudwatch-logs"),
      "lambda.amazonaws.com": await import("@aws-sdk/client-lambda"),
      "sns.amazonaws.com": await import("@aws-sdk/client-sns"),
      "sqs.amazonaws.com": await import("@aws-sdk/client-sqs"),
    };
    const unknown = Object.entries(clients).flatMap(([source, client]) =>
      Object.keys(client)
        .filter((name) => /^[A-Z].*[a-z0-9]Command$/.test(name))
        .map((name) => name.replace(/Command$/, ""))
        .filter((name) => countOf(name, source) === 0),
    );
    expect(unknown).toEqual([]);
  });

  it("suggests what is spelt alike, and nothing where nothing is", () => {
    expect(operations.suggestName("CreateRoll", ["iam.amazonaws.com"])).toBe("CreateRole");
    expect(operations.suggestName("createrole", ["iam.amazonaws.com"])).toBe("CreateRole");
    expect(operations.suggestName("Qqqqqqqq", ["iam.amazonaws.com"])).toBeUndefined();
    expect(operations.suggestName("CreateRole", ["no.amazonaws.com"])).toBeUndefined();
    expect(operations.suggestSource("cloudtrial.amazonaws.com")).toBe("cloudtrail.amazonaws.com");
    expect(operations.suggestSource("zzzzzzzzzzzz.amazonaws.com")).toBeUndefined();
  });
});

describe("foldNames", () => {
  it.each([[[]], [["A"]], [["GetRole", "GetUser", "List"]], [["EC2Thing", "updateThing", "X"]]])(
    "folds %j so that it can be unfolded",
    (names) => {
      expect(unfoldNames(foldNames(names))).toEqual(names.toSorted());
    },
  );
});
