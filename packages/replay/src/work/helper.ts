import type { Examined } from "../examine/examine-file.ts";
import type { Found } from "../read/walk.ts";
import type { Member, MemberParts } from "./member.ts";

/** The thread that has a crew, as a member of it. It works only when it is told to. */
export interface Helper extends Member {
  /** Examines the next item of its tasks, and reports. */
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
  let index = 0;
  return {
    tasks,
    assign(task) {
      tasks.push(task);
    },
    async step() {
      const [task] = tasks;
      const item = task?.items[index];
      if (task === undefined || item === undefined) return;
      const results: Examined[] = [];
      try {
        for await (const result of examine(item)) results.push(result);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        onDeath({ reason, taskId: task.id, index });
        return;
      }
      index += 1;
      const isLast = index === task.items.length;
      onReport({ taskId: task.id, results, itemsDone: index, partial: 0, isLast });
      if (!isLast) return;
      tasks.shift();
      index = 0;
    },
    credit: () => undefined,
    stop: async () => undefined,
  };
}
