import { type Condition, compileRules, field, type Rule } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { bucketRule } from "../../test/support/bucket-rule.ts";
import { decodeLogs } from "../decode/decode-logs.ts";
import type { DeliveredRecord } from "../decode/delivery.ts";
import { createAlerterRule } from "./alerter-changed.ts";
import { match } from "./match.ts";

const role = "arn:aws:iam::111122223333:role/logcritical";
const environment = {
  topics: { InfosecEmail: "arn:aws:sns:eu-west-1:111122223333:InfosecEmail" },
  stateTable: "state",
  configURI: "ssm:/logcritical/settings",
  ownRole: role,
  functionName: "logcritical",
  filtersVersion: undefined,
};
const alerter = createAlerterRule(environment);
const rules = compileRules(alerter === undefined ? catalog : [...catalog, alerter]);

const ours = {
  type: "AssumedRole",
  arn: "arn:aws:sts::111122223333:assumed-role/logcritical/logcritical",
  sessionContext: { sessionIssuer: { arn: role, userName: "logcritical" } },
};
const theirs = { type: "IAMUser", userName: "eve", arn: "arn:aws:iam::111122223333:user/eve" };
const call = {
  eventID: "1",
  eventType: "AwsApiCall",
  readOnly: false,
  recipientAccountId: "111122223333",
};
const refusal = {
  ...call,
  eventSource: "sns.amazonaws.com",
  eventName: "Publish",
  errorCode: "AccessDenied",
};
const stop = { ...call, eventSource: "cloudtrail.amazonaws.com", eventName: "StopLogging" };

/** The rules that find something in one record, and how much was our own. */
function check(record: object, ofDelivery: Partial<DeliveredRecord> = {}): unknown {
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const delivered = { id: "1", record: { ...record }, ...ofDelivery };
  const { sightings, own } = match([delivered], { rules: rules.value, ownRole: role, nowMs: 0 });
  return [sightings.map(({ finding }) => finding.ruleId), own];
}

describe("match", () => {
  it.each<readonly [name: string, record: object, expected: unknown]>([
    ["does not alert on its own refused calls", { ...refusal, userIdentity: ours }, [[], 1]],
    ["alerts on those of others", { ...refusal, userIdentity: theirs }, [["unauthorised"], 0]],
    [
      "alerts where its own role is used to tamper",
      { ...stop, userIdentity: ours },
      [["cloudtrail-change"], 0],
    ],
    [
      "does not alert on what it does to work, where data events are on",
      {
        ...call,
        eventSource: "sns.amazonaws.com",
        eventName: "PublishBatch",
        userIdentity: ours,
        requestParameters: { topicArn: environment.topics.InfosecEmail },
      },
      [[], 1],
    ],
    [
      "alerts where its own role does what it never does",
      {
        ...call,
        eventSource: "iam.amazonaws.com",
        eventName: "CreateAccessKey",
        userIdentity: ours,
        requestParameters: { userName: "eve" },
      },
      [["iam-change"], 0],
    ],
    [
      "alerts where its own role is refused what it never does",
      { ...refusal, eventName: "Subscribe", userIdentity: ours },
      [["unauthorised"], 0],
    ],
    [
      "alerts where its own role changes its function",
      {
        ...call,
        eventSource: "lambda.amazonaws.com",
        eventName: "UpdateFunctionCode20150331v2",
        userIdentity: ours,
        requestParameters: { functionName: "logcritical" },
      },
      [["alerter-changed"], 0],
    ],
    [
      "alerts where others change its function",
      {
        ...call,
        eventSource: "lambda.amazonaws.com",
        eventName: "UpdateFunctionCode20150331v2",
        userIdentity: theirs,
        requestParameters: { functionName: "logcritical" },
      },
      [["alerter-changed"], 0],
    ],
    [
      "alerts where others change its settings",
      {
        ...call,
        eventSource: "ssm.amazonaws.com",
        eventName: "PutParameter",
        userIdentity: theirs,
        requestParameters: { name: "/logcritical/settings" },
      },
      [["alerter-changed"], 0],
    ],
    [
      "says nothing of another function",
      {
        ...call,
        eventSource: "lambda.amazonaws.com",
        eventName: "DeleteFunction20150331",
        userIdentity: theirs,
        requestParameters: { functionName: "other" },
      },
      [[], 0],
    ],
  ])("%s", (_, record, expected) => {
    expect(check(record)).toEqual(expected);
  });
});

