import type { Guard } from "./scanner-guards.ts";

/** What the classes of slots hang on; `pnpm mutate:scanner` takes each away in turn. */
export const slotGuards: readonly Guard[] = [
  {
    without: "looks at no value but the leading ones",
    file: "slots.ts",
    from: "let left = slotsFor(leads);",
    to: "let left: u64 = 0;",
  },
  {
    without: "takes what matters without a held text for what matters with one",
    file: "slots.ts",
    from: "u64(load<u16>(SLOT) != MISSING) << 63",
    to: "0",
  },
  {
    without: "forgets a held text where other values lead",
    file: "slots.ts",
    from: "  store<u16>(SLOT, load<u16>(VALUE, 4));\n",
    to: "",
  },
  {
    without: "looks for texts alone where more is asked of what holds them",
    file: "slots.ts",
    from: "load<u8>(DEEP + slot) == DEEP_TEXTS && ",
    to: "",
  },
  {
    without: "finds no text behind an escape in what holds it",
    file: "slots.ts",
    from: "DEEP_TEXTS && !hasHiddenText",
    to: "DEEP_TEXTS",
  },
  {
    without: "finds a held text in whatever comes before it",
    file: "slots.ts",
    from: "  clearHeld();\n",
    to: "",
  },
  {
    without: "takes one held text for all",
    file: "slots.ts",
    from: "isHeldAlone && ",
    to: "",
  },
  {
    without: "takes held texts of one length for one",
    file: "held.ts",
    from: " && isSame(at, heldAt, length)",
    to: "",
  },
  {
    without: "takes a held text for a longer one that starts with it",
    file: "held.ts",
    from: "length == heldLength && ",
    to: "",
  },
  {
    without: "finds a held text under a key that comes again",
    file: "slots.ts",
    from: "!mayHaveTwins<T>(at, end)",
    to: "true",
  },
];
