import type { Examined } from "../examine/examine-file.ts";
import type { Found } from "../read/walk.ts";
import type { Member, MemberParts } from "./member.ts";
import { weightOf } from "./serve.ts";

/** The thread that has a crew, as a member of it. It works only when it is told to. */
export interface Helper extends Member {
  /** Examines the next item of its tasks, or as much of it as one report holds, and reports. */
  step(): Promise<void>;
}

/** What a helper examines with, and whom it tells. */
export interface HelperParts extends Pick<MemberParts, "onReport" | "onDeath"> {
  readonly examine: (item: Found) => AsyncIterable<Examined>;
}

/**
 * Creates a helper. What would be the death of another thread is the end of its help: it reports it
 * likewise, and what it has left is for another.
 */
export function createHelper({ examine, onReport, onDeath }: HelperParts): Helper {
  const tasks: Helper["tasks"] = [];
  /** The item it is at, how much of that has been reported, and what is still to come. */
  let index = 0;
  let partial = 0;
  let results: AsyncIterator<Examined> | undefined;
  /** The next results of the item; it is done where these hold less than a report does. */
  const examineSome = async (item: Found): Promise<readonly Examined[]> => {
    results ??= examine(item)[Symbol.asyncIterator]();
    const some: Examined[] = [];
    for (let weight = 0; weight < 1; ) {
      const next = await results.next();
      if (next.done === true) {
        [index, partial, results] = [index + 1, 0, undefined];
        return some;
      }
      some.push(next.value);
      partial += 1;
      weight += weightOf(next.value);
    }
    return some;
  };
  return {
    tasks,
    assign(task) {
      tasks.push(task);
    },
    async step() {
      const [task] = tasks;
      const item = task?.items[index];
      if (task === undefined || item === undefined) return;
      try {
        const some = await examineSome(item);
        const isLast = index === task.items.length;
        onReport({ taskId: task.id, results: some, itemsDone: index, partial, isLast });
        if (!isLast) return;
        tasks.shift();
        index = 0;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        onDeath({ reason, taskId: task.id, index });
      }
    },
    credit: () => undefined,
    async stop() {
      await results?.return?.();
    },
  };
}
