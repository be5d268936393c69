import fc from "fast-check";

/**
 * The seed of this run's generated cases: `FUZZ_SEED` repeats an earlier run, whose seed stands in
 * the names of its tests.
 */
export const fuzzSeed: number = wholeNumber("FUZZ_SEED") ?? Math.floor(Math.random() * 2 ** 31);

/** Checks a property of generated cases, `FUZZ_RUNS` of them or as many as given. */
export function check<T>(arbitrary: fc.Arbitrary<T>, runs: number, test: (value: T) => void): void {
  const numRuns = wholeNumber("FUZZ_RUNS") ?? runs;
  fc.assert(fc.property(arbitrary, test), { seed: fuzzSeed, numRuns });
}

/** How many generated cases a loop of its own makes: `FUZZ_RUNS` of them or as many as given. */
export function fuzzTimes(times: number): number {
  return wholeNumber("FUZZ_RUNS") ?? times;
}

function wholeNumber(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === "") return undefined;
  if (!/^-?\d+$/.test(text)) throw new Error(`${name} is ${text}: write a whole number`);
  return Number(text);
}
