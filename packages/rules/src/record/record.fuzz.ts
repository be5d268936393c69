import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import {
  accountOf,
  actionOf,
  actorOf,
  neutralise,
  outcomeOf,
  redact,
  redactFields,
  regionOf,
  sourceOf,
  type TrailRecord,
  targetsOf,
  timeOf,
  toolOf,
} from "./index.ts";

/** Names that the readers look for, so that generated records are not all alike to them. */
const names = (
  "additionalEventData awsRegion errorCode eventName eventSource eventTime recipientAccountId " +
  "requestParameters resources responseElements userIdentity sourceIPAddress userAgent " +
  "sessionCredentialFromConsole sessionContext attributes sessionIssuer type arn ARN accountId " +
  "principalId userName invokedBy MFAUsed mfaAuthenticated instanceId name credentials content " +
  "sessionToken __proto__ constructor toString"
).split(" ");

const texts = (
  "Root IAMUser AssumedRole AWSAccount ConsoleLogin Failure No 10.0.0.1 :: ::::: : / { " +
  "arn:aws:sts::1:assumed-role/a/b arn:aws:iam::1:user/a arn::::: 2026-08-01T00:00:00Z " +
  'HIDDEN_DUE_TO_SECURITY_REASONS {"password":"x"}'
).split(" ");

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...texts), fc.jsonValue({ maxDepth: 0 })),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), tie("value")), {
        maxLength: 8,
      })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

const readers = { actionOf, regionOf, sourceOf, targetsOf, timeOf, toolOf, accountOf, outcomeOf };

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

describe(`the readers of records (seed ${fuzzSeed})`, () => {
  it("answer of whatever a record may be", () => {
    check(value, 5000, (record) => {
      // Whatever JSON holds may stand where a record is expected: that is the property.
      const given = record as TrailRecord;
      const actor = actorOf(given);
      expect([typeof actor.name, actor.name.length > 0, actor.key.length > 0]).toEqual([
        "string",
        true,
        true,
      ]);
      for (const read of Object.values(readers)) read(given);
    });
  });

  it("never show what stands under a secret name, nor change what they are given", () => {
    const path = fc.array(fc.constantFrom("a", "requestParameters", "credentials", "__proto__"), {
      maxLength: 8,
    });
    check(fc.tuple(value, path), 5000, ([record, names]) => {
      const secret = names.reduce<unknown>((inner, name) => Object.fromEntries([[name, inner]]), {
        masterUserPassword: "pa55-word",
        rest: record,
      });
      const given = Object.fromEntries([["x", secret]]);
      const before = JSON.stringify(given);
      expect(JSON.stringify(redact(given))).not.toContain("pa55-word");
      expect(JSON.stringify(redact({ text: before }))).not.toContain("pa55-word");
      expect(JSON.stringify(given)).toBe(before);
    });
  });

  it("show some fields alone as they show them among all", () => {
    const pair = fc.record(
      {
        name: fc.constantFrom("password", "x", 1),
        value: fc.constantFrom("pa55-word", { y: "pa55-word" }, 7),
        values: value,
        userData: value,
      },
      { requiredKeys: [] },
    );
    const fields = [...names, "name", "value", "values", "userData"];
    const record = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
    check(fc.tuple(record, pair), 5000, ([some, other]) => {
      const given: TrailRecord = { ...some, ...other };
      const shown = Object.entries(redact(given)).filter(([name]) => fields.includes(name));
      const alone = Object.entries(redactFields(given, fields));
      expect(alone.toSorted(byName)).toEqual(shown.toSorted(byName));
      expect(redactFields(given, ["absent"])).toEqual({});
    });
  });

  it("leave no character that acts instead of showing", () => {
    check(fc.string({ unit: "binary" }), 5000, (text) => {
      expect(neutralise(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(neutralise(neutralise(text))).toBe(neutralise(text));
    });
  });
});
