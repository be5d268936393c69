import type { Told } from "../matcher/finding.ts";
import type { Atom } from "./atoms.ts";
import { type Classes, unknown, unseen, type ValueClass } from "./class-table.ts";
import type { Judge } from "./judge.ts";
import type { ClassNumbers } from "./machine.ts";
import { slotsMax } from "./tables.ts";

/** A judge with its place among the others. */
export interface NamedJudge extends Judge {
  readonly order: number;
  /** The rule's id; none where the judge is of no rule, but a reason to look at the record. */
  readonly ruleIds: readonly string[];
}

/** What a judge answers who does not say no. */
interface Answered extends Pick<NamedJudge, "order" | "ruleIds"> {
  readonly isCertain: boolean;
}

/** What has been found out about a record. */
export interface Verdict extends Told {
  /** Whether a judge of no rule may hold: there is another reason to look at the record. */
  readonly isOdd: boolean;
}

/** Decides by the classes of a record's values. */
export interface Decider {
  /** The slots on which judges hang who know the leading slots alone, as bits. */
  readonly relevant: (numbers: ClassNumbers) => bigint;
  /** The number of the verdict; zero where every judge says no. Or `deeper`. */
  readonly decide: (numbers: ClassNumbers) => number;
  readonly verdict: (number: number) => Verdict;
}

/** In place of a verdict: a judge hangs on a value of the class `unseen`. */
const deeper = -2;

/** How a decider is to work. */
export interface DeciderOptions {
  /** The slots that are classed first. */
  readonly leads: readonly number[];
  /** Those whose arrays and objects are looked into, and last. */
  readonly deep: readonly number[];
  readonly verdictsMax?: number;
}

/**
 * Files the judges under what they need, so that thousands of rules cost little. Past so many
 * verdicts, which only rules that differ in everything bring about, a new one leaves all open.
 */
export function createDecider(
  judges: readonly NamedJudge[],
  classes: Classes,
  { leads, deep, verdictsMax = 65_536 }: DeciderOptions,
): Decider {
  const open = judges.flatMap(({ ruleIds }) => ruleIds);
  const everything: Verdict = { certain: [], open, isOdd: true };
  const verdicts: Verdict[] = [{ certain: [], open: [], isOdd: false }];
  const numbersOf = new Map<string, number>();
  const find = fileJudges(judges, classes);
  const hangsOn = (slots: bigint, numbers: ClassNumbers): boolean =>
    deep.some((slot) => numbers[slot] === unseen && ((slots >> BigInt(slot)) & 1n) === 1n);
  const known = new Uint16Array(slotsMax).fill(unknown);
  return {
    verdict: (number) => verdicts[number] ?? everything,
    relevant(numbers) {
      // Under unknown values, a judge who says no or yes would say so whatever they are.
      for (const lead of leads) known[lead] = numbers[lead] ?? unknown;
      let bits = 0n;
      for (const { judge } of find(known)) {
        const answer = judge(known);
        if (typeof answer === "bigint") bits |= answer;
      }
      return bits;
    },
    decide(numbers) {
      const answers: Answered[] = [];
      for (const { judge, order, ruleIds } of find(numbers)) {
        const answer = judge(numbers);
        if (typeof answer === "bigint" && hangsOn(answer, numbers)) return deeper;
        if (answer !== false) answers.push({ order, ruleIds, isCertain: answer === true });
      }
      if (answers.length === 0) return 0;
      answers.sort((a, b) => a.order - b.order);
      const key = answers.map(({ order, isCertain }) => `${order}:${isCertain}`).join(" ");
      const number = numbersOf.get(key) ?? verdicts.length;
      if (number < verdicts.length || number === verdictsMax) return number;
      const idsWhere = (wanted: boolean): readonly string[] =>
        answers.filter(({ isCertain }) => isCertain === wanted).flatMap(({ ruleIds }) => ruleIds);
      numbersOf.set(key, number);
      const isOdd = answers.some((answer) => answer.ruleIds.length === 0);
      verdicts.push({ certain: idsWhere(true), open: idsWhere(false), isOdd });
      return number;
    },
  };
}

/** Gives the judges that may not say no. */
function fileJudges(
  judges: readonly NamedJudge[],
  classes: Classes,
): (numbers: ClassNumbers) => Iterable<NamedJudge> {
  const rarest = chooseRarest(judges);
  const always = judges.filter((judge) => !rarest.has(judge));
  const byAtom = Map.groupBy(
    [...rarest].flatMap(([judge, atoms]) => atoms.map((atom) => ({ judge, atom }))),
    ({ atom }) => atom,
  );
  const filed = [...new Set(Array.from(byAtom.keys(), ({ slot }) => slot))].map(classes);
  const known = new Map<ValueClass, readonly NamedJudge[]>();
  const judgesUnder = (own: ValueClass): readonly NamedJudge[] => {
    const under = own.telling.flatMap((atom) => byAtom.get(atom) ?? []).map(({ judge }) => judge);
    known.set(own, under);
    return under;
  };
  return (numbers) => {
    const found = new Set(always);
    for (const { of } of filed) {
      const own = of(numbers);
      for (const judge of known.get(own) ?? judgesUnder(own)) found.add(judge);
    }
    return found;
  };
}

/** Of the sets that a judge needs, the one whose commonest atom is needed by the fewest judges. */
function chooseRarest<T extends NamedJudge>(judges: readonly T[]): ReadonlyMap<T, readonly Atom[]> {
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
