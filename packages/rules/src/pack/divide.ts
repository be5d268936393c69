import type { Box } from "./box.ts";
import { draftPattern } from "./draft.ts";
import type { Traffic } from "./traffic.ts";

/** The boxes of each pattern. */
export type Division = readonly (readonly Box[])[];

/**
 * Divides the boxes among `count` patterns so that these fit as nearly as may be and, of several
 * ways that fit, let through least: a record that passes two patterns is forwarded twice. From all
 * in the first, boxes move one by one for as long as that betters it.
 */
export function divideBoxes(boxes: readonly Box[], count: number, traffic: Traffic): Division {
  // No share that passes makes up for a character that does not fit.
  const costOf = (division: Division): number =>
    division.reduce(
      (cost, part) => cost + (count + 1) * draftPattern(part).excess + traffic.share(part),
      0,
    );
  const start: Division = Array.from({ length: count }, (_, at) => (at === 0 ? boxes : []));
  let best = { division: start, cost: costOf(start) };
  for (let before = Number.POSITIVE_INFINITY; best.cost < before; ) {
    before = best.cost;
    for (const box of boxes) {
      for (const to of start.keys()) {
        const division = moveBox(best.division, box, to);
        const cost = costOf(division);
        if (cost < best.cost) best = { division, cost };
      }
    }
  }
  return best.division;
}

function moveBox(division: Division, box: Box, to: number): Division {
  return division.map((part, at) => {
    const others = part.filter((other) => other !== box);
    return at === to ? [...others, box] : others;
  });
}
