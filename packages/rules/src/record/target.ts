import { isTooDeep, type Place, redactValue, top } from "./redact.ts";
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
 */
export function targetsOf(record: TrailRecord): readonly string[] {
  const request = valueAt(record, "requestParameters");
  const named: Target[] = [];
  nameTargets(request, named);
  nameTargets(valueAt(record, "responseElements"), named);
  const names = resourcesOf(record);
  for (const { name } of named.toSorted((a, b) => a.rank - b.rank)) names.push(name);
  for (const field of topLevelTargetFields) {
    names.push(...namesOf(redactValue(textAt(request, field), top)));
  }
  return [...new Set(names)].slice(0, targetsMax);
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

const ranks = new Map(targetFields.map((field, rank) => [field.toLowerCase(), rank]));

/** What is to be looked into. */
interface Open extends Place {
  readonly value: TrailRecord | readonly unknown[];
}

/** Walks level by level and without recursion, as records nest as deep as their writer likes. */
function nameTargets(root: unknown, found: Target[]): void {
  const open: Open[] = [];
  let count = 0;
  const look = (value: unknown, field: string, place: Place): void => {
    count += 1;
    const rank = rankOf(field);
    const names = rank === undefined ? [] : namesOf(redactValue(value, place));
    if (rank !== undefined) for (const name of names) found.push({ name, rank });
    // Credentials that a call returns are its product, and nobody's target.
    if (names.length > 0 || field === "credentials" || isTooDeep(place)) return;
    const { isSecret, depth } = place;
    if (Array.isArray(value) || isObject(value)) open.push({ value, isSecret, depth: depth + 1 });
  };
  look(root, "", top);
  for (const { value, isSecret: isWithin, depth } of open) {
    if (count >= valuesMax) break;
    if (isObject(value)) {
      eachField(value, isWithin, (field, child, isSecret) =>
        look(child, field, { isSecret, depth }),
      );
    } else for (const item of value) look(item, "", { isSecret: isWithin, depth });
  }
}

/** A list of ids goes by the plural: `instanceIds`. */
const rankOf = remember((field) => {
  const name = field.toLowerCase();
  return ranks.get(name) ?? ranks.get(name.replace(/s$/, ""));
});

/** An id, a list of them, or an id as EC2's newer calls wrap it: `{ tag: 1, content: "fl-…" }`. */
function namesOf(value: unknown): readonly string[] {
  if (isName(value)) return [value];
  if (!Array.isArray(value)) return isObject(value) ? namesOf(textAt(value, "content")) : [];
  return value.slice(0, targetsMax).flatMap((item) => (isName(item) ? [item] : []));
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
