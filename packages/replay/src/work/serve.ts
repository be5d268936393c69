import type { MessagePort } from "node:worker_threads";
import type { Examined } from "../examine/examine-file.ts";
import type { Found } from "../read/walk.ts";
import { creditAtStart, type Order, type Report, type Task } from "./protocol.ts";

/** Examines one item; a file gives portions and what became of it, all else itself. */
export type Examine = (item: Found) => AsyncIterable<Examined>;

/** A report is sent once it holds so many records, or so many bytes of findings. */
const recordsMax = 16_384;
const bytesMax = 512 * 1024;

/**
 * Does what the other end of the port orders, one task after the other, and reports. It waits where
 * it is too far ahead of whoever takes its reports, so that these do not fill the memory.
 */
export function serve(port: MessagePort, place: Int32Array, examine: Examine): void {
  const credit = { left: creditAtStart, grant: (): void => undefined };
  let work = Promise.resolve();
  const send = async (report: Report): Promise<void> => {
    while (credit.left === 0) {
      await new Promise<void>((resolve) => {
        credit.grant = resolve;
      });
    }
    credit.left -= 1;
    port.postMessage(report);
  };
  port.on("message", (order: Order) => {
    if (order.kind === "task")
      work = work.then(() => perform(order.task, { place, examine, send }));
    else {
      credit.left += 1;
      credit.grant();
    }
  });
}

interface Means {
  readonly place: Int32Array;
  readonly examine: Examine;
  readonly send: (report: Report) => Promise<void>;
}

async function perform({ id, items, known }: Task, { place, examine, send }: Means): Promise<void> {
  let results: Examined[] = [];
  let weight = 0;
  let partial = 0;
  const flush = async (itemsDone: number): Promise<void> => {
    await send({ taskId: id, results, itemsDone, partial, isLast: itemsDone === items.length });
    results = [];
    weight = 0;
  };
  for (const [index, item] of items.entries()) {
    place.set([id, index]);
    partial = 0;
    for await (const result of examine(item)) {
      partial += 1;
      if (index === 0 && partial <= known) continue;
      results.push(result);
      weight += weightOf(result);
      if (weight >= 1) await flush(index);
    }
    partial = 0;
  }
  await flush(items.length);
}

/** A result as a part of what one report may hold. */
export function weightOf(result: Examined): number {
  if (result.kind !== "portion") return 1 / recordsMax;
  return (result.count + 1) / recordsMax + result.hits.texts.length / bytesMax;
}
