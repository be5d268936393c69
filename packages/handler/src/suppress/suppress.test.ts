import { compileRules, field } from "@logcritical/rules";
import { describe, expect, it } from "vitest";
import { match } from "../match/match.ts";
import type { Sighting } from "../match/sighting.ts";
import type { Suppression } from "../settings/settings.ts";
import { compileSuppressions } from "./suppress.ts";

const plain = {
  title: "t",
  description: "d",
  severity: "high",
  teams: ["infosec"],
  when: field("eventName").is("*"),
  runbook: ["Look."],
  falsePositives: [],
  references: [],
} as const;

const rules = compileRules([
  { ...plain, id: "plain", attack: ["T1078"] },
  { ...plain, id: "tamper", attack: ["T1562.008"] },
]);

const record = {
  eventID: "e",
  eventName: "PutRolePolicy",
  eventTime: "2026-03-12T09:31:07Z",
  awsRegion: "eu-west-1",
  recipientAccountId: "111122223333",
  sourceIPAddress: "198.51.100.24",
  userAgent: "Terraform/1.9",
  errorCode: "AccessDenied",
  userIdentity: {
    type: "AssumedRole",
    arn: "arn:aws:sts::111122223333:assumed-role/Deploy/any*thing",
    sessionContext: {
      sessionIssuer: { arn: "arn:aws:iam::111122223333:role/Deploy", userName: "Deploy" },
    },
  },
};

function sightings(part: object = {}): readonly Sighting[] {
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const delivered = { id: "1", record: { ...record, ...part } };
  return match([delivered], { rules: rules.value, ownRole: undefined, nowMs: 0 }).sightings;
}

const meta = { until: "2026-04-01T00:00:00Z", reason: "planned", owner: "ops" };
const nowMs = Date.parse("2026-03-12T10:00:00Z");

/** The rules that are still heard. */
function check(entries: readonly Omit<Suppression, keyof typeof meta>[], part?: object): unknown {
  const suppress = compileSuppressions(entries.map((entry) => ({ ...meta, ...entry })));
  return suppress(sightings(part), nowMs).audible.map(({ finding }) => finding.ruleId);
}

const silent = ["tamper"];
const heard = ["plain", "tamper"];

describe("compileSuppressions", () => {
  it.each<readonly [name: string, entry: Omit<Suppression, keyof typeof meta>, left: unknown]>([
    ["by rule", { rule: "plain" }, silent],
    ["not by another rule", { rule: "other" }, heard],
    ["by account", { account: "111122223333" }, silent],
    ["not by another account", { account: "999999999999" }, heard],
    ["by region", { region: "eu-*" }, silent],
    ["not by another region", { region: "us-*" }, heard],
    ["by network", { network: "198.51.100.0/24" }, silent],
    ["not by another network", { network: "198.51.101.0/24" }, heard],
    ["by user agent", { userAgent: "Terraform/*" }, silent],
    ["not by another user agent", { userAgent: "Terraform" }, heard],
    ["by event name", { eventName: "Put*" }, silent],
    ["not by another event name", { eventName: "Get*" }, heard],
    ["by error code", { errorCode: "AccessDenied" }, silent],
    ["not by another error code", { errorCode: "Other" }, heard],
    ["by role", { actor: "arn:aws:iam::*:role/Deploy" }, silent],
    ["not by a session's name, which its user chose", { actor: "*any*thing*" }, heard],
    ["only where all criteria fit", { rule: "plain", region: "us-east-1" }, heard],
    ["tampering, where asked by name", { rule: "tamper", includeTampering: true }, ["plain"]],
    ["no tampering by accident", { rule: "tamper" }, heard],
  ])("silences %s", (_, entry, left) => {
    expect(check([entry])).toEqual(left);
  });

  it.each<readonly [name: string, entry: Omit<Suppression, keyof typeof meta>, left: unknown]>([
    ["not by an address that its user chose", { network: "198.51.100.0/24" }, heard],
    ["by it and a role", { network: "198.51.100.0/24", actor: "*:role/Deploy" }, silent],
  ])("silences what comes from a VPC %s", (_, entry, left) => {
    expect(check([entry], { vpcEndpointId: "vpce-0123456789abcdef0" })).toEqual(left);
  });

  it("silences where any entry fits", () => {
    expect(check([{ rule: "other" }, { rule: "plain" }])).toEqual(silent);
  });

  it("knows a user by name and by ARN", () => {
    const user = { type: "IAMUser", userName: "ci", arn: "arn:aws:iam::111122223333:user/ci" };
    expect(check([{ actor: "ci" }], { userIdentity: user })).toEqual(silent);
    expect(check([{ actor: "*:user/ci" }], { userIdentity: user })).toEqual(silent);
  });

  it("holds from its beginning to its end", () => {
    const entry = {
      ...meta,
      rule: "plain",
      from: "2026-03-12T09:00:00Z",
      until: "2026-03-12T11:00:00Z",
    };
    const suppress = compileSuppressions([entry]);
    const left = (time: string): number => suppress(sightings(), Date.parse(time)).audible.length;
    expect(left("2026-03-12T08:59:59Z")).toBe(2);
    expect(left("2026-03-12T09:00:00Z")).toBe(1);
    expect(left("2026-03-12T11:00:00Z")).toBe(2);
  });

  it("counts what each entry silenced", () => {
    const suppress = compileSuppressions([
      { ...meta, rule: "other" },
      { ...meta, rule: "plain" },
    ]);
    const { hits } = suppress([...sightings(), ...sightings()], nowMs);
    expect([...hits]).toEqual([[1, 2]]);
  });
});
