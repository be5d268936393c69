// `pnpm mutate:scanner`: takes each guard of the scanner away, and looks for a document on which
// the answers then differ from the reference's, or the notes from what parsing says, or for a gzip
// that is then inflated otherwise. Prints a line for each guard, and fails if one is not missed: then
// either it is not needed, or a case is. `pnpm mutate:scanner notes` takes only those whose names have
// the word.
import { catalog } from "../packages/rules/src/catalog/index.ts";
import { compileRules, type Rule, type RuleSet } from "../packages/rules/src/index.ts";
import { compileModule, type Module } from "../packages/rules/src/scan/globals.ts";
import { createMachine } from "../packages/rules/src/scan/machine.ts";
import { planRules } from "../packages/rules/src/scan/plan.ts";
import {
  createScanner,
  runScanner,
  type Scanner,
  type ScannerOptions,
} from "../packages/rules/src/scan/scanner.ts";
import { createDocumentSource } from "../packages/rules/test/support/build-document.ts";
import { askReference, askScanner } from "../packages/rules/test/support/compare-engines.ts";
import { findWrongNotes, outlined } from "../packages/rules/test/support/compare-notes.ts";
import {
  listFixtureRules,
  readFixtureRecords,
  readFixtureSettings,
} from "../packages/rules/test/support/fixture-records.ts";
import { hazardRules } from "../packages/rules/test/support/hazard-rules.ts";
import { hazards } from "../packages/rules/test/support/hazards.ts";
import { loosen } from "../packages/rules/test/support/loose-json.ts";
import { createOddNotes } from "../packages/rules/test/support/odd-notes.ts";
import { probingRules } from "../packages/rules/test/support/probing-rules.ts";
import { createRandom } from "../packages/rules/test/support/random.ts";
import { allGuards } from "./all-guards.ts";
import { compileScanner } from "./compile-scanner.ts";
import { findOddGzip, inflateGuards } from "./inflate-guards.ts";
import { collide, collideRecords, type Guard } from "./scanner-guards.ts";
import { collidePlaces } from "./stretch-guards.ts";

const settings = readFixtureSettings();
const material = {
  records: [
    ...listFixtureRules()
      .flatMap(readFixtureRecords)
      .map(({ record }) => loosen(record)),
    ...createOddNotes(200, createRandom(1)),
  ],
  texts: [...(settings.criticalInstances ?? []), "StopInstances", "Root", "0.0.0.0/0", "i-1", "a"],
};

const ruleSets = [hazardRules, catalog, probingRules].map(compile);
let survivors = 0;
const chosen = allGuards.filter(({ without }) => without.includes(process.argv[2] ?? ""));
for (const guard of chosen) {
  const seen = await findDifference(guard);
  if (seen === undefined) survivors += 1;
  console.log(`${seen === undefined ? "SURVIVED" : "missed  "}  ${guard.without}${seen ?? ""}`);
}
console.log(
  `\n${chosen.length - survivors} guards are missed when they are gone, ${survivors} not`,
);
process.exitCode = survivors === 0 ? 0 : 1;

/** Where the answers differ without the guard. */
async function findDifference(guard: Guard): Promise<string | undefined> {
  const collisions = guard.atCollision ? [...collide, ...collideRecords, ...collidePlaces] : [];
  const changes = [...collisions, ...(guard.first ? [guard.first] : []), guard];
  const module = compileModule(Buffer.from(await compileScanner(...changes)).toString("base64"));
  // Whatever the rules, it inflates the same.
  if (inflateGuards.includes(guard)) return findBadGzip(module);
  for (const rules of ruleSets) {
    const scanner = start(rules, module, { notes: false });
    const noting = start(rules, module, { notes: true, outlines: outlined });
    const differs = (document: Uint8Array): boolean => {
      try {
        const expected = JSON.stringify(askReference(rules, document));
        return (
          askScanner(scanner, document).some((answer) => JSON.stringify(answer) !== expected) ||
          findWrongNotes(noting, document).length > 0
        );
      } catch {
        // A scanner out of bounds is a difference, too.
        return true;
      }
    };
    const hazard = hazards.find(({ document }) => differs(Buffer.from(document)));
    if (hazard !== undefined) return `: ${hazard.name}`;
    const next = createDocumentSource(material, createRandom(1));
    for (let turn = 1; turn <= 3000; turn += 1) if (differs(next())) return `: document ${turn}`;
  }
  return undefined;
}

function start(rules: RuleSet, module: Module, options: ScannerOptions): Scanner {
  const plan = planRules(rules.rules, [], options);
  return runScanner(rules, plan, createMachine(plan.tables, plan.host, module));
}

function findBadGzip(module: Module): string | undefined {
  const none = compile([]);
  try {
    const number = findOddGzip(start(none, module, { notes: false }), createScanner(none));
    return number === undefined ? undefined : `: gzip ${number}`;
  } catch {
    return ": out of bounds";
  }
}

function compile(rules: readonly Rule[]): RuleSet {
  const compiled = compileRules(rules, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}
