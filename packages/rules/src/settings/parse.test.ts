import { describe, expect, it } from "vitest";
import { parseSettings } from "./parse.ts";

const good = {
  criticalInstances: ["i-0123456789abcdef0", "i-01234567"],
  criticalVolumes: ["vol-0123456789abcdef0"],
  networks: ["203.0.113.0/24", "198.51.100.7", "2001:db8::/32"],
  largeInstanceTypes: ["p5.48xlarge", "p5.*", "u-*", "*.metal", "*.metal-48xl"],
  lists: { breakGlassUsers: ["arn:aws:iam::111122223333:user/break-glass"], empty: [] },
  rules: {
    "root-access": { mode: "shadow", severity: "high" },
    "massive-operations": { threshold: { over: 20, withinSeconds: 600 } },
    "rds-change": {},
  },
};

const bad: readonly (readonly [unknown, readonly (readonly [string, string])[]])[] = [
  [null, [["", "This is null: write an object."]]],
  [[], [["", "This is an empty list: write an object."]]],
  ["{}", [["", 'This is "{}": write an object.']]],
  [
    { criticalInstance: [] },
    [["criticalInstance", 'There is no "criticalInstance" here: write criticalInstances,']],
  ],
  [{ networks: "10.0.0.0/8" }, [["networks", "write a list"]]],
  [
    { criticalInstances: ["i-instance1ID", 7, "i-0123456789abcdef0"] },
    [
      ["criticalInstances[0]", 'is "i-instance1ID": write i- and 8 or 17 hex digits'],
      ["criticalInstances[1]", "is 7: write a text in quotes"],
    ],
  ],
  [{ criticalVolumes: ["vol-youvol1ID"] }, [["criticalVolumes[0]", "write vol- and 8 or 17"]]],
  [
    { networks: ["111.222.3*", "10.0.0.5/8", "0.0.0.0/0", "::/0"] },
    [
      ["networks[0]", "write an address and a prefix length"],
      ["networks[1]", "write an address and a prefix length"],
      ["networks[2]", "write networks of your own"],
      ["networks[3]", "write networks of your own"],
    ],
  ],
  [
    { largeInstanceTypes: ["*", "*.*", "", "P5.LARGE"] },
    [0, 1, 2, 3].map(
      (n) => [`largeInstanceTypes[${n}]`, "write an instance type or family"] as const,
    ),
  ],
  [{ lists: { a: [" "] } }, [["lists.a[0]", "write a text that is not blank"]]],
  [{ lists: ["a"] }, [["lists", "is a list: write an object"]]],
  [
    { rules: { mode: "off", suppressions: [] } },
    [
      ["rules.mode", 'is "off": write an object such as {"mode": "off"}, for rules stand here'],
      ["rules.suppressions", "is an empty list: write an object such as"],
    ],
  ],
  [
    {
      rules: {
        criticalInstances: ["i-0123456789abcdef0"],
        criticalVolumes: [],
        networks: ["10.0.0.0/8"],
        largeInstanceTypes: "p5.*",
        lists: { a: ["b"] },
      },
    },
    ["criticalInstances", "criticalVolumes", "networks", "largeInstanceTypes", "lists"].map(
      (name) => [`rules.${name}`, `write "${name}" beside "rules", not in it.`] as const,
    ),
  ],
  [
    { rules: { networks: { mode: "off" }, lists: { severity: "urgent" } } },
    [["rules.lists.severity", "write critical, high, medium or low"]],
  ],
  [
    { rules: { x: { mode: "of", severity: "urgent", topics: [] } } },
    [
      ["rules.x.topics", "write mode, severity or threshold"],
      ["rules.x.mode", 'is "of": write alert, shadow or off'],
      ["rules.x.severity", "write critical, high, medium or low"],
    ],
  ],
  [
    { rules: { x: { threshold: { over: -1, withinSeconds: 0.5 } } } },
    [
      ["rules.x.threshold.over", "write a whole number of at least 0"],
      ["rules.x.threshold.withinSeconds", "write a whole number of at least 1"],
    ],
  ],
];

describe("parseSettings", () => {
  it("hands back a good document as it is", () => {
    expect(parseSettings(good)).toEqual({ ok: true, value: good });
    expect(parseSettings({})).toEqual({ ok: true, value: {} });
  });

  it.each(bad)("names every problem of %j", (document, expected) => {
    const parsed = parseSettings(document);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
    for (const [index, [, message]] of expected.entries()) {
      expect(problems[index]?.message).toContain(message);
    }
  });
});
