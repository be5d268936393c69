import { parseHandlerSettings, type TopicName, topicNames } from "@logcritical/handler/settings";
import { all, field } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { cisPatterns } from "@logcritical/rules/packs/cis";
import { classicPatterns } from "@logcritical/rules/packs/classic";
import { describe, expect, it } from "vitest";
import { ownRule } from "../../test/support/own-rule.ts";
import type { AlarmPlan } from "./alarm-plan.ts";
import { type AlarmRequest, planAlarms, planMembers } from "./plan-alarms.ts";

const allTopics = Object.fromEntries(topicNames.map((name) => [name, `arn:${name}`]));

const configured = {
  criticalInstances: ["i-0a7d53c9e1f8264b0"],
  criticalVolumes: ["vol-0c41f8e2d7b96a350"],
  networks: ["198.51.100.0/24", "2001:db8:4::/48"],
};

function request(document: unknown = {}, changes: Partial<AlarmRequest> = {}): AlarmRequest {
  const settings = parseHandlerSettings(document);
  if (!settings.ok) throw new Error(JSON.stringify(settings.problems));
  return {
    packs: ["secglobal"],
    except: [],
    settings: settings.value,
    account: "111122223333",
    topics: allTopics,
    ...changes,
  };
}

function plan(document: unknown = {}, changes: Partial<AlarmRequest> = {}): AlarmPlan {
  const planned = planAlarms(request(document, changes));
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  return planned.value;
}

function alarm(id: string, document: unknown = {}, changes: Partial<AlarmRequest> = {}) {
  return plan(document, changes).alarms.find((each) => each.id === id);
}

function left(id: string, document: unknown = {}, changes: Partial<AlarmRequest> = {}) {
  return plan(document, changes).left.find(({ ruleId }) => ruleId === id);
}

