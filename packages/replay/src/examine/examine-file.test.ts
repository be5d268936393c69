import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { compileRules } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { expect, it } from "vitest";
import { createFolder, json, stopLogging } from "../../test/support/trail-folder.ts";
import { readLimits } from "../read/read-records.ts";
import { everything } from "../read/selection.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import { type Examined, examineFile } from "./examine-file.ts";
import { createExaminer } from "./examiner.ts";
import { unpackHits } from "./hits.ts";

const compiled = compileRules(catalog);
if (!compiled.ok) throw new Error(json(compiled.problems));
const parts = { rules: compiled.value, selection: everything };
const desk = { examiner: createExaminer(parts), limits: readLimits };

const quiet = { ...stopLogging("1"), eventName: "GetTrail", readOnly: true };
const text = `{"Records":[\n${json(quiet)},\n${json(stopLogging("2"))}]}`;
const packed = gzipSync(text);
const spoil = (from: number): Buffer => {
  const bytes = Buffer.from(packed);
  bytes[bytes.length - from] = (bytes.at(-from) ?? 0) ^ 1;
  return bytes;
};

/** What was found and said, without how much had been read when it was. */
async function gather(examined: AsyncIterable<Examined>): Promise<unknown> {
  const found: unknown[] = [];
  let count = 0;
  for await (const item of examined) {
    if (item.kind !== "portion") found.push(item);
    else {
      count += item.count;
      found.push(...[...unpackHits(item.hits)].map((hit) => hit.text));
    }
  }
  return { found, count };
}

it.each<readonly [string, Uint8Array | string]>([
  ["plain", text],
  ["gzip", packed],
  ["gzip of several members", Buffer.concat([packed, packed])],
  ["gzip with zeros behind", Buffer.concat([packed, Buffer.alloc(9)])],
  ["gzip that is cut off", packed.subarray(0, packed.length - 30)],
  ["gzip with a wrong check sum", spoil(8)],
  ["gzip with a wrong size", spoil(4)],
  [
    "gzip with something broken on its third line",
    gzipSync(text.replace('{"eventVersion"', 'null,\n7,{"eventVersion"')),
  ],
  ["a record a line in gzip", gzipSync(`${json(quiet)}\n${json(stopLogging("2"))}\n`)],
  ["nothing in gzip", gzipSync("")],
])("a small file comes to the same as a whole and in pieces: %s", async (_, content) => {
  const path = join(await createFolder({ a: content }), "a");
  const file = { kind: "file", name: "a", path, bytes: content.length, isNamed: false } as const;
  const whole = await gather(examineFile(file, desk));
  // A stream of unknown length, as of a pipe, says nothing of the bytes read.
  const stream = Object.assign(Readable.from([readFileSync(path)]), { bytesRead: content.length });
  expect(whole).toEqual(await gather(examineFile(file, desk, stream)));
});

it("a file that has grown since it was found is read to its end", async () => {
  const path = join(await createFolder({ a: text }), "a");
  const file = { kind: "file", name: "a", path, bytes: 10, isNamed: false } as const;
  expect(await gather(examineFile(file, desk))).toMatchObject({ count: 2 });
});

it("leaves findings to a watch that is alone with them", async () => {
  const seen: unknown[] = [];
  const watch = { see: ({ record }: ReadRecord) => seen.push(record.eventID), isAlone: true };
  const alone = { ...desk, examiner: createExaminer({ ...parts, watch }) };
  const path = join(await createFolder({ a: packed }), "a");
  const item = { kind: "file", name: "a", path, bytes: packed.length, isNamed: true } as const;
  expect(await gather(examineFile(item, alone))).toMatchObject({
    count: 2,
    found: [{ kind: "done" }],
  });
  expect(seen).toEqual(["2"]);
});
