import type { Command } from "@commander-js/extra-typings";
import {
  type DroppedClause,
  type PackedPatterns,
  type PrintedPattern,
  packPatterns,
  printPattern,
  type Rule,
  type Settings,
} from "@logcritical/rules";
import type { Context } from "../context.ts";
import { loadSomeRules } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { problemsError } from "../usage-error.ts";
import { modulesOption, packOption, parseCount, settingsOption } from "./options.ts";

const help = `
Examples:
  $ logcritical pattern root-access
  $ logcritical pattern srt-instance --text | pbcopy
  $ logcritical pattern --pack-into 2 --settings settings.json
  $ logcritical pattern iam-change root-access cloudtrail-change --pack-into 1`;

/** Adds `pattern`: the CloudWatch patterns of rules, each by itself or packed together. */
export function addPatternCommand(program: Command, context: Context): void {
  program
    .command("pattern")
    .summary("print rules as CloudWatch filter patterns")
    .description(
      "Prints the CloudWatch Logs filter pattern of each rule, all of the pack where none is named, " +
        "and what it had to leave out; or packs them into as few patterns as a log group takes.",
    )
    .argument("[rules...]", "ids of rules, as rules list prints them")
    .option("--pack-into <count>", "pack the rules into so many patterns", parseCount)
    .option("--text", "print nothing but the patterns, one a line")
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(settingsOption)
    .addHelpText("after", help)
    .action(async (ids, { packInto, text, pack, rules: modules, settings: path }) => {
      const { rules: settings, ownRules: own } = await loadSettings(path);
      const rules = await loadSomeRules({ packs: pack, modules, ids, own });
      const blocks =
        packInto === undefined
          ? rules.map((rule) => describeRule(rule, settings))
          : describePacked(rules, settings, packInto);
      const lines =
        text === true
          ? blocks.flatMap(({ pattern }) => pattern ?? [])
          : blocks.flatMap(({ head, lines: all }) => [head, ...all.map((line) => `  ${line}`), ""]);
      context.stdout.write(`${lines.join("\n").trimEnd()}\n`);
    });
}

/** A pattern in lines: the text itself, its size, and what it leaves out. */
export function describePattern(printed: PrintedPattern): readonly string[] {
  const { text, length, exact, regexes, dropped } = printed;
  const regex = regexes === 0 ? "" : `, ${regexes} regular expression${regexes === 1 ? "" : "s"}`;
  const fit = exact ? "exactly the rule" : "wider than the rule, which the matcher then decides";
  return [
    text === "" ? "(the empty pattern, which lets everything through)" : text,
    `${length} of 1,024 characters${regex}; ${fit}`,
    ...dropped.map(({ clause, reason }) => `left out: ${clause}. ${reason}`),
  ];
}

/** Lines under a head, and the pattern among them. */
interface Block {
  readonly head: string;
  readonly lines: readonly string[];
  readonly pattern?: string;
}

function describeRule(rule: Rule, settings: Settings): Block {
  const printed = printPattern(rule.when, settings);
  if (!printed.ok) throw problemsError(`${rule.id} has no pattern`, printed.problems);
  return { head: rule.id, lines: describePattern(printed.value), pattern: printed.value.text };
}

function describePacked(
  rules: readonly Rule[],
  settings: Settings,
  patterns: number,
): readonly Block[] {
  const packed = packPatterns(rules, { settings, patterns });
  if (!packed.ok) throw problemsError("The rules cannot be packed", packed.problems);
  return [
    ...packed.value.patterns.map(({ text, length, regexes }, at) => ({
      head: `pattern ${at + 1}: ${length} of 1,024 characters, ${regexes} regular expressions`,
      lines: [text],
      pattern: text,
    })),
    { head: "rules", lines: describeCoverage(packed.value) },
  ];
}

function describeCoverage({ coverage, inactive }: PackedPatterns): readonly string[] {
  const width = Math.max(0, ...coverage.map(({ ruleId }) => ruleId.length));
  return [
    ...coverage.map(({ ruleId, patterns, exact, dropped }) => {
      const where = `in ${patterns.map((at) => at + 1).join(" and ")}`;
      const fit = exact ? "exact" : `wider, without ${summarise(dropped)}`;
      return `${ruleId.padEnd(width)}  ${where}  ${fit}`;
    }),
    ...inactive.map(({ ruleId, reason }) => `${ruleId.padEnd(width)}  left out: ${reason}`),
  ];
}

/** The first of what is not asked; the matcher asks it all. */
function summarise(dropped: readonly DroppedClause[]): string {
  const shown = dropped.slice(0, shownMax).map(({ clause }) => clause);
  const rest = dropped.length - shown.length;
  return rest > 0 ? `${shown.join("; ")} and ${rest} more` : shown.join("; ");
}

const shownMax = 2;