it("knows a record by an id for which the state table has room, however long its own is", () => {
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const context = { rules: rules.value, ownRole: role, nowMs: 0 };
  const idOf = (eventID: string): string | undefined =>
    match([{ id: "1", record: { ...stop, eventID } }], context).sightings[0]?.eventID;
  const long = "x".repeat(450_000);
  expect(idOf("0e4d136e")).toBe("0e4d136e");
  expect(idOf(long)?.length).toBeLessThan(100);
  expect(idOf(long)).toBe(idOf(long));
  expect(idOf(long)).not.toBe(idOf(`${long}y`));
});

describe("match, of what the watch calls tampering,", () => {
  const by = { ...call, userIdentity: theirs };
  const disabled = { ...by, eventSource: "kms.amazonaws.com", eventName: "DisableKey" };

  it.each<readonly [name: string, record: object, expected: readonly string[]]>([
    ["tells what no rule asks for", disabled, ["alerter-changed"]],
    ["also where it was refused", { ...disabled, errorCode: "AccessDenied" }, ["alerter-changed"]],
    [
      "leaves to their own rule what trails go through",
      { ...stop, ...by, eventName: "StopLogging", eventSource: "cloudtrail.amazonaws.com" },
      ["cloudtrail-change"],
    ],
    [
      "tells once what names the alerter as well",
      {
        ...by,
        eventSource: "ssm.amazonaws.com",
        eventName: "PutParameter",
        requestParameters: { name: "/logcritical/settings" },
      },
      ["alerter-changed"],
    ],
  ])("%s", (_, record, expected) => {
    const [told] = check(record, { tampering: "an encryption key" }) as [readonly string[]];
    expect(told.filter((id) => id !== "unauthorised")).toEqual(expected);
  });

  it("is not satisfied by a rule that only counts it", () => {
    const counting: Rule = {
      ...bucketRule,
      when: field("eventName").is("DisableKey"),
      attack: ["T1562.008"],
      threshold: { over: 100, withinSeconds: 3600, by: [], count: "records" },
    };
    const counted = compileRules([counting, ...(alerter === undefined ? [] : [alerter])]);
    if (!counted.ok) throw new Error(JSON.stringify(counted.problems));
    const delivered = { id: "1", record: { ...disabled }, tampering: "an encryption key" };
    const context = { rules: counted.value, ownRole: role, nowMs: 0 };
    const told = match([delivered], context).sightings.map(({ finding }) => finding.ruleId);
    expect(told).toEqual([counting.id, "alerter-changed"]);
  });

  it("says nothing where the watch does not call it so", () => {
    expect(check(disabled)).toEqual([[], 0]);
  });
});

describe("createAlerterRule", () => {
  const topic = environment.topics.InfosecEmail;
  const arn = "arn:aws:lambda:eu-west-1:111122223333:function:logcritical";
  it.each<readonly [eventName: string, request: object, response?: object]>([
    ["Unsubscribe", { subscriptionArn: `${topic}:0a1b` }],
    ["SetSubscriptionAttributes", { subscriptionArn: `${topic}:0a1b`, attributeValue: "{}" }],
    ["SetTopicAttributes", { topicArn: topic }],
    ["PutFunctionConcurrency20171031", { functionName: arn }],
    ["PutFunctionConcurrency20171031", { functionName: `${arn}:$LATEST` }],
    ["PutFunctionConcurrency20171031", { functionName: "111122223333:function:logcritical" }],
    ["PutFunctionConcurrency20171031", { functionName: "function:logcritical" }],
    ["UpdateFunctionCode20150331v2", { functionName: "logcritical:live" }],
    ["UpdateEventSourceMapping20150331", { uUID: "x", enabled: false }, { functionArn: arn }],
    ["PutParameter", { name: "arn:aws:ssm:eu-west-1:111122223333:parameter/logcritical/settings" }],
  ])("sees %s of %j", (eventName, requestParameters, responseElements) => {
    const record = { ...call, eventName, requestParameters, responseElements };
    expect(check({ ...record, userIdentity: theirs })).toEqual([["alerter-changed"], 0]);
  });

  it.each([
    ["what delivers to it", { type: "AWSService", invokedBy: "logs.amazonaws.com" }, []],
    ["somebody who does so in its place", theirs, ["alerter-changed"]],
  ])("takes %s for what it is", (_, userIdentity, expected) => {
    const record = { ...call, eventName: "Invoke", requestParameters: { functionName: arn } };
    expect(check({ ...record, userIdentity })).toEqual([expected, 0]);
  });

  it("knows a parameter by its name where the settings give its ARN", () => {
    const name = "arn:aws:ssm:eu-west-1:111122223333:parameter/logcritical/settings";
    const rule = createAlerterRule({ ...environment, configURI: `ssm:${name}` });
    expect(JSON.stringify(rule?.when)).toContain('"/logcritical/settings"');
  });

  it.each([
    { functionName: "logcritical-other" },
    { functionName: "111122223333:function:logcritical-other" },
    { subscriptionArn: "arn:aws:sns:eu-west-1:111122223333:InfosecEmailOther:0a1b" },
  ])("does not see %j", (requestParameters) => {
    expect(check({ ...call, eventName: "X", requestParameters, userIdentity: theirs })).toEqual([
      [],
      0,
    ]);
  });

  it("watches nothing where nothing is named", () => {
    expect(
      createAlerterRule({
        topics: {},
        stateTable: undefined,
        configURI: undefined,
        ownRole: undefined,
        functionName: undefined,
        filtersVersion: undefined,
      }),
    ).toBeUndefined();
  });

  it("watches the bucket of the settings", () => {
    const rule = createAlerterRule({ ...environment, configURI: "s3://bucket/key" });
    expect(JSON.stringify(rule?.when)).toContain('"bucket"');
  });
});

