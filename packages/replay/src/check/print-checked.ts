import { neutralise } from "@logcritical/rules/record";
import { printJSON } from "../output/json.ts";
import type { Paint } from "../output/paint.ts";
import { printThings } from "../output/words.ts";
import { describeProblem } from "../usage-error.ts";
import type { CheckedFile, PlacedRemark } from "./check-file.ts";

/** What was checked for people: a line a file, and a line for each thing to say of it. */
export function printChecked(checked: readonly CheckedFile[], paint: Paint): string {
  return checked
    .map(({ file, kind, remarks, rules }) => {
      const problems = remarks.filter((remark) => remark.kind === "problem");
      const what = kind === "rules" ? printThings(rules.length, "rule") : kind;
      const total =
        problems.length === 0
          ? paint.good("no problem")
          : paint.bad(printThings(problems.length, "problem"));
      const lines = remarks.map((remark) => {
        const head = remark.kind === "problem" ? paint.bad("problem") : paint.dim("note   ");
        return `  ${head}  ${printRemark(file, remark)}`;
      });
      return `${[`${paint.bold(neutralise(file))}: ${what}, ${total}`, ...lines].join("\n")}\n`;
    })
    .join("");
}

function printRemark(file: string, remark: PlacedRemark): string {
  const { line, column } = remark;
  const place = line === undefined ? "" : `${neutralise(file)}:${line}:${column}: `;
  return `${place}${describeProblem(remark)}`;
}

/** Remarks for programs: JSON, one a line. */
export function printRemarks(checked: readonly CheckedFile[]): string {
  return checked
    .flatMap(({ file, remarks }) =>
      remarks.map(({ kind, code, ruleId, path, line, column, message }) => {
        // In the order in which a person looks; what a remark lacks is left out.
        const remark = { file, line, column, kind, code, ruleId, path, message };
        return `${printJSON(remark)}\n`;
      }),
    )
    .join("");
}
