import { readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

/** What an entry point promises, in lines of names: those of run time, and those of types. */
interface Promised {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/**
 * A name here is a promise: it is neither renamed nor removed without a new major version, and a
 * new one is added on purpose.
 */
const promised: Readonly<Record<keyof typeof manifest.exports, Promised>> = {
  ".": {
    values: [
      "all any checkRule compileCondition compileRules createCounter createExplainer explain failed field",
      "isActive measure none packPatterns parsePattern parseSettings printPattern setting severities",
      "succeeded teams textsSought wrote",
    ],
    types: [
      "All Any Clause ClauseGroup ClauseLeaf Comparison CompiledCondition Condition Counter",
      "Crossing DroppedClause Explainer Explanation Field FieldPath Finding ForwardedShare Holds InactiveRule InNetworks Is Literal",
      "Measure Member Message Missing None NumberLiteral Operator PackOptions PackedPatterns",
      "PrintedPattern Problem Raise RegexLiteral Result Rule RuleCoverage RuleMode RuleSet RuleSettings",
      "RuleState SettingReference Settings Severity Team TextLiteral Threshold Told TrailRecord",
    ],
  },
  "./catalog": { values: ["catalog"], types: [] },
  "./check": { values: ["findDeadClauses"], types: [] },
  "./packs/cis": { values: ["cis cisPatterns"], types: ["PublishedPattern"] },
  "./packs/classic": { values: ["classic classicPatterns"], types: ["ClassicPattern"] },
  "./record": {
    values: [
      "accountOf actionOf actorOf compileRedaction identityFields neutralise outcomeOf redact regionOf",
      "sourceOf targetsOf timeLimits timeOf toolOf",
    ],
    types: ["Actor ActorKind MFA Outcome ReadFields Source Tool TrailRecord"],
  },
  "./scan": {
    values: ["createScanner noteFlags noteWords"],
    types: ["CRC32 Decided Inflating KeptPart Notes Scan Scanner ScannerOptions Sifted Verdict"],
  },
};

const entries = Object.entries(manifest.exports).map(([entry, path]) => ({ entry, path }));

describe.each(entries)("the entry point $entry", ({ entry, path }) => {
  const wanted = Object.entries(promised).find(([name]) => name === entry)?.[1];

  it("has the values that are promised, and no others", async () => {
    const values: object = await import(`../${path}`);
    expect(Object.keys(values).toSorted()).toEqual(names(wanted?.values));
  });

  it("has the types that are promised, and no others", () => {
    expect(listTypes(path).toSorted()).toEqual(names(wanted?.types));
  });

  it("is published from the file that is tested", () => {
    const built = `./${path.replace("./src/", "dist/").replace(/\.ts$/, "")}`;
    const published = Object.entries(manifest.publishConfig.exports);
    expect(published.find(([name]) => name === entry)?.[1]).toEqual({
      types: `${built}.d.ts`,
      default: `${built}.js`,
    });
  });
});

it("there is no entry point that is not promised", () => {
  expect(Object.keys(manifest.exports)).toEqual(Object.keys(promised));
});

function names(lines: readonly string[] = []): readonly string[] {
  return lines.flatMap((line) => line.split(" ")).toSorted();
}

/** The names that an entry point exports as types; it may only name what it exports. */
function listTypes(path: string): readonly string[] {
  const file = new URL(`../${path}`, import.meta.url);
  const { module } = parseSync(file.pathname, readFileSync(file, "utf8"));
  return module.staticExports.flatMap(({ entries: exported }) =>
    exported.flatMap(({ exportName, isType }) => {
      if (exportName.name === null) throw new Error(`${path} exports all of another module.`);
      return isType ? [exportName.name] : [];
    }),
  );
}
