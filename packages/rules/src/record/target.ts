import { type FieldName, readFieldName } from "./field-name.ts";
import { isTooDeep, type Place, redacted, redactValue, top } from "./redact.ts";
import { remember } from "./remember.ts";
import { eachField } from "./secrecy.ts";
import { targetFields, topLevelTargetFields } from "./target-fields.ts";
import type { TrailRecord } from "./trail-record.ts";
import { isObject, textAt, valueAt } from "./value.ts";

/** How many targets are named; a call can name a thousand. */
const targetsMax = 100;

/** How many values of one record are looked at; CloudTrail's largest record holds far fewer. */
const valuesMax = 20_000;

/**
 * The things that the call was about, most telling first, each once and at most 100: the ARNs that
 * CloudTrail lists under `resources`, then ids and names from the request and the response. What a
 * call creates has its id only in the response. They are those of the record as `redact` shows it.
 * Before all others come those of the texts that are `sought` (see `textsSought`), under any name.
 */
export function targetsOf(
  record: TrailRecord,
  sought: ReadonlySet<string> = new Set(),
): readonly string[] {
  const request = valueAt(record, "requestParameters");
  const named: Target[] = [];
  nameTargets(request, sought, named);
  nameTargets(valueAt(record, "responseElements"), sought, named);
  const names = resourcesOf(record);
  for (const { name } of named.toSorted((a, b) => a.rank - b.rank)) names.push(name);
  for (const field of topLevelTargetFields) {
    names.push(...namesOf(redactValue(textAt(request, field), top)));
  }
  const first = sought.size === 0 ? [] : names.filter((name) => sought.has(name));
  return [...new Set([...first, ...names])].slice(0, targetsMax);
}

interface Target {
  readonly name: string;
  /** The place of its field in `targetFields`. */
  readonly rank: number;
}

function resourcesOf(record: TrailRecord): string[] {
  const resources = valueAt(record, "resources");
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((resource) =>
    namesOf(redactValue(textAt(resource, "ARN") ?? textAt(resource, "arn"), top)),
  );
}

/** What is to be looked into. */
interface Open extends Place {
  readonly value: TrailRecord | readonly unknown[];
}

/** Walks level by level and without recursion, as records nest as deep as their writer likes. */
function nameTargets(root: unknown, sought: ReadonlySet<string>, found: Target[]): void {
  const open: Open[] = [];
  let count = 0;
  let depth = top.depth;
  const look = ({ name }: FieldName, value: unknown, isSecret: boolean): void => {
    count += 1;
    const rank = rankOf(name) ?? (isSought(value, sought) ? lastRank : undefined);
    const names = rank === undefined ? none : namesOf(redactValue(value, { isSecret, depth }));
    if (rank !== undefined) for (const target of names) found.push({ name: target, rank });
    // Credentials that a call returns are its product, and nobody's target.
    if (names.length > 0 || name === "credentials" || isTooDeep({ isSecret, depth })) return;
    if (Array.isArray(value) || isObject(value)) open.push({ value, isSecret, depth: depth + 1 });
  };
  look(noName, root, top.isSecret);
  for (const { value, isSecret, depth: within } of open) {
    if (count >= valuesMax) break;
    depth = within;
    if (isObject(value)) eachField(value, isSecret, look);
    else for (const item of value) look(noName, item, isSecret);
  }
}

function isSought(value: unknown, sought: ReadonlySet<string>): boolean {
  return typeof value === "string" && sought.has(value);
}

const ranks = new Map(targetFields.map((field, rank) => [field.toLowerCase(), rank]));

/** Of what stands under no such name. */
const lastRank = targetFields.length;

/** A list of ids goes by the plural: `instanceIds`. */
const rankOf = remember((field) => {
  const name = field.toLowerCase();
  return ranks.get(name) ?? ranks.get(name.replace(/s$/, ""));
});

const none: readonly string[] = [];

/** That of what stands in a list, or is all of a request. */
const noName = readFieldName("");

/** An id or a list of them, each plain or as EC2's newer calls wrap it. */
function namesOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return nameOf(value);
  return value.flatMap(nameOf);
}

/** The id in `"fl-…"` and in `{ tag: 1, content: "fl-…" }`, unless it is not to be shown. */
function nameOf(value: unknown): readonly string[] {
  const name = isObject(value) ? textAt(value, "content") : value;
  return typeof name !== "string" || name === "" || name === redacted ? none : [name];
}