describe("planAlarms", () => {
  it("makes an alarm of a rule that the settings bring, whatever the packs", () => {
    const changes = { packs: ["cis"] } as const;
    expect(alarm("object-shared", { ownRules: [ownRule] }, changes)).toMatchObject({
      filters: [{ id: "object-shared", pattern: '{ $.eventName = "PutObjectAcl" }' }],
      topics: ["InfosecEmail"],
    });
    expect(
      left("object-shared", { ownRules: [ownRule] }, { except: ["object-shared"] }),
    ).toMatchObject({ kind: "excepted" });
    expect(alarm("object-shared", { ownRules: [ownRule] })).not.toHaveProperty("pack");
  });

  it("makes an alarm of every rule, or says why there is none", () => {
    const { alarms, left: without } = plan(configured, { packs: ["secglobal", "cis", "classic"] });
    const rules = [...alarms.flatMap(({ filters }) => filters), ...without];
    expect(rules).toHaveLength(23 + 17 + 23);
    expect(new Set(alarms.map(({ id }) => id)).size).toBe(alarms.length);
    expect(without.map(({ ruleId, kind }) => `${ruleId}: ${kind}`)).toEqual([
      "change-critical-ebs: too-wide",
      "critical-instance: too-wide",
      "net-access: too-wide",
      "classic-change-critical-ebs: unfit",
      "classic-critical-instance: unfit",
      "classic-net-access: unfit",
    ]);
  });

  it("leaves out what the account has not said enough for, and says what lacks", () => {
    expect(left("net-access")).toEqual({
      ruleId: "net-access",
      kind: "inactive",
      reason: "not configured: networks",
    });
  });

  it.each([
    ["off", { rules: { "root-access": { mode: "off" } } }, "switched off"],
    ["in shadow", { rules: { "root-access": { mode: "shadow" } } }, "in shadow"],
  ])("tells nobody of a rule that is %s", (_, document, reason) => {
    expect(alarm("root-access", document)).toBeUndefined();
    expect(left("root-access", document)?.reason).toContain(reason);
  });

  it("makes none where the configuration wants none", () => {
    const changes = { except: ["root-access"] };
    expect(alarm("root-access", {}, changes)).toBeUndefined();
    expect(left("root-access", {}, changes)?.kind).toBe("excepted");
  });

  it("rings on networks where a pattern can tell them exactly", () => {
    const narrow = { networks: ["198.51.100.0/24"] };
    expect(alarm("net-access", narrow)).toMatchObject({ isWider: false });
  });

  it.each<readonly [id: string, count: number, seconds: number]>([
    ["root-access", 1, 300],
    ["unauthorised", 5, 300],
    ["massive-operations", 11, 300],
    ["massive-terminations", 11, 300],
    ["classic-massive-operations", 10, 300],
    ["classic-massive-terminations", 10, 60],
  ])("lets %s ring at %d within %d s", (id, threshold, periodSeconds) => {
    const changes = { packs: ["secglobal", "classic"] } as const;
    expect(alarm(id, {}, changes)).toMatchObject({ threshold, periodSeconds });
  });

  it.each([
    [61, 120],
    [1, 60],
    [100_000, 86_400],
  ])("counts a window of %d s in whole minutes, %d s, and a day at most", (asked, counted) => {
    const threshold = { over: 2, withinSeconds: asked };
    const document = { rules: { unauthorised: { threshold } } };
    expect(alarm("unauthorised", document)).toMatchObject({ threshold: 3, periodSeconds: counted });
  });

  it("routes as the function does", () => {
    const routing = [{ rule: "root-access", topics: ["DevOpsSMS"] }];
    expect(alarm("root-access", { routing })?.topics).toEqual(["DevOpsSMS"]);
    const elsewhere = [{ account: "444455556666", topics: ["DevOpsSMS"] }];
    expect(alarm("root-access", { routing: elsewhere })?.topics).not.toContain("DevOpsSMS");
    const lowered = { rules: { "root-access": { severity: "medium" } } };
    expect(alarm("root-access", lowered)?.topics).toEqual(["InfosecEmail"]);
    expect(alarm("srt-instance", {}, { topics: { InfosecEmail: "arn" } })?.topics).toEqual([
      "InfosecEmail",
    ]);
  });

  it("calls no phone for a pattern that is wider than its rule, and says so", () => {
    const [first] = catalog.filter(({ id }) => id === "massive-terminations");
    if (first === undefined) throw new Error("The rule is gone.");
    const when = all(
      field("eventName").is("TerminateInstances"),
      field("requestParameters").holdsAnyOf("i-0a7d53c9e1f8264b0"),
    );
    const planOf = (topics: AlarmRequest["topics"]) => {
      const members = [{ pack: "secglobal", rule: { ...first, when } }] as const;
      const planned = planMembers(members, request({}, { topics }));
      return planned.ok ? planned.value.alarms : [];
    };
    expect(planOf(allTopics)).toMatchObject([
      { isWider: true, topics: ["InfosecEmail", "DevOpsEmail"] },
    ]);
    // Where there are phones only, better these than nobody.
    expect(planOf({ InfosecSMS: "arn" })).toMatchObject([{ topics: ["InfosecSMS"] }]);
  });

  it("names every problem at once", () => {
    const list = Array.from({ length: 60 }, (_, at) => `x${at}.*`);
    const changes = { except: ["root-acces"] };
    const planned = planAlarms(request({ largeInstanceTypes: list }, changes));
    expect(planned.ok ? [] : planned.problems).toMatchObject([
      { code: "unknown-rule", message: expect.stringContaining("root-acces") as string },
      {
        code: "pattern-too-long",
        ruleId: "large-instance",
        message: expect.stringContaining("alerts.except") as string,
      },
    ]);
  });
});

