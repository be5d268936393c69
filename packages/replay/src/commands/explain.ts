import type { Command } from "@commander-js/extra-typings";
import { type Clause, createExplainer, type Explainer, type Explanation } from "@logcritical/rules";
import { neutralise } from "@logcritical/rules/record";
import type { Context } from "../context.ts";
import { loadSomeRules } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { describeRecord } from "../output/describe-record.ts";
import { createPaint, type Paint } from "../output/paint.ts";
import { eachRecord, type PlacedRecord } from "../read/each-record.ts";
import { UsageError } from "../usage-error.ts";
import { modulesOption, packOption, parseCount, pathsWords, settingsOption } from "./options.ts";

const help = `
Examples:
  $ logcritical explain root-access trail/ --event 0e4d136e-1f0a-4a2e-9df3-4b8cf1a5c0de
  $ logcritical explain --all --event 0e4d136e-1f0a-4a2e-9df3-4b8cf1a5c0de trail/
  $ logcritical explain change-secgroup fixtures/rules/change-secgroup

A clause that holds is marked +, one that does not -, and those that decided stand behind >.`;

/** Adds `explain`: why a rule matches a record, or does not, clause by clause. */
export function addExplainCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  program
    .command("explain")
    .summary("say clause by clause why a rule matches a record, or does not")
    .description(
      "Shows every clause of a rule with what was asked, what the record holds, and which clauses " +
        "decided. With --all every rule is asked, and only those are shown whole that match.",
    )
    .argument("[rule]", "the rule's id; with --all the first path")
    .argument("[paths...]", pathsWords)
    .option("--all", "ask every rule")
    .option("--event <eventID>", "only the record with this eventID")
    .option("--limit <count>", "how many records to explain", parseCount, 20)
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(settingsOption)
    .addHelpText("after", help)
    .action(async (first, rest, options) => {
      const { all, event, limit, pack, rules: modules, settings: path } = options;
      const paths = all === true && first !== undefined ? [first, ...rest] : rest;
      if (paths.length === 0 || first === undefined) {
        throw new UsageError("Name a rule and where the records are: explain root-access trail/.");
      }
      const { rules: settings, ownRules: own } = await loadSettings(path);
      const ids = all === true ? [] : [first];
      const rules = await loadSomeRules({ packs: pack, modules, ids, own });
      const view = {
        explainers: rules.map((rule) => createExplainer(rule, settings)),
        paint: createPaint(context.isColoured),
        isBrief: all === true,
      };
      let count = 0;
      const exitCode = await eachRecord(paths, context, (found) => {
        if (event !== undefined && found.record.eventID !== event) return true;
        count += 1;
        if (count <= limit) context.stdout.write(explainRecord(found, view));
        return event === undefined;
      });
      // That there was none at all has been said already.
      if (count === 0 && event !== undefined) {
        context.stderr.write(`No record with the eventID ${neutralise(event)} was found.\n`);
      }
      if (count > limit) {
        context.stderr.write(`${count - limit} more records: name one with --event, or --limit.\n`);
      }
      end(exitCode);
    });
}

/** What a record is asked, and how the answers are shown. */
interface View {
  /** One for each rule. */
  readonly explainers: readonly Explainer[];
  readonly paint: Paint;
  /** Only the deciding lines of rules that do not match. */
  readonly isBrief: boolean;
}

function explainRecord({ record, json, file }: PlacedRecord, view: View): string {
  const { explainers, paint, isBrief } = view;
  const blocks = explainers.map((explain) => {
    const explanation = explain(record, json);
    const { matched, ruleId, lines } = explanation;
    const verdict = matched ? paint.good("matches") : paint.dim("does not match");
    return isBrief && !matched
      ? [`  ${ruleId} ${verdict}: ${lines.join("; ")}`]
      : [`  ${paint.bold(ruleId)} ${verdict}`, ...clauseLines(explanation, paint)];
  });
  const id = record.eventID;
  const name = typeof id === "string" ? neutralise(id) : "no eventID";
  const head = [
    paint.bold(describeRecord(record)),
    `  ${paint.dim(`${name} in ${neutralise(file)}`)}`,
  ];
  return `${[...head, ...blocks.flat()].join("\n")}\n\n`;
}

function clauseLines({ reason, clause }: Explanation, paint: Paint): readonly string[] {
  return reason === undefined ? printClause(clause, { paint, depth: 1 }) : [`    ${reason}`];
}

/** The tree as it stands in the rule, a line for each clause, groups indented below their word. */
function printClause(
  clause: Clause,
  { paint, depth }: { readonly paint: Paint; readonly depth: number },
): readonly string[] {
  const decided = clause.decided ? ">" : " ";
  const mark = clause.holds ? paint.good("+") : paint.bad("-");
  const lead = `${"  ".repeat(depth)}${decided} ${mark}`;
  if (clause.kind !== "leaf") {
    const inner = clause.clauses.flatMap((part) => printClause(part, { paint, depth: depth + 1 }));
    return [`${lead} ${clause.kind} of`, ...inner];
  }
  const seen = clause.seen.length === 0 ? "" : paint.dim(`    seen ${clause.seen.join(", ")}`);
  return [`${lead} ${clause.text}${seen}`];
}
