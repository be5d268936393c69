import type { Told } from "../matcher/finding.ts";
import type { Atom } from "./atoms.ts";
import { type Classes, unknown } from "./classes.ts";
import type { Judge } from "./judge.ts";
import type { ClassNumbers } from "./machine.ts";

/** A judge with its place among the others. */
export interface NamedJudge extends Judge {
  readonly order: number;
  /** The rule's id; none where the judge is of no rule, but a reason to look at the record. */
  readonly ruleIds: readonly string[];
}

/** Decides by the classes of a record's values. */
export interface Decider {
  /** The slots of the judges who are still undecided when the leading slots alone are known. */
  readonly relevant: (numbers: ClassNumbers) => Iterable<number>;
  /** The number of the verdict; zero where every judge says no. */
  readonly decide: (numbers: ClassNumbers) => number;
  readonly verdict: (number: number) => Told;
}

/** How a decider is to work. */
export interface DeciderOptions {
  /** The slots that are classed first. */
  readonly leads: ReadonlySet<number>;
  readonly verdictsMax?: number;
}

/**
 * Files the judges under what they need, so that thousands of rules cost little. Past so many
 * verdicts, which only rules that differ in everything bring about, a new one leaves all open.
 */
export function createDecider(
  judges: readonly NamedJudge[],
  classes: Classes,
  { leads, verdictsMax = 65_536 }: DeciderOptions,
): Decider {
  const everything: Told = { certain: [], open: judges.flatMap(({ ruleIds }) => ruleIds) };
  const verdicts = new Map<number, Told>([[0, { certain: [], open: [] }]]);
  const numbersOf = new Map<string, number>();
  const find = fileJudges(judges, classes);
  return {
    verdict: (number) => verdicts.get(number) ?? everything,
    relevant(numbers) {
      const known: ClassNumbers = (slot) => (leads.has(slot) ? numbers(slot) : unknown);
      // Under unknown values, a judge who says no or yes would say so whatever they are.
      const undecided = find(known).filter(({ judge }) => judge(known) === 1);
      return new Set(undecided.flatMap(({ slots }) => slots).filter((slot) => !leads.has(slot)));
    },
    decide(numbers) {
      const answers = find(numbers)
        .map(({ judge, order, ruleIds }) => ({ order, ruleIds, answer: judge(numbers) }))
        .filter(({ answer }) => answer !== 0);
      if (answers.length === 0) return 0;
      const key = answers.map(({ order, answer }) => `${order}:${answer}`).join(" ");
      const number = numbersOf.get(key) ?? verdicts.size;
      if (number < verdicts.size || number === verdictsMax) return number;
      const idsWith = (wanted: number): readonly string[] =>
        answers.filter(({ answer }) => answer === wanted).flatMap(({ ruleIds }) => ruleIds);
      numbersOf.set(key, number);
      verdicts.set(number, { certain: idsWith(2), open: idsWith(1) });
      return number;
    },
  };
}

/** Gives the judges that may not say no, in order. */
function fileJudges(
  judges: readonly NamedJudge[],
  classes: Classes,
): (numbers: ClassNumbers) => readonly NamedJudge[] {
  const rarest = chooseRarest(judges);
  const always = judges.filter((judge) => !rarest.has(judge));
  const byAtom = Map.groupBy(
    [...rarest].flatMap(([judge, atoms]) => atoms.map((atom) => ({ judge, atom }))),
    ({ atom }) => atom,
  );
  return (numbers) => {
    const found = new Set(always);
    for (const slot of classes.slots) {
      const { holds, open } = classes.ofSlot(slot).at(numbers(slot));
      for (const atom of [...holds, ...open]) {
        for (const { judge } of byAtom.get(atom) ?? []) found.add(judge);
      }
    }
    return [...found].toSorted((a, b) => a.order - b.order);
  };
}

/** Of the sets that a judge needs, the one whose commonest atom is needed by the fewest judges. */
function chooseRarest(judges: readonly NamedJudge[]): ReadonlyMap<NamedJudge, readonly Atom[]> {
  const needed = judges.flatMap(({ needs }) => [...new Set(needs.flat())]);
  const usage = new Map<Atom, number>();
  for (const [atom, { length }] of Map.groupBy(needed, (atom) => atom)) usage.set(atom, length);
  const commonness = (set: readonly Atom[]): number =>
    // Every atom of a set has been counted.
    set.reduce((most, atom) => Math.max(most, Number(usage.get(atom))), 0);
  return new Map(
    judges.flatMap((judge) => {
      const [set] = judge.needs.toSorted((a, b) => commonness(a) - commonness(b));
      return set === undefined ? [] : [[judge, set] as const];
    }),
  );
}
