import { readdirSync, readFileSync } from "node:fs";

/** A record, or a sequence of them for a rule that counts, written for a rule. */
export interface Fixture {
  readonly ruleId: string;
  readonly file: string;
  /** Whether the rule must tell of it. */
  readonly isTold: boolean;
  readonly records: readonly object[];
}

const folder = new URL("../../fixtures/rules/", import.meta.url);

/** The settings under which they were written. */
export function readFixtureSettings(): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(new URL("settings.json", folder), "utf8")) as Readonly<
    Record<string, unknown>
  >;
}

/**
 * Every fixture, as of an account of its own and with ids of its own, so that none is merged with
 * another or taken for its repetition.
 */
export function readFixtures(): readonly Fixture[] {
  const rules = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = rules.flatMap(({ name: ruleId }) =>
    readdirSync(new URL(`${ruleId}/`, folder)).map((file) => ({ ruleId, file })),
  );
  return files.map(({ ruleId, file }, at) => {
    const text = readFileSync(new URL(`${ruleId}/${file}`, folder), "utf8");
    const lines = file.endsWith(".ndjson") ? text.trimEnd().split("\n") : [text];
    return {
      ruleId,
      file: `${ruleId}/${file}`,
      isTold: /^(?:match|burst-fires)-/.test(file),
      records: lines.map((line) => setApart(JSON.parse(line) as object, at)),
    };
  });
}

function setApart(record: object, at: number): object {
  const eventID = "eventID" in record ? String(record.eventID) : "none";
  const recipientAccountId = String(100_000_000_000 + at);
  return { ...record, eventID: `${at}-${eventID}`, recipientAccountId };
}
