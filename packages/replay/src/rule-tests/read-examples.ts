/**
 * Records that rules are tried on: in goes a folder, out come the files that lie in it under the
 * names of rules, for example `root-access/match-signed-in.json`.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TrailRecord } from "@logcritical/rules";
import { describeObstacle } from "../describe-obstacle.ts";
import { describeEncoding } from "../load/describe-encoding.ts";
import { reasonOf } from "../load/load-rules.ts";

/** What a file's name says that the rule has to answer. */
export type ExampleKind = "match" | "ignore" | "fires" | "waits";

/** A file of one record, or of a burst of them, written for a rule. */
export interface Example {
  readonly ruleId: string;
  /** Such as `match-signed-in.json`. */
  readonly file: string;
  readonly kind: ExampleKind;
  readonly records: readonly ExampleRecord[];
  /** Why the file cannot be used, where it cannot; then it has no records. */
  readonly flaw?: string;
}

/** A record, and the text it was parsed from, in which numbers are as they were written. */
export interface ExampleRecord {
  readonly record: TrailRecord;
  readonly json: string;
}

/** The examples of a folder, and what lies there but cannot be one. */
export interface ExampleFolder {
  readonly examples: readonly Example[];
  /** Sentences, for a file that is passed over in silence proves nothing. */
  readonly complaints: readonly string[];
}

/** Reads the folders in `folder` that are named for one of the rules. */
export async function readExamples(
  folder: string,
  ruleIds: readonly string[],
): Promise<ExampleFolder> {
  const examples: Example[] = [];
  const complaints: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const { name: ruleId } of entries.filter((entry) => entry.isDirectory()).toSorted(byName)) {
    const listed = await readdir(join(folder, ruleId)).catch(describeObstacle);
    if (typeof listed === "string") {
      complaints.push(`The folder ${ruleId} cannot be opened: ${listed}.`);
      continue;
    }
    const files = listed.toSorted();
    const named = files.flatMap((file) => {
      const kind = kindOf(file);
      return kind === undefined ? [] : [{ file, kind }];
    });
    if (named.length === 0) continue;
    if (!ruleIds.includes(ruleId)) {
      complaints.push(`There is no rule ${ruleId}, but a folder of records for it: rename it.`);
      continue;
    }
    for (const file of files.filter((file) => kindOf(file) === undefined)) {
      complaints.push(`${ruleId}/${file} is not looked at: name it match-….json or ignore-….json.`);
    }
    for (const { file, kind } of named) {
      const parsed = await readFile(join(folder, ruleId, file)).then(
        (bytes) => parseExample(bytes, kind),
        (cause: unknown) => ({
          records: [],
          flaw: `The file cannot be opened: ${describeObstacle(cause)}.`,
        }),
      );
      examples.push({ ruleId, file, kind, ...parsed });
    }
  }
  return { examples, complaints };
}

const kinds: readonly (readonly [RegExp, ExampleKind])[] = [
  [/^match-.+\.json$/, "match"],
  [/^ignore-.+\.json$/, "ignore"],
  [/^burst-fires-.+\.ndjson$/, "fires"],
  [/^burst-waits-.+\.ndjson$/, "waits"],
];

function kindOf(file: string): ExampleKind | undefined {
  return kinds.find(([shape]) => shape.test(file))?.[1];
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function parseExample(bytes: Buffer, kind: ExampleKind): Pick<Example, "records" | "flaw"> {
  // A record with one wrong letter would prove something else.
  const encoding = describeEncoding(bytes);
  if (encoding !== undefined) return { records: [], flaw: encoding.message };
  const isBurst = kind === "fires" || kind === "waits";
  const plain = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (plain.trim() === "") return { records: [], flaw: "The file is empty." };
  const texts = isBurst ? plain.split("\n") : [plain];
  const records: ExampleRecord[] = [];
  for (const [index, text] of texts.entries()) {
    const json = text.trim();
    if (json === "") continue;
    const where = isBurst ? `Line ${index + 1}` : "The file";
    try {
      const record: unknown = JSON.parse(json);
      if (!isRecord(record)) return { records: [], flaw: `${where} is no JSON object.` };
      if (Array.isArray(record.Records)) {
        const flaw = `${where} holds a list of records: put the one that is meant in a file alone.`;
        return { records: [], flaw };
      }
      records.push({ record, json });
    } catch (cause) {
      return { records: [], flaw: `${where} is no JSON: ${reasonOf(cause)}.` };
    }
  }
  return { records };
}

function isRecord(value: unknown): value is TrailRecord & { readonly Records?: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
