import { addBox, type Box } from "./box.ts";
import { type Division, divideBoxes } from "./divide.ts";
import { draftPattern } from "./draft.ts";
import { type Bench, fitBoxes } from "./fit.ts";

/**
 * Widens the boxes until they fit at most `count` patterns, and says which box comes into which:
 * the way that forwards least of those that are tried, one pattern alone among them. Undefined
 * where no way is found.
 */
export function packBoxes(
  boxes: readonly Box[],
  count: number,
  bench: Bench,
): Division | undefined {
  const all = boxes.reduce(addBox, []);
  if (all.length === 0) return [];
  if (draftPattern(all).excess === 0) return [all];
  // First everything is widened together, as if one pattern had the room of several: this shows
  // best what is cheap to give up. Only then it is known what goes together.
  const joint = fitBoxes(all, count, bench);
  if (joint === undefined) return undefined;
  const divided = fitDivision(divideBoxes(joint, count, bench.traffic), bench);
  const least = bench.traffic.share(joint);
  if (divided !== undefined && forwardedBy(divided, bench) <= least * nearly) return divided;
  // What passes two patterns is forwarded twice, and one pattern alone may come cheaper.
  const alone = fitDivision([joint], bench);
  return [divided, alone]
    .filter((division) => division !== undefined)
    .toSorted((one, other) => forwardedBy(one, bench) - forwardedBy(other, bench))[0];
}

/** No division forwards less than the boxes do before they are divided; this near is near enough. */
const nearly = 1.05;

function fitDivision(division: Division, bench: Bench): Division | undefined {
  const parts = division.filter((part) => part.length > 0).map((part) => fitBoxes(part, 1, bench));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function forwardedBy(division: Division, { traffic }: Bench): number {
  return division.reduce((sum, part) => sum + traffic.share(part), 0);
}
