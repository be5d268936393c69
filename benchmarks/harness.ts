/** One way of doing a piece of work. Each gives a number, by which all are seen to do the same. */
export interface Contender {
  readonly name: string;
  readonly run: () => number | Promise<number>;
  /**
   * What of it is not to count, to be done once more by itself. Stopping the clock on the way would
   * disturb: to ask for the time is a call into the kernel, after which memory is found slowly.
   */
  readonly aside?: () => unknown;
}

/** How a contender did, against the first. */
export interface Outcome {
  readonly name: string;
  /** Processor time of one run, in milliseconds. */
  readonly medianMs: number;
  /** How many times as fast as the first: the median of the rounds, the least and the most. */
  readonly ratio: number;
  readonly min: number;
  readonly max: number;
  readonly result: number;
}

/**
 * Runs the contenders one after the other, round for round, in this one process. A ratio is that of
 * two runs in the same round, so that a machine which slows down slows both. What counts is the
 * processor time of the process, collection of garbage included: on a machine that others use too,
 * the time on the clock says more about them.
 */
export async function compare(
  contenders: readonly Contender[],
  { rounds = 15, warmUps = 10 }: { readonly rounds?: number; readonly warmUps?: number } = {},
): Promise<readonly Outcome[]> {
  const times = contenders.map((): number[] => []);
  const results: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [index, { run, aside }] of contenders.entries()) {
      const started = processorMs();
      results[index] = await run();
      const done = processorMs();
      aside?.();
      if (round >= 0) times[index]?.push(done - started - (aside ? processorMs() - done : 0));
    }
  }
  const [floor = []] = times;
  return contenders.map(({ name }, index) => {
    const own = times[index] ?? [];
    const ratios = own.map((time, round) => (floor[round] ?? time) / time);
    return {
      name,
      medianMs: median(own),
      ratio: median(ratios),
      min: Math.min(...ratios),
      max: Math.max(...ratios),
      result: results[index] ?? 0,
    };
  });
}

/** What this process has had of the processor. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
