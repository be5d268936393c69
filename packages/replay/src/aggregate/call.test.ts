import { globSync, readFileSync } from "node:fs";
import type { TrailRecord } from "@logcritical/rules";
import { expect, it } from "vitest";
import { callOutlines, createCallReader, readCall } from "./call.ts";

const folder = new URL("../../../../fixtures/rules/", import.meta.url);
const records = globSync("*/*.json", { cwd: folder })
  .toSorted()
  .map((path) => JSON.parse(readFileSync(new URL(path, folder), "utf8")) as TrailRecord)
  .filter(({ eventSource }) => eventSource !== "signin.amazonaws.com");

/** What is left of a record at the paths. */
function outline(record: TrailRecord, paths: readonly string[]): TrailRecord {
  const kept: { [name: string]: unknown } = {};
  for (const path of paths) {
    const names = path.split(".");
    let from: unknown = record;
    for (const name of names) from = (from as TrailRecord | undefined)?.[name];
    if (from === undefined || from === null) continue;
    let to = kept;
    for (const name of names.slice(0, -1)) {
      const within: { [name: string]: unknown } = { ...(to[name] as object | undefined) };
      to[name] = within;
      to = within;
    }
    to[names.at(-1) ?? ""] = from;
  }
  return kept;
}

it("a call is read from its outlines as from its record", () => {
  const read = createCallReader();
  expect(records.length).toBeGreaterThan(100);
  for (const record of records) {
    const outlines = callOutlines.map((paths) => outline(record, paths));
    const { actor, ...call } = readCall(record);
    const { mfa: _, ...known } = actor;
    for (const seen of [read(outlines), read(outlines), read([record])]) {
      expect(seen).toMatchObject({ ...call, actor: known });
    }
  }
});
