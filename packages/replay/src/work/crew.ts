import { setImmediate } from "node:timers/promises";
import type { Examined } from "../examine/examine-file.ts";
import { workerScript } from "../own-files.ts";
import type { Found } from "../read/walk.ts";
import { groupItems, isLarge, isLocal } from "./group-items.ts";
import { createHelper, type Helper } from "./helper.ts";
import { type Death, type Member, type MemberParts, restOf, startMember } from "./member.ts";
import type { Report, Task } from "./protocol.ts";
import { weightOf } from "./serve.ts";

/** Threads that examine files. */
export interface CrewParts extends Pick<MemberParts, "start"> {
  /** How many threads there are besides this one: at least one. */
  readonly threads: number;
  /** Whether this thread examines files, too, whenever it has nothing else to do. */
  readonly isHelping: boolean;
  /** Examines in this thread; what only it can read, in any case. */
  readonly examineLocal: (item: Found) => AsyncIterable<Examined>;
  /** What the threads run; another in tests. */
  readonly script?: URL;
}

/** Threads at work, which may be given one lot of files after another. */
export interface Crew {
  /**
   * Examines what was found, and gives the results in the order in which it was found, whoever
   * finishes first. What is read ahead of its turn is bounded. An item at which a thread dies is
   * named, and another thread goes on with what the dead one had left.
   */
  examine(items: AsyncIterable<Found>): AsyncGenerator<Examined, void>;
  stop(): Promise<void>;
}

/** Starts threads. */
export function startCrew(parts: CrewParts): Crew {
  return new ThreadCrew(parts);
}

/** Examines what was found with threads that are started for it alone. */
export async function* examineInCrew(
  items: AsyncIterable<Found>,
  parts: CrewParts,
): AsyncGenerator<Examined, void> {
  const crew = startCrew(parts);
  try {
    yield* crew.examine(items);
  } finally {
    await crew.stop();
  }
}

/** How many tasks a thread is given ahead, so that it never waits for one. */
const tasksAhead = 4;

/**
 * How much waits for its turn before threads wait with theirs: as many full reports. Most are of a
 * file or two, and a thread that has just started takes its time with the first.
 */
const weightAheadMax = 16;

/** What a report weighs at least, as its results are held one by one. */
const weightMin = 1 / 64;

/** How many groups are on their way before one that waits for this thread has to wait itself. */
const pendingMax = 64;

/** A task on its way, and what has come back of it. */
interface Pending {
  task: Task;
  readonly isLocal: boolean;
  member: Member | undefined;
  done: Pick<Report, "itemsDone" | "partial">;
  readonly reports: {
    readonly results: readonly Examined[];
    readonly weight: number;
    readonly owed: Member | undefined;
  }[];
  isComplete: boolean;
}

