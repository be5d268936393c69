import { createSighting, type Sighting } from "@logcritical/handler";
import type { Severity, TrailRecord } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { createAggregates } from "./aggregates.ts";

/** A finding of a rule, at a severity, by an actor: the rest of the record is of no account. */
interface Case {
  readonly rule: string;
  readonly severity?: Severity;
  readonly by?: object;
  readonly from?: string;
  readonly account?: string;
  readonly minute?: number;
}

const person = (userName: string, account = "111122223333"): object => ({
  type: "IAMUser",
  userName,
  accountId: account,
  arn: `arn:aws:iam::${account}:user/${userName}`,
});
const session = (name: string): object => ({
  type: "AssumedRole",
  arn: `arn:aws:sts::111122223333:assumed-role/deploy/${name}`,
  accountId: "111122223333",
  sessionContext: { sessionIssuer: { arn: "arn:aws:iam::111122223333:role/deploy" } },
});

function find({ rule: id, severity = "medium", by = person("alice"), ...where }: Case): Sighting {
  const rule = catalog.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  const { account = "111122223333", from = "203.0.113.7", minute = 0 } = where;
  const record: TrailRecord = {
    eventTime: new Date(Date.UTC(2026, 7, 1, 10, minute)).toISOString(),
    userIdentity: by,
    sourceIPAddress: from,
    awsRegion: "eu-west-1",
    recipientAccountId: account,
  };
  const { title, teams } = rule;
  const finding = { ruleId: id, title, severity, teams, mode: "alert", record } as const;
  return createSighting(finding, rule, { delivered: { id: "1", record }, nowMs: 0 });
}

const times = (count: number, one: Case): readonly Case[] =>
  Array.from({ length: count }, () => one);

function aggregate(cases: readonly Case[]): ReturnType<typeof createAggregates> {
  const aggregates = createAggregates();
  for (const one of cases) aggregates.add(find(one));
  return aggregates;
}

describe("aggregates", () => {
  it("put who did several grave things before who did one harmless thing often", () => {
    const cases: readonly Case[] = [
      ...times(1000, { rule: "iam-change", by: person("ci") }),
      { rule: "change-secgroup", severity: "high", by: person("mallory"), minute: 1 },
      { rule: "rds-change", severity: "high", by: person("mallory"), minute: 3 },
      { rule: "rds-change", severity: "low", by: person("mallory"), minute: 2 },
    ];
    const { entries, others, shortBy } = aggregate(cases).actors(1);
    expect(entries).toEqual([
      {
        name: "mallory",
        actorKind: "user",
        findings: 3,
        bySeverity: { critical: 0, high: 2, medium: 0, low: 1 },
        score: 18,
        rules: ["change-secgroup", "rds-change"],
        addresses: ["203.0.113.7"],
        accounts: ["111122223333"],
        firstMs: Date.UTC(2026, 7, 1, 10, 1),
        lastMs: Date.UTC(2026, 7, 1, 10, 3),
      },
    ]);
    expect([others, shortBy]).toEqual([1, 0]);
    expect(aggregate(cases.toReversed()).actors(9)).toEqual(aggregate(cases).actors(9));
  });

  it("know addresses, accounts and regions", () => {
    const aggregates = aggregate([
      { rule: "iam-change" },
      { rule: "iam-change", from: "198.51.100.1", account: "222233334444", severity: "high" },
    ]);
    const names = (ranking: { readonly entries: readonly { readonly name: string }[] }) =>
      ranking.entries.map(({ name }) => name);
    expect(names(aggregates.addresses(9))).toEqual(["198.51.100.1", "203.0.113.7"]);
    expect(names(aggregates.accounts(9))).toEqual(["222233334444", "111122223333"]);
    expect(names(aggregates.regions(9))).toEqual(["eu-west-1"]);
  });

  it("call a role by its own name where its sessions have several", () => {
    const cases = [
      { rule: "iam-change", by: session("a") },
      { rule: "iam-change", by: session("b") },
    ];
    for (const order of [cases, cases.toReversed()]) {
      expect(aggregate(order).actors(1).entries[0]?.name).toBe("deploy (several sessions)");
    }
  });

  it("show no secret, and hold no text of any length", () => {
    const by = { type: "IAMUser", userName: `AKIAIOSFODNN7EXAMPLE${" x".repeat(100_000)}` };
    const [actor] = aggregate([{ rule: "iam-change", by }]).actors(1).entries;
    expect(actor?.name).toMatch(/^AKIA…MPLE x/);
    expect(actor?.name.length).toBeLessThan(300);
  });
});

describe("proposed suppressions", () => {
  it("name who has most of a rule's matches, with what is left to fill in", () => {
    const cases = [
      ...times(9, { rule: "iam-change", by: session("a") }),
      { rule: "iam-change" },
      { rule: "iam-change", by: session("a") },
    ];
    expect(aggregate(cases).proposals()).toEqual([
      {
        ruleId: "iam-change",
        actor: "deploy/a",
        matches: 10,
        of: 11,
        entry: {
          rule: "iam-change",
          account: "111122223333",
          actor: "arn:aws:iam::111122223333:role/deploy",
          until: "",
          reason: "",
          owner: "",
        },
      },
    ]);
  });

  it.each<readonly [string, readonly Case[]]>([
    ["somebody with a share of 80 %", [...times(8, { rule: "iam-change" }), ...others(2)]],
    ["few matches", times(9, { rule: "iam-change" })],
    ["a rule that watches what watches", times(20, { rule: "cloudtrail-change" })],
    [
      "somebody who also did something critical",
      [...times(20, { rule: "iam-change" }), { rule: "root-access", severity: "critical" }],
    ],
    [
      "a name that would silence others too",
      times(20, { rule: "iam-change", by: { type: "IAMUser", userName: "*" } }),
    ],
    [
      "a name that is not what it seems",
      times(20, { rule: "iam-change", by: { type: "IAMUser", userName: "a\u202eb" } }),
    ],
  ])("leave alone %s", (_, cases) => {
    expect(aggregate(cases).proposals()).toEqual([]);
  });

  it("name the account only where there is one", () => {
    const cases = [
      ...times(10, { rule: "iam-change" }),
      { rule: "iam-change", account: "222233334444" },
    ];
    expect(aggregate(cases).proposals()[0]?.entry).not.toHaveProperty("account");
  });
});

function others(count: number): readonly Case[] {
  return Array.from({ length: count }, (_, index) => ({
    rule: "iam-change",
    by: person(`other-${index}`),
  }));
}