describe("the pack cis", () => {
  const { alarms } = plan({}, { packs: ["cis"] });

  it("has every published text of Security Hub, character for character", () => {
    const published = cisPatterns
      .filter(({ control }) => control.startsWith("CloudWatch."))
      .map(({ pattern }) => pattern);
    const deployed = alarms.flatMap(({ filters }) => filters.map(({ pattern }) => pattern));
    expect(published).toHaveLength(16);
    expect(deployed).toEqual(expect.arrayContaining(published));
  });

  it("tells two forms of one control once", () => {
    expect(alarms).toHaveLength(15);
    const routes = alarms.find(({ id }) => id === "cis-cloudwatch-13");
    expect(routes?.filters.map(({ id }) => id)).toEqual([
      "cis-cloudwatch-13",
      "cis-cloudwatch-13-2023",
    ]);
  });

  it("keeps the other form where one is switched off", () => {
    const document = { rules: { "cis-cloudwatch-13": { mode: "off" } } };
    const kept = alarm("cis-cloudwatch-13-2023", document, { packs: ["cis"] });
    expect(kept?.filters).toHaveLength(1);
  });
});

describe("the pack classic", () => {
  it("has the texts of 2016, but for those with placeholders", () => {
    const { alarms } = plan({}, { packs: ["classic"] });
    const complete = classicPatterns.filter(({ lacks }) => !lacks.includes("placeholders"));
    expect(alarms.flatMap(({ filters }) => filters.map(({ pattern }) => pattern))).toEqual(
      complete.map(({ pattern }) => pattern),
    );
  });
});

/**
 * The alarms of the templates of 2016 and whom they told: E and S are e-mail and SMS. What is
 * otherwise today stands beside it, with the reason.
 */
describe("whom the alarms of 2016 told", () => {
  interface Change {
    readonly now: string;
    readonly because: string;
  }
  type Code = "InfE" | "InfS" | "DevE" | "DevS";
  const topicOf: Record<Code, TopicName> = {
    InfE: "InfosecEmail",
    InfS: "InfosecSMS",
    DevE: "DevOpsEmail",
    DevS: "DevOpsSMS",
  };
  const onlyIPv4 = { ...configured, networks: ["198.51.100.0/24"] };
  const phonesToo = "what wakes people by SMS is in their mail as well";
  const tooWide = "CloudWatch cannot look for an id at any depth: the function tells it";
  const cases: readonly (readonly [id: string, then: string, change?: Change])[] = [
    ["rds-change", "InfE"],
    ["iam-change", "InfE"],
    ["srt-instance", "DevE"],
    ["large-instance", "DevE"],
    ["massive-operations", "DevS InfS InfE", { now: "DevS DevE InfS InfE", because: phonesToo }],
    ["massive-terminations", "InfS InfE DevS", { now: "InfS InfE DevS DevE", because: phonesToo }],
    ["detach-force-ebs", "DevE"],
    ["change-critical-ebs", "InfS InfE DevS", { now: "", because: tooWide }],
    ["change-secgroup", "InfE"],
    ["create-delete-secgroup", "InfE"],
    ["secgroup-instance", "InfE"],
    ["route-change", "InfE DevE"],
    ["create-delete-vpc", "InfE DevE"],
    ["netacl-change", "InfE DevE"],
    ["cloudtrail-change", "InfS InfE"],
    ["cloudformation-change", "DevE InfE"],
    ["root-access", "InfS InfE"],
    ["unauthorised", "InfE"],
    ["igw-change", "InfS InfE DevS", { now: "InfS InfE DevS DevE", because: phonesToo }],
    ["vpc-flow-logs", "InfE"],
    ["critical-instance", "InfE DevE", { now: "", because: tooWide }],
    ["eip-change", "InfE DevE"],
    ["net-access", "", { now: "InfE", because: "an alarm that nobody hears is none" }],
  ];

  it.each(cases.map(([id, then, change]) => ({ id, codes: change?.now ?? then })))(
    "$id: $codes",
    ({ id, codes }) => {
      const wanted = codes.split(" ").filter(Boolean) as readonly Code[];
      const topics = alarm(id, onlyIPv4)?.topics ?? [];
      expect(topics.toSorted()).toEqual(wanted.map((code) => topicOf[code]).toSorted());
    },
  );
});
