import type { Guard } from "./scanner-guards.ts";

/** What the classes of addresses and texts hang on; `pnpm mutate:scanner` takes each away in turn. */
export const classGuards: readonly Guard[] = [
  {
    without: "reads an address whose octets start with a zero",
    file: "addresses.ts",
    from: "if (isZero) return false;",
    to: "",
  },
  {
    without: "reads an address whose octets are too large",
    file: "addresses.ts",
    from: "if (octet > 255) return false;",
    to: "",
  },
  {
    without: "reads an address of more or fewer than four octets",
    file: "addresses.ts",
    from: "return dots == 3 && hasDigit;",
    to: "return hasDigit;",
  },
  {
    without: "reads an address that ends in a dot",
    file: "addresses.ts",
    from: "return dots == 3 && hasDigit;",
    to: "return dots == 3;",
  },
  {
    without: "reads an address with an octet of nothing",
    file: "addresses.ts",
    from: "letter != 0x2e || !hasDigit",
    to: "letter != 0x2e",
  },
  {
    without: "reads an address with whatever between its octets",
    file: "addresses.ts",
    from: "letter != 0x2e || !hasDigit",
    to: "!hasDigit",
  },
  {
    without: "reads an address with two gaps",
    file: "addresses.ts",
    from: "if (hasGap) return false;",
    to: "",
  },
  {
    without: "reads an address with a gap for nothing",
    file: "addresses.ts",
    from: "return groups < 8;",
    to: "return true;",
  },
  {
    without: "reads an address of too few groups",
    file: "addresses.ts",
    from: "if (!hasGap) return groups == 8;",
    to: "if (!hasGap) return true;",
  },
  {
    without: "reads an address with whatever between its groups",
    file: "addresses.ts",
    from: "if (load<u8>(at) != 0x3a) return false;",
    to: "",
  },
  {
    without: "reads an address with a group of nothing",
    file: "addresses.ts",
    from: "at == from || at - from > 4",
    to: "at - from > 4",
  },
  {
    without: "reads an address with a group of five digits",
    file: "addresses.ts",
    from: "at == from || at - from > 4",
    to: "at == from",
  },
  {
    without: "takes the first address of a network for one before it",
    file: "addresses.ts",
    from: "load<u64>(middle, 8) <= low",
    to: "load<u64>(middle, 8) < low",
  },
  {
    without: "takes addresses for the same that are asked about each",
    file: "addresses.ts",
    from: "if (known == MISSING) store",
    to: "store",
  },
  {
    without: "takes an escaped text for another",
    file: "texts.ts",
    from: "test == 0 || nextStop(from) != end",
    to: "test == 0",
  },
  {
    without: "takes the class of an escaped text for that of the text before",
    file: "texts.ts",
    from: "  answered = 0;\n",
    to: "",
  },
  {
    without: "takes a text that begins otherwise for what it looks for",
    file: "texts.ts",
    from: "if (!isSame(run + 1, from, size)) return false;",
    to: "",
  },
  {
    without: "takes a text for what it looks for that goes on behind it",
    file: "texts.ts",
    from: "return mayGoOn || at == end;",
    to: "return true;",
  },
  {
    without: "looks for a text in the values behind it",
    file: "texts.ts",
    from: "if (place >= end) return 0;",
    to: "",
  },
  {
    without: "takes a text for what it looks for that lacks a part of it",
    file: "texts.ts",
    from: "if (at == 0) return false;",
    to: "",
  },
];
