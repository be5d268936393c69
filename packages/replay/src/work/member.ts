import { Worker } from "node:worker_threads";
import type { Found } from "../read/walk.ts";
import type { Order, Report, Task, WorkerStart } from "./protocol.ts";

/** A thread of a crew, and the tasks it has been given and has not finished. */
export interface Member {
  readonly tasks: Task[];
  assign(task: Task): void;
  /** Lets it send one report more. */
  credit(): void;
  stop(): Promise<void>;
}

/** What a member is started with, and whom it tells. */
export interface MemberParts {
  readonly start: Omit<WorkerStart, "place">;
  readonly script: URL;
  readonly onReport: (report: Report) => void;
  /** It died, and what it was at, if anything, was to blame. */
  readonly onDeath: (death: Death) => void;
}

/** How a thread ended that was not told to. */
export interface Death {
  /** For people: `out of memory`. */
  readonly reason: string;
  /** The task it was at; zero for none. */
  readonly taskId: number;
  /** Which of the task's items. */
  readonly index: number;
}

/**
 * How large V8's space for new objects may become, in MB; see `limit-young-generation.ts`. Each
 * thread has its own.
 */
const youngGenerationMB = 4;

/** Starts a thread. */
export function startMember({ start, script, onReport, onDeath }: MemberParts): Member {
  const place = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(script, {
    workerData: { ...start, rules: plain(start.rules), place } satisfies WorkerStart,
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMB },
  });
  const tasks: Task[] = [];
  let isStopped = false;
  let reason = "";
  const order = (given: Order): void => worker.postMessage(given);
  worker.on("message", (report: Report) => {
    if (report.isLast) tasks.shift();
    onReport(report);
  });
  worker.on("error", (error: unknown) => {
    reason = error instanceof Error ? error.message : String(error);
  });
  worker.on("exit", (code) => {
    const [taskId = 0, index = 0] = place;
    if (!isStopped) onDeath({ reason: reason || `exit code ${code}`, taskId, index });
  });
  return {
    tasks,
    assign(task) {
      tasks.push(task);
      order({ kind: "task", task });
    },
    credit: () => order({ kind: "credit" }),
    async stop() {
      isStopped = true;
      await worker.terminate();
    },
  };
}

/** What is left of a task whose thread died, without the item that was to blame. */
export function restOf(
  task: Task,
  done: Pick<Report, "itemsDone" | "partial">,
  death: Death,
): Task {
  const rest = task.items.slice(done.itemsDone);
  const blamed = death.taskId === task.id ? death.index - done.itemsDone : -1;
  const items = rest.map((item, index) => (index === blamed ? blame(item, death) : item));
  return { id: task.id, items, known: blamed === 0 ? 0 : done.partial };
}

function blame(item: Found, { reason }: Death): Found {
  return {
    kind: "unreadable",
    name: item.name,
    code: "crashed",
    reason: `that stopped the thread which examined it (${reason})`,
  };
}

/** Without what JSON does not have: a rule is data, and may have been exported with more than that. */
function plain<T>(data: T): T {
  // A rule is what JSON loses nothing of (ARCHITECTURE.md, "Rules are plain data").
  return JSON.parse(JSON.stringify(data)) as T;
}
