import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Settings, TrailRecord } from "../../src/index.ts";

/** A record written for a rule: it must match where its name says so, and must not otherwise. */
export interface FixtureRecord {
  readonly ruleId: string;
  /** Such as `match-stopped.json`. */
  readonly file: string;
  readonly matches: boolean;
  readonly record: TrailRecord;
}

/** A sequence of records for a rule that counts, in the order of their delivery. */
export interface FixtureBurst {
  readonly ruleId: string;
  /** Such as `burst-fires-in-one-call.ndjson`. */
  readonly file: string;
  readonly fires: boolean;
  readonly records: readonly TrailRecord[];
}

const folder = new URL("../../../../fixtures/rules/", import.meta.url);

/** The settings under which the records of every rule were written. */
export function readFixtureSettings(): Settings {
  // A slip in it fails the tests, for compileRules checks it.
  return JSON.parse(readFileSync(new URL("settings.json", folder), "utf8")) as Settings;
}

/** The folders of `fixtures/rules`, which are named for the rules. */
export function listFixtureRules(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/**
 * Every file of a rule's folder, whatever its name; none where there is no folder yet, which one
 * test of the catalogue tells, for all.
 */
export function listFixtureFiles(ruleId: string): readonly string[] {
  const files = new URL(`${ruleId}/`, folder);
  return existsSync(files) ? readdirSync(files).toSorted() : [];
}

/** The records of a rule, those that match and those that do not. */
export function readFixtureRecords(ruleId: string): readonly FixtureRecord[] {
  return listFixtureFiles(ruleId)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      ruleId,
      file,
      matches: file.startsWith("match-"),
      record: parseRecord(readText(ruleId, file)),
    }));
}

/** The bursts of a rule. */
export function readFixtureBursts(ruleId: string): readonly FixtureBurst[] {
  return listFixtureFiles(ruleId)
    .filter((file) => file.endsWith(".ndjson"))
    .map((file) => ({
      ruleId,
      file,
      fires: file.startsWith("burst-fires-"),
      records: readText(ruleId, file).trimEnd().split("\n").map(parseRecord),
    }));
}

function readText(ruleId: string, file: string): string {
  return readFileSync(new URL(`${ruleId}/${file}`, folder), "utf8");
}

function parseRecord(text: string): TrailRecord {
  // A record may be any JSON object, and the files hold nothing else.
  return JSON.parse(text) as TrailRecord;
}
