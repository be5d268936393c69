import { Argument, type Command, Option } from "@commander-js/extra-typings";
import { compileCondition, parsePattern } from "@logcritical/rules";
import { redact } from "@logcritical/rules/record";
import type { Context } from "../context.ts";
import { describeRecord } from "../output/describe-record.ts";
import { printJSON } from "../output/json.ts";
import { eachRecord, type PlacedRecord } from "../read/each-record.ts";
import { patternError } from "../usage-error.ts";
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
      const condition = compileCondition(parsed.value);
      let matched = 0;
      const exitCode = await eachRecord(paths, context, (found) => {
        const { record, json } = found;
        if (json === undefined ? !condition.matches(record) : !condition.matchesText(json))
          return true;
        matched += 1;
        if (count !== true) context.stdout.write(`${print[format](found)}\n`);
        return true;
      });
      if (count === true) context.stdout.write(`${matched}\n`);
      end(exitCode);
    });
}

const print: Readonly<Record<(typeof formats)[number], (found: PlacedRecord) => string>> = {
  ndjson: ({ record }) => printJSON(redact(record)),
  json: ({ record }) => printJSON(redact(record), 2),
  line: ({ record }) => describeRecord(record),
};
