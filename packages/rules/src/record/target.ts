import { maskText } from "./mask-text.ts";
import { remember } from "./remember.ts";
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
 * call creates has its id only in the response. Access keys are cut as by `redact`.
 */
export function targetsOf(record: TrailRecord): readonly string[] {
  const request = valueAt(record, "requestParameters");
  const named = [
    ...targetsWithin(request),
    ...targetsWithin(valueAt(record, "responseElements")),
  ].toSorted((a, b) => a.rank - b.rank);
  const names = [
    ...resourcesOf(record),
    ...named.map(({ name }) => name),
    ...topLevelTargetFields.flatMap((field) => textAt(request, field) ?? []),
  ];
  return [...new Set(names)].slice(0, targetsMax).map(maskText);
}

interface Target {
  readonly name: string;
  /** The place of its field in `targetFields`. */
  readonly rank: number;
}

function resourcesOf(record: TrailRecord): readonly string[] {
  const resources = valueAt(record, "resources");
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((resource) => textAt(resource, "ARN") ?? textAt(resource, "arn") ?? []);
}

const ranks = new Map(targetFields.map((field, rank) => [field.toLowerCase(), rank]));

/** Walks level by level and without recursion, as records nest as deep as their writer likes. */
function targetsWithin(root: unknown): readonly Target[] {
  const found: Target[] = [];
  const open: unknown[] = [root];
  for (let next = 0; next < Math.min(open.length, valuesMax); next += 1) {
    const value = open[next];
    if (typeof value !== "object" || value === null) continue;
    for (const [field, child] of Object.entries(value)) {
      const rank = rankOf(field);
      const names = rank === undefined ? [] : namesOf(child);
      if (rank !== undefined) found.push(...names.map((name) => ({ name, rank })));
      // Credentials that a call returns are its product, and nobody's target.
      if (names.length === 0 && field !== "credentials") open.push(child);
    }
  }
  return found;
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