class ThreadCrew implements Crew {
  readonly #parts: CrewParts;
  readonly #members = new Set<Member>();
  /** In the order of the items. */
  readonly #pending: Pending[] = [];
  #helper: Helper | undefined;
  #tasksGiven = 0;
  #weightAhead = 0;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(parts: CrewParts) {
    this.#parts = parts;
    for (let count = 0; count < parts.threads; count += 1) this.#hire();
    if (parts.isHelping) this.#helper = this.#help();
  }

  async *examine(items: AsyncIterable<Found>): AsyncGenerator<Examined, void> {
    const groups = groupItems(items);
    let next = await groups.next();
    for (;;) {
      while (next.done !== true && this.#give(next.value)) next = await groups.next();
      const [head] = this.#pending;
      if (head === undefined) return;
      yield* this.#take(head);
      const canGive = (): boolean => next.done !== true && this.#leastBusy() !== undefined;
      if (head.isComplete && head.reports.length === 0) this.#pending.shift();
      else if (this.#mayStep(head)) {
        await this.#helper?.step();
        // Between two items there is time for what the others report.
        await setImmediate();
      } else await this.#change(() => isNews(head) || canGive());
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#members].map((member) => member.stop()));
    await this.#helper?.stop();
  }

  async *#take(head: Pending): AsyncGenerator<Examined, void> {
    if (head.isLocal) {
      for (const item of head.task.items) yield* this.#parts.examineLocal(item);
      head.isComplete = true;
    }
    for (let next = head.reports.shift(); next !== undefined; next = head.reports.shift()) {
      this.#weightAhead -= next.weight;
      yield* next.results;
      next.owed?.credit();
    }
  }

  /** Waits until there is something to do, and fails if threads die without any blame. */
  async #change(isReady: () => boolean): Promise<void> {
    while (!isReady() && this.#failure === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  #leastBusy(): Member | undefined {
    const [least] = [...this.#members].toSorted((a, b) => a.tasks.length - b.tasks.length);
    return least === undefined || least.tasks.length >= tasksAhead ? undefined : least;
  }

  /** Gives a group to whoever has the least to do; false where nobody can take it yet. */
  #give(items: readonly Found[]): boolean {
    const isOwn = items.some(isLocal);
    const member = isOwn ? undefined : (this.#leastBusy() ?? this.#idleHelper(items));
    if (isOwn ? this.#pending.length >= pendingMax : member === undefined) return false;
    this.#tasksGiven += 1;
    const task = { id: this.#tasksGiven, items, known: 0 };
    const done = { itemsDone: 0, partial: 0 };
    this.#pending.push({ task, isLocal: isOwn, member, done, reports: [], isComplete: false });
    member?.assign(task);
    return true;
  }

  /** This thread takes nothing that keeps it from the others' reports for long. */
  #idleHelper(items: readonly Found[]): Helper | undefined {
    if (this.#helper === undefined || this.#helper.tasks.length > 0) return undefined;
    return items.some(isLarge) ? undefined : this.#helper;
  }

  /** Whether this thread has something to examine, and its report is not one too many. */
  #mayStep(head: Pending): boolean {
    if (this.#helper === undefined || this.#helper.tasks.length === 0) return false;
    return head.member === this.#helper || this.#weightAhead < weightAheadMax;
  }

  #hire(): Member {
    const { start, script = workerScript } = this.#parts;
    const member = startMember({
      start,
      script,
      onReport: (report) => this.#receive(report, member),
      onDeath: (death) => this.#replace(member, death),
    });
    this.#members.add(member);
    return member;
  }

  #help(): Helper {
    const helper: Helper = createHelper({
      examine: this.#parts.examineLocal,
      onReport: (report) => this.#receive(report, helper),
      onDeath: (death) => {
        this.#helper = undefined;
        this.#replace(helper, death);
      },
    });
    return helper;
  }

  #receive({ taskId, results, itemsDone, partial, isLast }: Report, member: Member): void {
    const pending = this.#pending.find(({ task }) => task.id === taskId);
    if (pending === undefined) return;
    const isAhead = this.#weightAhead >= weightAheadMax;
    if (!isAhead) member.credit();
    const weight = results.reduce((sum, result) => sum + weightOf(result), weightMin);
    this.#weightAhead += weight;
    pending.reports.push({ results, weight, owed: isAhead ? member : undefined });
    pending.done = { itemsDone, partial };
    pending.isComplete = isLast;
    this.#wake();
  }

  /** Gives what a dead thread had left to a new one. */
  #replace(dead: Member, death: Death): void {
    this.#members.delete(dead);
    const task = this.#pending.find(({ task: { id } }) => id === death.taskId)?.task;
    // Only a file can be to blame: without one, the next thread would die as well.
    if (task?.items[death.index]?.kind !== "file") {
      this.#failure = new Error(`a thread stopped, and no file was to blame: ${death.reason}`);
      this.#wake();
      return;
    }
    const member = this.#hire();
    for (const pending of this.#pending) {
      if (pending.member !== dead || pending.isComplete) continue;
      pending.task = restOf(pending.task, pending.done, death);
      pending.done = { itemsDone: 0, partial: pending.task.known };
      pending.member = member;
      member.assign(pending.task);
    }
  }
}

function isNews({ reports, isComplete }: Pending): boolean {
  return reports.length > 0 || isComplete;
}
