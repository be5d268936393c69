import type { SourceChange } from "./compile-scanner.ts";
import type { Guard } from "./scanner-guards.ts";

/** Guards of what is learnt of records; `pnpm mutate:scanner` takes each away in turn. */
export const stretchGuards: readonly Guard[] = [
  {
    without: "lets a brace close a bracket in a record",
    file: "stretches.ts",
    from: "if (next == (isObject() ? 0x7d : 0x5d)) {",
    to: "if (next == 0x7d || next == 0x5d) {",
  },
  {
    without: "lets members of a record follow without a comma",
    file: "stretches.ts",
    from: "if (next != 0x2c) return false;",
    to: "",
  },
  {
    without: "takes a stretch for one from another place",
    atCollision: true,
    file: "stretches.ts",
    from: "if (first.from == place && isSame(",
    to: "if (first.from != 0xffff && isSame(",
  },
  {
    without: "takes a later guess for one from another place",
    atCollision: true,
    file: "stretches.ts",
    from: "if (stretch.from != place) return false;",
    to: "if (stretch.from == 0xffff) return false;",
  },
  {
    without: "takes any stretch for the one that is likely",
    file: "stretches.ts",
    from: "first.from == place && isSame(textOf(first), at, first.length)",
    to: "first.from == place",
  },
  {
    without: "takes any later guess for right",
    file: "stretches.ts",
    from: "if (!isSame(textOf(stretch), at, stretch.length)) return false;",
    to: "",
  },
  {
    without: "forgets what stretches mention",
    file: "stretches.ts",
    from: "memory.copy(mentions, read.mentions, mentionBytes);",
    to: "",
  },
  {
    without: "takes places of other containers for its own",
    atCollision: true,
    file: "places.ts",
    from: "place.objects == objects &&",
    to: "",
  },
  {
    without: "takes places in other scopes for its own",
    atCollision: true,
    file: "places.ts",
    from: "place.scopes == scopes &&",
    to: "",
  },
  {
    without: "takes what was learnt of text for what is escaped",
    file: "record.ts",
    from: "sizeof<T>() == 2 ? MESSAGE : ",
    to: "",
  },
  {
    without: "takes what was learnt of documents for lines",
    file: "record.ts",
    from: "lineEndsCount ? PLAIN : LINE",
    to: "PLAIN",
  },
  {
    without: "takes a bracket that has just been opened for a value that has ended",
    atCollision: true,
    file: "places.ts",
    from: "place.form == form &&\n    place.isOpened == isOpened",
    to: "place.form == form",
  },
  {
    without: "misses a held text in a stretch",
    file: "places.ts",
    from: " || mayBeHeld(length)",
    to: "",
  },
  {
    without: "remembers stretches beyond their memory",
    file: "stretches.ts",
    from: "if (next > STRETCH_NUMBER_MAX) isFull = true;",
    to: "",
  },
  {
    without: "remembers stretches too long for their memory",
    file: "stretches.ts",
    from: "if (length > STRETCH_LENGTH_MAX) return 0;",
    to: "",
  },
  {
    without: "remembers places beyond their memory",
    file: "places.ts",
    from: "count < PLACES_MAX && !isCrowded",
    to: "!isCrowded",
    // Right before what is scanned.
    first: { file: "layout.ts", from: "PLACE: usize = 1376256", to: "PLACE: usize = 4689920" },
  },
];

/** Makes all places the same to whoever looks for one, or guesses what comes next. */
export const collidePlaces: readonly SourceChange[] = [
  { file: "places.ts", from: "usize(hash & (PLACE_INDEX_ENTRIES - 1))", to: "0" },
  { file: "layout.ts", from: "TRIES: u32 = 16", to: "TRIES: u32 = 4000" },
  { file: "stretches.ts", from: "place + context", to: "load<u32>(at) + load<u32>(at, 4)" },
];
