import { neutralise } from "@logcritical/rules/record";
import xmlbuilder from "xmlbuilder";
import type { RuleVerdict } from "./test-rules.ts";

/**
 * What came of rules as JUnit's XML, which build servers show: a suite a rule, a case a file. What
 * is missing for a rule is a case of its own. Characters that XML cannot hold, however they are
 * escaped (XML 1.0, "Char"), are among those that are made visible.
 * Source of the form: the schema that Apache Ant's `junit` task writes, `JUnit.xsd`.
 */
export function printJUnit(verdicts: readonly RuleVerdict[]): string {
  const suites = verdicts.map((verdict) => ({ name: verdict.ruleId, cases: casesOf(verdict) }));
  const root = xmlbuilder.create("testsuites", { encoding: "UTF-8" });
  root.att(countsOf(suites.flatMap(({ cases }) => cases)));
  for (const { name: ruleId, cases } of suites) {
    const suite = root.ele("testsuite", { name: ruleId, ...countsOf(cases) });
    for (const { name, reasons } of cases) {
      const one = suite.ele("testcase", { classname: ruleId, name: neutralise(name) });
      const [first, ...rest] = reasons;
      if (first !== undefined)
        one.ele("failure", { message: neutralise(first) }, rest.map(neutralise).join("\n"));
    }
  }
  return `${root.end({ pretty: true })}\n`;
}

interface Case {
  readonly name: string;
  readonly reasons: readonly string[];
}

function casesOf({ lacks, examples }: RuleVerdict): readonly Case[] {
  return [
    ...examples.map(({ file, reasons }) => ({ name: file, reasons })),
    ...lacks.map((lack, index) => ({ name: `has what proves it (${index + 1})`, reasons: [lack] })),
  ];
}

function countsOf(cases: readonly Case[]): Readonly<Record<"tests" | "failures", number>> {
  return {
    tests: cases.length,
    failures: cases.filter(({ reasons }) => reasons.length > 0).length,
  };
}
