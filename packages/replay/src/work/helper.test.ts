import { describe, expect, it } from "vitest";
import { json } from "../../test/support/trail-folder.ts";
import type { Examined } from "../examine/examine-file.ts";
import { noHits } from "../examine/hits.ts";
import type { Found } from "../read/walk.ts";
import { createHelper } from "./helper.ts";

const file = (name: string): Found => ({ kind: "file", name, path: name, bytes: 1, isNamed: true });

/** A portion of as many records as one report holds. */
const portion: Examined = {
  kind: "portion",
  file: { kind: "file", name: "a", path: "a", bytes: 1, isNamed: true },
  bytesRead: 1,
  notData: [],
  count: 16_384,
  ids: new Uint32Array(),
  hits: noHits,
  span: { fromMs: 0, toMs: 0 },
  activity: [],
};

/** What a helper says while it examines `large`, which has three portions, and `small`. */
async function help(examine: (item: Found) => AsyncIterable<Examined>): Promise<readonly string[]> {
  const said: string[] = [];
  const helper = createHelper({
    examine,
    onReport: ({ results, ...report }) => said.push(json({ ...report, count: results.length })),
    onDeath: (death) => said.push(json(death)),
  });
  helper.assign({ id: 7, items: [file("large"), file("small")], known: 0 });
  // A failure ends its help, as whoever has it sees to; else all tasks are done.
  for (let step = 0; helper.tasks.length > 0 && !said.some((one) => one.includes("reason")); ) {
    await helper.step();
    step += 1;
    if (step > 9) throw new Error("it does not come to an end");
  }
  await helper.stop();
  return said;
}

describe("a helper", () => {
  it("reports no more at a time than another thread does", async () => {
    const said = await help(async function* (item) {
      yield portion;
      if (item.name === "small") return;
      yield portion;
      yield portion;
    });
    expect(said.map((one) => JSON.parse(one) as unknown)).toEqual([
      { taskId: 7, itemsDone: 0, partial: 1, isLast: false, count: 1 },
      { taskId: 7, itemsDone: 0, partial: 2, isLast: false, count: 1 },
      { taskId: 7, itemsDone: 0, partial: 3, isLast: false, count: 1 },
      { taskId: 7, itemsDone: 1, partial: 0, isLast: false, count: 0 },
      { taskId: 7, itemsDone: 1, partial: 1, isLast: false, count: 1 },
      { taskId: 7, itemsDone: 2, partial: 0, isLast: true, count: 0 },
    ]);
  });

  it("says at which item it failed, after what it had reported of it", async () => {
    const said = await help(async function* () {
      yield portion;
      throw new Error("out of order");
    });
    expect(said.map((one) => JSON.parse(one) as unknown)).toEqual([
      { taskId: 7, itemsDone: 0, partial: 1, isLast: false, count: 1 },
      { reason: "out of order", taskId: 7, index: 0 },
    ]);
  });
});
