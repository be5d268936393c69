import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import {
  accountOf,
  actionOf,
  actorOf,
  compileRedaction,
  neutralise,
  outcomeOf,
  type ReadFields,
  redact,
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

const secretiveNames = (
  "a requestParameters responseElements resources ARN instanceId instanceIds userName content " +
  "name value values parameterKey parameterValue target credentials accessKeyId secretId password"
).split(" ");

const secrets = (
  'AKIAIOSFODNN7EXAMPLE password token=x {"password":"x"} ["AKIAIOSFODNN7EXAMPLE"] [1] {x ' +
  "https://a:b@c -----BEGIN"
).split(" ");

/** Records in which much is not to be shown: by its name, beside a name, or by its form. */
const secretive: fc.Arbitrary<TrailRecord> = fc.letrec<{ any: unknown; object: TrailRecord }>(
  (tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>(...secrets, "i-1", "", 7, true, null),
      fc.array(tie("any"), { maxLength: 3 }),
      tie("object"),
    ),
    object: fc
      .array(fc.tuple(fc.constantFrom(...secretiveNames), tie("any")), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries)),
  }),
).object;

const { fields } = fc.letrec<{ fields: ReadFields; part: ReadFields[string] }>((tie) => ({
  fields: fc.dictionary(fc.constantFrom(...secretiveNames), tie("part"), { maxKeys: 4 }),
  part: fc.oneof({ maxDepth: 3 }, fc.constant("all" as const), tie("fields")),
}));

/** What `compileRedaction` promises, of the whole record. */
function pick(object: TrailRecord, wanted: ReadFields): TrailRecord {
  const picked: { [name: string]: unknown } = {};
  for (const [name, within] of Object.entries(wanted)) {
    const shown = object[name];
    if (!Object.hasOwn(object, name)) continue;
    if (within === "all") picked[name] = shown;
    else if (typeof shown === "object" && shown !== null && !Array.isArray(shown)) {
      // Neither null nor a list.
      picked[name] = pick(shown as TrailRecord, within);
    }
  }
  return picked;
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

  it("show some fields alone as they show them among all, whatever they showed before", () => {
    const some = fc.array(secretive, { minLength: 1, maxLength: 4 });
    check(fc.tuple(some, fields), 10_000, ([records, wanted]) => {
      const show = compileRedaction(wanted);
      const shown = records.map((given) => pick(redact(given), wanted));
      expect(records.map((given) => show(given))).toEqual(shown);
    });
  });

  it("name the targets that the redacted record has", () => {
    check(secretive, 10_000, (given) => {
      expect(targetsOf(given)).toEqual(targetsOf(redact(given)));
    });
  });

  it("leave no character that acts instead of showing", () => {
    check(fc.string({ unit: "binary" }), 5000, (text) => {
      expect(neutralise(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(neutralise(neutralise(text))).toBe(neutralise(text));
    });
  });
});
