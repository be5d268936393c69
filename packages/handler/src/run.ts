import type { Publisher } from "./publish/message.ts";
import type { Pace } from "./publish/publish.ts";
import type { Topics } from "./route/topic.ts";
import type { ClaimTerms, StateTable } from "./state/state-table.ts";

/** Everything outside that one invocation may use: the pipeline knows no other clock or service. */
export interface Run {
  readonly nowMs: () => number;
  readonly pace: Pace;
  readonly state: StateTable;
  readonly publisher: Publisher;
  readonly topics: Topics;
  /** On whose behalf claims are made: the same for every attempt at one invocation. */
  readonly terms: (nowMs: number) => ClaimTerms;
  /** Lets some time pass; false when there is none left to wait in. */
  readonly waitForOthers: () => Promise<boolean>;
}

/** The parts of a run that are not made from others. */
export interface RunParts {
  readonly nowMs: () => number;
  /** Milliseconds until Lambda ends the invocation. */
  readonly remainingMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly owner: string;
  readonly state: StateTable;
  readonly publisher: Publisher;
  readonly topics: Topics;
  /** Kept back from the time limit to note what was done. */
  readonly reserveMs: number;
}

/** Between two looks at what others hold. */
const lookAgainMs = 250;

/** Makes the run of one invocation. */
export function createRun(parts: RunParts): Run {
  const { nowMs, wait, owner, state, publisher, topics } = parts;
  const remainingMs = (): number => parts.remainingMs() - parts.reserveMs;
  // Nobody can be at work after the time limit; what is claimed is free again from then on.
  const leaseUntilMs = nowMs() + parts.remainingMs();
  return {
    nowMs,
    pace: { remainingMs, wait },
    state,
    publisher,
    topics,
    terms: (now) => ({ owner, nowMs: now, leaseUntilMs }),
    waitForOthers: async () => {
      if (remainingMs() < lookAgainMs) return false;
      await wait(lookAgainMs);
      return true;
    },
  };
}
