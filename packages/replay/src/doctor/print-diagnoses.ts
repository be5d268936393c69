import { neutralise } from "@logcritical/rules/record";
import type { Paint } from "../output/paint.ts";
import { printThings } from "../output/words.ts";
import type { Diagnosis } from "./examine.ts";

/** What was found, a block a question; why it matters and what to do stand where it is bad. */
export function printDiagnoses(diagnoses: readonly Diagnosis[], paint: Paint): string {
  return diagnoses
    .map(({ asks, why, state, observations, reason }) => {
      const mark = { good: paint.good("good   "), bad: paint.bad("BAD    "), unasked: "unasked" };
      const lines = observations.flatMap(({ kind, what, mend }) => [
        `         ${kind === "bad" ? paint.bad("-") : kind === "good" ? paint.good("+") : " "} ${neutralise(what)}`,
        ...(mend === undefined ? [] : [`           ${paint.bold("mend:")} ${neutralise(mend)}`]),
      ]);
      const head = `${mark[state]}  ${paint.bold(asks)}`;
      const because = state === "bad" ? [`         ${paint.dim(why)}`] : [];
      const unasked = reason === undefined ? [] : [`         ${neutralise(reason)}`];
      return `${[head, ...because, ...unasked, ...lines].join("\n")}\n`;
    })
    .join("");
}

/** The last line: how many of each. */
export function printOutcome(diagnoses: readonly Diagnosis[]): string {
  const count = (state: Diagnosis["state"]): number =>
    diagnoses.filter((diagnosis) => diagnosis.state === state).length;
  const unasked = count("unasked");
  const rest = unasked === 0 ? "" : `, ${unasked} could not be asked`;
  return `${printThings(diagnoses.length, "question")}: ${count("good")} good, ${count("bad")} bad${rest}\n`;
}
