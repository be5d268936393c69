import { patternLengthMax } from "../pattern/limits.ts";
import { addBox, type Box } from "./box.ts";
import { draftPattern } from "./draft.ts";
import type { Traffic } from "./traffic.ts";
import type { Widening } from "./widenings.ts";

/** What fitting works with: the judge of what passes, and the maker of what could be given up. */
export interface Bench {
  readonly traffic: Traffic;
  readonly listWidenings: (boxes: readonly Box[]) => readonly Widening[];
}

/**
 * Widens the boxes, step by step, until they fit `patterns` patterns taken together. Each step is
 * the one that lets through least for the characters it saves; undefined where none saves any.
 */
export function fitBoxes(
  boxes: readonly Box[],
  patterns: number,
  bench: Bench,
): readonly Box[] | undefined {
  let state: State | undefined = { boxes, excess: draftPattern(boxes, patterns).excess };
  while (state !== undefined && state.excess > 0) state = widenOnce(state, patterns, bench);
  return state?.boxes;
}

interface State {
  readonly boxes: readonly Box[];
  readonly excess: number;
}

/** Something that could be given up, and what that seems to save and to let through. */
interface Offer {
  readonly widening: Widening;
  /** In characters, as estimated. */
  readonly saved: number;
  /** The share of the records that passes in addition. */
  readonly growth: number;
}

function widenOnce(state: State, patterns: number, bench: Bench): State | undefined {
  const offers = rankOffers(state, bench);
  return takeMany(state, offers, patterns) ?? takeBest(state, offers, patterns);
}

/** What seems to save anything, cheapest first: by what passes for each character saved. */
function rankOffers({ boxes, excess }: State, { traffic, listWidenings }: Bench): readonly Offer[] {
  const costOf = createEstimate(boxes);
  return listWidenings(boxes)
    .map((widening) => {
      const saved = Math.min(excess, costOf(widening.removed) - costOf(widening.added));
      const growth = saved > 0 ? traffic.shareBeyond(widening.added, boxes) : 0;
      return { widening, saved, growth };
    })
    .filter(({ saved }) => saved > 0)
    .toSorted(
      (one, other) =>
        one.growth / one.saved - other.growth / other.saved || other.saved - one.saved,
    );
}

/** Far from fitting it takes several offers at once, unseen, so that hundreds of rules take seconds. */
function takeMany(state: State, offers: readonly Offer[], patterns: number): State | undefined {
  const count = Math.floor(state.excess / excessPerStep);
  if (count < 2) return undefined;
  const untouched = new Set(state.boxes);
  let boxes = state.boxes;
  let taken = 0;
  for (const { widening } of offers) {
    if (taken === count) break;
    if (!widening.removed.every((box) => untouched.has(box))) continue;
    for (const box of widening.removed) untouched.delete(box);
    boxes = apply(widening, boxes);
    taken += 1;
  }
  const { excess } = draftPattern(boxes, patterns);
  return excess < state.excess ? { boxes, excess } : undefined;
}

/** In characters: beyond a pattern's worth, the next best offer is nearly as good as the best. */
const excessPerStep = patternLengthMax;

/** Writes out the first offers, to see what they really save, and takes the best of them. */
function takeBest(state: State, offers: readonly Offer[], patterns: number): State | undefined {
  const seen: (State & { readonly price: number })[] = [];
  for (const { widening, growth } of offers) {
    if (seen.length === offersSeen) break;
    const boxes = apply(widening, state.boxes);
    const { excess } = draftPattern(boxes, patterns);
    if (excess < state.excess)
      seen.push({ boxes, excess, price: growth / (state.excess - excess) });
  }
  return seen.toSorted((one, other) => one.price - other.price || one.excess - other.excess)[0];
}

/** More of them seldom show a better one, for the estimate is good. */
const offersSeen = 4;

function apply({ removed, added }: Widening, boxes: readonly Box[]): readonly Box[] {
  return added.reduce(
    addBox,
    boxes.filter((box) => !removed.includes(box)),
  );
}

/** About what boxes cost in characters: a clause that several boxes share is written once. */
function createEstimate(boxes: readonly Box[]): (some: readonly Box[]) => number {
  const uses = new Map<string, number>();
  for (const { key } of boxes.flat()) uses.set(key, (uses.get(key) ?? 0) + 1);
  return (some) =>
    some.reduce(
      (sum, box) => box.reduce((cost, { key }) => cost + key.length / (uses.get(key) ?? 1), sum),
      0,
    );
}
