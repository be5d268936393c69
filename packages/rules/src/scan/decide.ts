import type { Atom } from "./atoms.ts";
import type { SlotClasses } from "./classes.ts";
import type { Judge } from "./judge.ts";

/** What the values at the slots tell of a record. */
export interface Verdict {
  /** Rules that match. */
  readonly certain: readonly string[];
  /** Rules that may match: the record has to be parsed. */
  readonly open: readonly string[];
  /** Both. */
  readonly rules: ReadonlySet<string>;
}

/** A rule's judge; without an id it is no rule, but a reason to look at the record. */
export interface NamedJudge extends Judge {
  readonly ruleId: string | undefined;
}

/** Decides by the classes of a record's values. */
export interface Decider {
  /** The number of the verdict; zero where every judge says no. */
  readonly decide: (numbers: ArrayLike<number>) => number;
  readonly verdict: (number: number) => Verdict;
}

/**
 * Past so many different verdicts, which only rules that differ in everything can bring about, a
 * new one is that everything is open.
 */
const verdictsMax = 65_536;

/** Files the judges under what they need, so that thousands of rules cost little. */
export function createDecider(
  judges: readonly NamedJudge[],
  classes: readonly SlotClasses[],
): Decider {
  const everything = createVerdict(
    [],
    judges.flatMap(({ ruleId = [] }) => ruleId),
  );
  const verdicts: Verdict[] = [createVerdict([], []), everything];
  const numbersOf = new Map<string, number>();
  const find = fileJudges(judges, classes);
  return {
    verdict: (number) => verdicts[number] ?? everything,
    decide(numbers) {
      const answers = find(numbers)
        .map((place) => ({ place, answer: judges[place]?.judge(numbers) ?? 0 }))
        .filter(({ answer }) => answer !== 0);
      if (answers.length === 0) return 0;
      const key = answers.map(({ place, answer }) => `${place}:${answer}`).join(" ");
      const known = numbersOf.get(key);
      if (known !== undefined) return known;
      if (verdicts.length === verdictsMax) return 1;
      numbersOf.set(key, verdicts.length);
      const named = (wanted: number): readonly string[] =>
        answers
          .filter(({ answer }) => answer === wanted)
          .flatMap(({ place }) => judges[place]?.ruleId ?? []);
      return verdicts.push(createVerdict(named(2), named(1))) - 1;
    },
  };
}

function createVerdict(certain: readonly string[], open: readonly string[]): Verdict {
  return { certain, open, rules: new Set([...certain, ...open]) };
}

/** Gives the places of the judges that may not say no, in order. */
function fileJudges(
  judges: readonly Judge[],
  classes: readonly SlotClasses[],
): (numbers: ArrayLike<number>) => readonly number[] {
  const usage = countUsage(judges);
  const commonest = (set: readonly Atom[]): number =>
    Math.max(...set.map((atom) => usage.get(atom) ?? 0));
  const always: number[] = [];
  const byAtom = new Map<Atom, number[]>();
  for (const [place, { needs }] of judges.entries()) {
    const [rarest] = needs.toSorted((a, b) => commonest(a) - commonest(b));
    if (rarest === undefined) always.push(place);
    for (const atom of rarest ?? []) {
      const filed = byAtom.get(atom);
      if (filed === undefined) byAtom.set(atom, [place]);
      else filed.push(place);
    }
  }
  return (numbers) => {
    const found = new Set(always);
    for (const [slot, slotClasses] of classes.entries()) {
      const { holds, open } = slotClasses.at(numbers[slot] ?? 0);
      for (const atom of holds) for (const place of byAtom.get(atom) ?? []) found.add(place);
      for (const atom of open) for (const place of byAtom.get(atom) ?? []) found.add(place);
    }
    return [...found].toSorted((a, b) => a - b);
  };
}

/** How many judges need an atom: what many need tells little. */
function countUsage(judges: readonly Judge[]): ReadonlyMap<Atom, number> {
  const usage = new Map<Atom, number>();
  for (const { needs } of judges) {
    for (const atom of new Set(needs.flat())) usage.set(atom, (usage.get(atom) ?? 0) + 1);
  }
  return usage;
}
