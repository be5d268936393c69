import { describe, expect, it } from "vitest";
import type { TrailRecord } from "../record/trail-record.ts";
import type { Threshold } from "../rule.ts";
import { type Measure, measure } from "./measure.ts";

const plain: Threshold = { over: 10, withinSeconds: 300, by: [], count: "records" };
const ids = "requestParameters.instancesSet.items[*].instanceId";
const started = "responseElements.instancesSet.items[*].instanceId";
const byIds: Threshold = { ...plain, count: [ids, started] };

function items(...instanceIds: readonly unknown[]): object {
  return { instancesSet: { items: instanceIds.map((instanceId) => ({ instanceId })) } };
}

function session(name: string, role = "Admin"): TrailRecord {
  const arn = `arn:aws:sts::111122223333:assumed-role/${role}/${name}`;
  const sessionIssuer = { type: "Role", arn: `arn:aws:iam::111122223333:role/${role}` };
  return { userIdentity: { type: "AssumedRole", arn, sessionContext: { sessionIssuer } } };
}

const cases: readonly (readonly [string, Threshold, TrailRecord, Measure])[] = [
  [
    "counts a record as one",
    plain,
    { requestParameters: items("i-1") },
    { group: "[]", amount: 1 },
  ],
  [
    "counts a record as one whatever its fields are called",
    plain,
    { r: 1, e: 2, c: 3, records: ["a", "b"] },
    { group: "[]", amount: 1 },
  ],
  [
    "counts the distinct values that the paths select, of one path or several",
    byIds,
    { requestParameters: items("i-1", "i-2", "i-1"), responseElements: items("i-2", "i-3") },
    { group: "[]", amount: 3 },
  ],
  ["counts at least one", byIds, { responseElements: null }, { group: "[]", amount: 1 }],
  [
    "counts texts and numbers, as nothing else is a value to compare",
    byIds,
    { requestParameters: items("1", 1, null, true, {}, []) },
    { group: "[]", amount: 2 },
  ],
  [
    "reads time and id",
    plain,
    { eventTime: "2026-08-01T14:05:31Z", eventID: "a" },
    { group: "[]", amount: 1, timeMs: Date.UTC(2026, 7, 1, 14, 5, 31), eventId: "a" },
  ],
  ["leaves out a time it cannot read", plain, { eventTime: "noon" }, { group: "[]", amount: 1 }],
  [
    "groups by the account acted in",
    { ...plain, by: ["account"] },
    { recipientAccountId: "111122223333", userIdentity: { accountId: "444455556666" } },
    { group: '["111122223333"]', amount: 1 },
  ],
  [
    "groups what names no account together",
    { ...plain, by: ["account"] },
    {},
    { group: "[null]", amount: 1 },
  ],
];

describe("measure", () => {
  it.each(cases)("%s", (...[, threshold, record, expected]) => {
    expect(measure(threshold, record)).toStrictEqual(expected);
  });

  it("groups the sessions of one role together, apart from another role or account", () => {
    const by: Threshold = { ...plain, by: ["account", "actor"] };
    const groups = [
      { ...session("one"), recipientAccountId: "111122223333" },
      { ...session("two"), recipientAccountId: "111122223333" },
      { ...session("two"), recipientAccountId: "444455556666" },
      { ...session("two", "Operator"), recipientAccountId: "111122223333" },
    ].map((record) => measure(by, record).group);
    expect(groups[0]).toBe(groups[1]);
    expect(new Set(groups).size).toBe(3);
  });
});
