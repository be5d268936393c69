import { createMemoryState } from "./memory.ts";
import type { StateTable } from "./state-table.ts";

/**
 * A table that may fail, and what goes on without it: after the first failure everything is kept
 * in the process for the rest of the invocation. Alerts then may come twice, and are never held
 * back. The table is opened at the first use, so that a delivery without findings opens none.
 */
export function createSteadyState(
  open: () => Promise<StateTable>,
  noteFailure: (error: unknown) => void,
): StateTable {
  const fallback = createMemoryState();
  let isUp = true;
  const attempt = async <T>(use: (state: StateTable) => Promise<T>): Promise<T> => {
    if (!isUp) return use(fallback);
    try {
      return await use(await open());
    } catch (error) {
      isUp = false;
      noteFailure(error);
      return use(fallback);
    }
  };
  /** Asks for nothing where there is nothing to ask. */
  const each = async <R>(
    items: readonly unknown[],
    use: (state: StateTable) => Promise<R>,
    nothing: R,
  ): Promise<R> => (items.length === 0 ? nothing : attempt(use));
  return {
    get isShared() {
      return isUp;
    },
    claims: {
      claim: (keys, terms) => each(keys, ({ claims }) => claims.claim(keys, terms), []),
      settle: (all) => each(all, ({ claims }) => claims.settle(all), undefined),
      release: (all) => each(all, ({ claims }) => claims.release(all), undefined),
      merge: (all) => each(all, ({ claims }) => claims.merge(all), undefined),
    },
    counts: {
      add: (points, keepUntilMs) =>
        each(points, ({ counts }) => counts.add(points, keepUntilMs), undefined),
      read: (series, fromMs, toMs) => attempt(({ counts }) => counts.read(series, fromMs, toMs)),
      increment: (counter, until, by) =>
        attempt(({ counts }) => counts.increment(counter, until, by)),
    },
    digest: {
      hold: (entries, until) =>
        each(entries, ({ digest }) => digest.hold(entries, until), undefined),
      list: () => attempt(({ digest }) => digest.list()),
      clear: (entries) => each(entries, ({ digest }) => digest.clear(entries), undefined),
    },
  };
}