const nest = (inmost: string): unknown =>
  JSON.parse(`${"[".repeat(100_000)}${inmost}${"]".repeat(100_000)}`);

describe("createSighting", () => {
  const groupKeyOf = (record: object): string | undefined => {
    if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
    const context = { rules: rules.value, ownRole: role, nowMs: 0 };
    const whole = { ...stop, userIdentity: theirs, ...record };
    return match([{ id: "1", record: whole }], context).sightings[0]?.groupKey;
  };
  const stopped = groupKeyOf({ requestParameters: { name: "main" } });

  it.each([
    ["a call that does no harm", { eventName: "AddTags" }],
    ["the same done to something that nobody needs", { requestParameters: { name: "decoy" } }],
    ["the same done to it with other parameters", { requestParameters: { name: "main", all: 1 } }],
    ["a request nested too deep to be written", { requestParameters: nest("") }],
  ])("keeps the end of the trail apart from %s", (_, decoy) => {
    expect(stopped).toBeDefined();
    expect(groupKeyOf({ requestParameters: { name: "main" }, ...decoy })).not.toBe(stopped);
  });

  it("keeps requests apart that differ deeper than JavaScript can write", () => {
    const [one, other, same] = ["1", "2", "1"].map((inmost) =>
      groupKeyOf({ requestParameters: nest(inmost) }),
    );
    expect(other).not.toBe(one);
    expect(same).toBe(one);
  });

  it("merges what is the same but for its time", () => {
    expect(groupKeyOf({ requestParameters: { name: "main" }, eventID: "2" })).toBe(stopped);
  });

  it.each([{ eventID: "" }, { eventID: ["1"] }, {}])("knows %j by its delivery", (record) => {
    if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
    const whole = { ...stop, eventID: undefined, ...record };
    const context = { rules: rules.value, ownRole: role, nowMs: 0 };
    const { sightings } = match([{ id: "line", record: whole }], context);
    expect(sightings.map(({ key }) => key)).toEqual(["finding/cloudtrail-change/line"]);
  });

  it("merges the daily work of one actor", () => {
    const work = { eventSource: "rds.amazonaws.com", eventName: "ModifyDBInstance" };
    const key = groupKeyOf(work);
    expect(key).toBeDefined();
    expect(groupKeyOf({ ...work, eventName: "RebootDBInstance" })).toBe(key);
  });
});

describe("a record that came as text is matched as it is written", () => {
  const [template] = catalog;
  const text = field("requestParameters.n");

  it.each<readonly [what: string, when: Condition, message: string]>([
    ["a number", text.is("1.0"), '{"requestParameters":{"n":1.0}}'],
    [
      "an integer beyond 2^53",
      text.is("9007199254740993"),
      '{"requestParameters":{"n":9007199254740993}}',
    ],
    ["an escape", { kind: "message", source: "a\\\\/b" }, '{"n":"a\\/b"}'],
    ["behind a mark", text.is("1.0"), '\ufeff{"requestParameters":{"n":1.0}}'],
  ])("%s", (_, when, message) => {
    const compiled = compileRules(template ? [{ ...template, id: "own", when }] : []);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const { records } = decodeLogs({ logEvents: [{ id: "1", message }] });
    const context = { rules: compiled.value, ownRole: undefined, nowMs: 0 };
    expect(match(records, context).sightings).toHaveLength(1);
  });
});
