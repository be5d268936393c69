import type { Command } from "@commander-js/extra-typings";
import {
  compileRules,
  printPattern,
  type Rule,
  type RuleState,
  type Settings,
} from "@logcritical/rules";
import { neutralise } from "@logcritical/rules/record";
import type { Context } from "../context.ts";
import { loadRules } from "../load/load-rules.ts";
import { loadSettings } from "../load/load-settings.ts";
import { createPaint, type Paint } from "../output/paint.ts";
import { printTable } from "../output/print-table.ts";
import { printWrapped } from "../output/wrap.ts";
import { problemsError, UsageError } from "../usage-error.ts";
import { modulesOption, packOption, settingsOption } from "./options.ts";
import { describePattern } from "./pattern.ts";
import { addRulesExportCommand } from "./rules-export.ts";
import { addRulesNewCommand } from "./rules-new.ts";
import { addRulesTestCommand } from "./rules-test.ts";

const help = `
Examples:
  $ logcritical rules
  $ logcritical rules --settings settings.json
  $ logcritical rules show root-access
  $ logcritical rules list --pack cis --pack classic
  $ logcritical rules new bucket-made-public
  $ logcritical rules test
  $ logcritical rules export`;

/** Adds `rules`: what there is and how it stands under the settings, and how to add to it. */
export function addRulesCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  const rules = program
    .command("rules")
    .summary("list the rules and their state, show one whole; begin, test or export your own")
    .description("Lists rules and their state, shows one whole; begins, tests or exports your own.")
    .addHelpText("after", help);
  rules
    .command("list", { isDefault: true })
    .summary("list the rules, and whether the settings leave them active (the default)")
    .description("Lists the rules: severity, teams, and whether the settings leave them active.")
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(settingsOption)
    .addHelpText("after", help)
    // Whatever is no command of its own comes here.
    .allowExcessArguments()
    .action(async ({ pack, rules: modules, settings: path }, { args: [unknown] }) => {
      if (unknown !== undefined) throw new UsageError(describeUnknown(unknown));
      const { rules: settings, ownRules: own } = await loadSettings(path);
      const chosen = await loadRules({ packs: pack, modules, ids: [], own });
      const states = compiledStates(chosen, settings);
      context.stdout.write(listRules(states, context));
    });
  addRulesTestCommand(rules, context, end);
  addRulesNewCommand(rules, context);
  addRulesExportCommand(rules, context);
  rules
    .command("show")
    .summary("show everything about one rule")
    .description("Shows everything about one rule: what it catches, its pattern, what to do.")
    .argument("<id>", "the rule's id, as rules list prints it")
    .addOption(packOption)
    .addOption(modulesOption)
    .addOption(settingsOption)
    .addHelpText("after", help)
    .action(async (id, { pack, rules: modules, settings: path }) => {
      const { rules: settings, ownRules: own } = await loadSettings(path);
      const chosen = await loadRules({ packs: pack, modules, ids: [id], own });
      const paint = createPaint(context.isColoured);
      for (const state of compiledStates(chosen, settings)) {
        context.stdout.write(showRule(state, { settings, paint, columns: context.columns }));
      }
    });
}

function describeUnknown(word: string): string {
  const known = "write rules list, show <id>, new <id>, test or export";
  return `There is no rules ${neutralise(word)}: ${known}.`;
}

function compiledStates(rules: readonly Rule[], settings: Settings): readonly RuleState[] {
  const compiled = compileRules(rules, settings);
  if (compiled.ok) return compiled.value.rules;
  throw problemsError("These rules cannot be used", compiled.problems);
}

function listRules(states: readonly RuleState[], { isColoured, columns }: Context): string {
  const paint = createPaint(isColoured);
  const rows = states.map(({ rule, state, reason }) => [
    rule.id,
    paint.severity(rule.severity),
    rule.teams.join(", "),
    state,
    reason === undefined ? rule.title : `(${reason}) ${rule.title}`,
  ]);
  return printTable({
    head: ["rule", "severity", "teams", "state", "what happened"].map(paint.bold),
    rows,
    columns,
  });
}

/** How a rule is shown. */
interface View {
  readonly settings: Settings;
  readonly paint: Paint;
  readonly columns: number;
}

function showRule({ rule, state, reason }: RuleState, { settings, paint, columns }: View): string {
  const { threshold } = rule;
  const printed = printPattern(rule.when, settings);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["State", [reason === undefined ? state : `${state}: ${reason}`]],
    ["Teams", [rule.teams.join(", ")]],
    ...(threshold === undefined ? [] : [["Fires", [describeThreshold(threshold)]] as const]),
    ...(rule.raise ?? []).map(
      ({ to, because }) => [`Raised to ${to}`, [`because ${because}`]] as const,
    ),
    ["ATT&CK", [rule.attack.join(", ")]],
    ["CIS", [rule.cis?.join(", ") ?? "none"]],
    [
      "Pattern",
      printed.ok ? describePattern(printed.value) : printed.problems.map((p) => p.message),
    ],
    ["What to do", rule.runbook.map((step, index) => `${index + 1}. ${step}`)],
    ["Also fires on", rule.falsePositives],
    ["References", rule.references],
  ];
  const head = `${paint.severity(rule.severity)}  ${paint.bold(rule.title)}  (${rule.id})`;
  const body = sections.flatMap(([name, lines]) => [
    "",
    paint.bold(name),
    ...lines.map((line) => printWrapped(line, { indent: 2, columns })),
  ]);
  const description = printWrapped(rule.description, { indent: 0, columns });
  return `${[head, description, ...body].join("\n")}\n`;
}

function describeThreshold({
  over,
  withinSeconds,
  by,
  count,
}: NonNullable<Rule["threshold"]>): string {
  const what = count === "records" ? "records" : "things named in the calls";
  const apart = by.length === 0 ? "" : `, counted for each ${by.join(" and ")} by itself`;
  return `at more than ${over} ${what} within ${withinSeconds} seconds${apart}`;
}
