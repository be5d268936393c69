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
];
