import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseEnvironment } from "../src/environment/parse-environment.ts";

const base = { name: "test", company: "acme", account: "111122223333", region: "eu-west-1" };

/** What parsing says of an environment, each problem on its line; nothing of one that is right. */
function check(identity: unknown, parts: Readonly<Record<string, unknown>> = {}): string {
  const parsed = parseEnvironment({ ...base, ...parts, identity });
  return parsed.ok ? "" : parsed.problems.map(({ message }) => message).join("\n");
}

const arns = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `arn:aws:iam::aws:policy/P${index}`);

const networks = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `203.${Math.floor(index / 256)}.${index % 256}.0/24`);

const center = { instanceARN: "arn:aws:sso:::instance/ssoins-0123456789abcdef" };
const role = { principalARN: "arn:aws:iam::999988887777:root", externalId: "b7a1c2d3e4f5a6b7" };

describe("the section identity", () => {
  it.each<readonly [name: string, identity: unknown]>([
    ["of nothing", {}],
    [
      "of an office over IPv4 and IPv6",
      { office: { networks: ["203.0.113.0/24", "2001:db8::/32"] } },
    ],
    ["of one address", { office: { networks: ["203.0.113.7/32"] } }],
    ["of permission sets", { mode: "identity-center", identityCenter: center }],
    ["of policies for permission sets made elsewhere", { mode: "identity-center" }],
    [
      "of a policy of one's own",
      { teams: { dba: { managedPolicies: ["arn:aws:iam::111122223333:policy/own"] } } },
    ],
    [
      "of an environment that is named twice",
      { mode: "identity-center", identityCenter: { ...center, environments: ["prod", "prod"] } },
    ],
    ["of a SIEM", { siem: { role, user: {} } }],
    ["of senders", { smtp: { senders: ["example.com", "no-reply@mail.example.com"] } }],
    ["of as many policies as a group has", { teams: { devops: { managedPolicies: arns(4) } } }],
  ])("is right %s", (_, identity) => {
    expect(check(identity)).toBe("");
  });

  it.each<readonly [name: string, identity: unknown, message: string]>([
    [
      "an unknown mode",
      { mode: "sso" },
      "identity.mode: write iam-groups or identity-center or none.",
    ],
    [
      "everywhere as the office",
      { office: { networks: ["0.0.0.0/0"] } },
      "identity.office.networks[0]: write a network: 203.0.113.0/24.",
    ],
    [
      "no network",
      { office: { networks: [] } },
      "identity.office.networks: write at least one network.",
    ],
    [
      "an endpoint for a VPC",
      { office: { networks: networks(1), vpcs: ["vpce-0a1b2c3d"] } },
      "identity.office.vpcs[0]: write a VPC: vpc-0a1b2c3d.",
    ],
    [
      "a short external id",
      { siem: { role: { ...role, externalId: "splunk" } } },
      "identity.siem.role.externalId: write 16 or more characters, which the SIEM's vendor gave.",
    ],
    [
      "everybody as the SIEM",
      { siem: { role: { ...role, principalARN: "*" } } },
      "identity.siem.role.principalARN: write the ARN of an account, a role or a user.",
    ],
    [
      "a SIEM that is nobody",
      { siem: {} },
      "identity.siem: write a role, a user or both, or leave the SIEM out.",
    ],
    [
      "a sender that is none",
      { smtp: { senders: ["*@example.com"] } },
      "identity.smtp.senders[0]: write an address or a domain.",
    ],
    [
      "a serial of nothing",
      { smtp: { senders: ["example.com"], serial: 0 } },
      "identity.smtp.serial: write 1 or more.",
    ],
    [
      "an instance without its mode",
      { identityCenter: center },
      "identity.identityCenter: the mode is iam-groups, so nothing reads this; remove it, or write identity-center as the mode.",
    ],
    [
      "a day's session",
      { mode: "identity-center", identityCenter: { ...center, sessionHours: 24 } },
      "identity.identityCenter.sessionHours: write 12 or less.",
    ],
    [
      "one policy too many for a group",
      { office: { networks: networks(1) }, teams: { devops: { managedPolicies: arns(4) } } },
      "identity.teams.devops.managedPolicies: the group would have 11 policies, and IAM takes 10; leave out 1.",
    ],
    [
      "a policy that a set cannot name",
      {
        mode: "identity-center",
        teams: { dba: { managedPolicies: ["arn:aws:iam::111122223333:policy/own"] } },
      },
      "identity.teams.dba.managedPolicies: arn:aws:iam::111122223333:policy/own is not AWS's own, and a permission set names no other by its ARN; leave it out, or attach it in IAM Identity Center.",
    ],
    [
      "a set whose name is too long",
      {
        mode: "identity-center",
        identityCenter: { ...center, environments: ["a-very-long-environment"] },
        teams: { dba: { enabled: false }, devops: { enabled: false } },
      },
      "company and name: the permission set acme-a-very-long-environment-infosec has 4 characters more than the 32 that IAM Identity Center takes; shorten these two, or leave the team out.",
    ],
  ])("names %s", (_, identity, message) => {
    expect(check(identity)).toBe(message);
  });

  it("names a misspelt key", () => {
    expect(check({ ofice: {} })).toContain("identity.ofice: ");
  });

  it("names a policy that more networks are in than it holds", () => {
    expect(check({ office: { networks: networks(300) } })).toMatch(
      /^identity: the policy protect-prod-environment has \d+ characters more than the 6144 that IAM takes; name fewer networks in identity\.office, joining neighbours, or shorten company and name\.$/m,
    );
  });

  it("names a SIEM that has nothing to read", () => {
    const off = { trail: { siem: false }, config: { siem: false } };
    expect(check({ siem: { role } }, off)).toBe(
      "identity.siem: there is nothing to read; switch trail.siem or config.siem on, or leave the SIEM out.",
    );
    expect(check({ siem: { role } }, { trail: { siem: false } })).toBe("");
  });

  it("takes the longest names that buckets allow, in any partition", () => {
    for (const region of ["ap-southeast-7", "us-gov-west-1", "cn-northwest-1"]) {
      const long = { company: "longcompany13", name: "staging", region };
      expect(check({ office: { networks: networks(4) }, siem: { role } }, long)).toBe("");
    }
  });
});

describe("IDENTITY.md", () => {
  const page = readFileSync(new URL("../IDENTITY.md", import.meta.url), "utf8");
  const blocks = [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, kind, text = ""]) => ({
    kind,
    text,
  }));

  it("shows sections, and nothing else", () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(["json", "json"]);
  });

  it.each(blocks)("shows a section that is right: $text", ({ text }) => {
    const { identity } = JSON.parse(text) as { readonly identity: unknown };
    expect(check(identity)).toBe("");
  });
});
