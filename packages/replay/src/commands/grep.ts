import { Argument, type Command, Option } from "@commander-js/extra-typings";
import {
  type Condition,
  compileCondition,
  compileRules,
  parsePattern,
  type Rule,
} from "@logcritical/rules";
import type { Context } from "../context.ts";
import { describeRecord } from "../output/describe-record.ts";
import { printShown } from "../output/print-shown.ts";
import { eachRecord } from "../read/each-record.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import { patternError } from "../usage-error.ts";
import { eachMatch } from "./each-match.ts";
import { pathsWords } from "./options.ts";

const help = `
Examples:
  $ logcritical grep '{ $.errorCode = "AccessDenied*" }' trail/
  $ logcritical grep '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }' trail/
  $ logcritical grep --count '{ $.userIdentity.type = "Root" }' trail/ more.json.gz
  $ logcritical grep '%203\\.0\\.113\\.[0-9]+%' - < records.ndjson`;

const formats = ["ndjson", "json", "line"] as const;

/** Adds `grep`: the records that a CloudWatch pattern lets through. */
export function addGrepCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  program
    .command("grep")
    .summary("print the records that a CloudWatch filter pattern matches")
    .description(
      "Prints the records that any CloudWatch Logs filter pattern matches: { … }, or %regex% over " +
        "the whole record. Secrets in them are redacted.",
    )
    .addArgument(new Argument("<pattern>", "a filter pattern, in single quotes for the shell"))
    .addArgument(new Argument("<paths...>", pathsWords))
    .option("-c, --count", "print only how many records match")
    .addOption(
      new Option("-f, --format <format>", "one record a line, indented, or one line of words")
        .choices(formats)
        .default("ndjson" as const),
    )
    .addHelpText("after", help)
    .action(async (pattern, paths, { count, format }) => {
      const parsed = parsePattern(pattern);
      if (!parsed.ok) throw patternError(pattern, parsed.problems);
      let matched = 0;
      const see = (found: ReadRecord): void => {
        matched += 1;
        if (count !== true) context.stdout.write(`${print[format](found)}\n`);
      };
      const exitCode = await search(paths, context, { condition: parsed.value, see });
      if (count === true) context.stdout.write(`${matched}\n`);
      end(exitCode);
    });
}

/** What is looked for, and who is shown the records in which it is found. */
interface Search {
  readonly condition: Condition;
  readonly see: (found: ReadRecord) => void;
}

/** Shows what is found, and gives the exit code. */
async function search(
  paths: readonly string[],
  context: Context,
  { condition, see }: Search,
): Promise<number> {
  const rules = compileRules([ruleOf(condition)]);
  // A pipe may bring its records one by one, and whoever waits for them wants each when it comes.
  if (rules.ok && !paths.includes("-")) {
    return (await eachMatch(paths, context, { rules: rules.value, see })).exitCode();
  }
  const compiled = compileCondition(condition);
  return eachRecord(paths, context, (found) => {
    const { record, json } = found;
    if (json === undefined ? compiled.matches(record) : compiled.matchesText(json)) see(found);
    return true;
  });
}

/** A rule that asks just this: such can be asked of a record that nobody has parsed. */
function ruleOf(when: Condition): Rule {
  return {
    id: "grep",
    title: "Searched for",
    description: "What a pattern lets through.",
    severity: "low",
    teams: ["infosec"],
    when,
    attack: [],
    runbook: ["Look."],
    falsePositives: [],
    references: [],
  };
}

const print: Readonly<Record<(typeof formats)[number], (found: ReadRecord) => string>> = {
  ndjson: (found) => printShown(found),
  json: (found) => printShown(found, 2),
  line: ({ record }) => describeRecord(record),
};
