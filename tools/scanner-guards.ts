import type { SourceChange } from "./compile-scanner.ts";

/** A guard of the scanner, and how to take it away. */
export interface Guard extends SourceChange {
  /** What the scanner would do without it. */
  readonly without: string;
  /** It only matters where two hashes are the same, so all are made so first. */
  readonly atCollision?: true;
  /** What else is changed first: where what it guards does little harm, it is put where it does. */
  readonly first?: SourceChange;
}

/** Makes all hashes of texts the same, and of keys. */
export const collide: readonly SourceChange[] = [
  {
    file: "hash.ts",
    from: "  let bits = load<u64>(at);",
    to: "  if (length < 4096) return 0;\n  let bits = load<u64>(at);",
  },
  { file: "hash.ts", from: "* SPREAD) >> 55", to: "* 0) >> 55" },
];

/** Makes all hashes of records the same, and of what leads in them. */
export const collideRecords: readonly SourceChange[] = [
  { file: "verdict.ts", from: "  return u32(hash >> 40);", to: "  return 0;" },
  { file: "caches.ts", from: "u32(mix(leads)) * WAYS", to: "u32(mix(leads)) * 0" },
];

/** Guards that the scanner's answers hang on; `pnpm mutate:scanner` takes each away in turn. */
export const guards: readonly Guard[] = [
  {
    without: "takes an escaped key for another",
    file: "stretches.ts",
    from: "isInScope() ? nextStop(name) : stringEnd<T>(name)",
    to: "stringEnd<T>(name)",
  },
  {
    without: "keeps the members of a container that comes twice",
    file: "record.ts",
    from: "setClass(member, MISSING);",
    to: "",
  },
  {
    without: "takes an array for missing",
    file: "slots.ts",
    from: "else setClass(slot, load<u8>(at) == 0x7b ? OBJECT : OPAQUE);",
    to: "",
  },
  {
    without: "takes an array for an object",
    file: "slots.ts",
    from: "load<u8>(at) == 0x7b ? OBJECT : OPAQUE",
    to: "OBJECT",
  },
  {
    without: "remembers the slots of the record before",
    file: "record.ts",
    from: "  clearSlots();\n",
    to: "",
  },
  {
    without: "misses a held text behind an escape",
    file: "record.ts",
    from: " || (hasHiddenText && heldLengths != 0)",
    to: "",
  },
  {
    without: "misses a held text",
    file: "held.ts",
    from: "  heldOccurred = true;\n",
    to: "",
  },
  {
    without: "takes look-alikes of another depth for keys",
    atCollision: true,
    file: "keys.ts",
    from: "load<u8>(key) == scope &&",
    to: "",
  },
  {
    without: "takes keys that begin alike for the same",
    atCollision: true,
    file: "keys.ts",
    from: "load<u8>(key, 1) == length &&",
    to: "",
  },
  {
    without: "takes keys of one hash for the same",
    atCollision: true,
    file: "keys.ts",
    from: "isSame(key + KEY_NAME, name, length)",
    to: "true",
  },
  {
    without: "takes values of one hash for the same",
    atCollision: true,
    file: "caches.ts",
    from: "load<u32>(entry) == label && isSame(entry + CLASS_TEXT, at, length)",
    to: "load<u32>(entry) == label",
  },
  {
    without: "takes values of other slots for its own",
    atCollision: true,
    file: "caches.ts",
    from: "const label = (slot << 16) | u32(length);",
    to: "const label = u32(length) + 1;",
  },
  {
    without: "takes records of one hash for the same",
    atCollision: true,
    file: "verdict.ts",
    from: "if (isSame(entry + VERDICT_SLOTS, SLOT, bytes)) return",
    to: "return",
  },
  {
    without: "takes room for a record for one whose values are all missing",
    file: "verdict.ts",
    from: "if (number == 0) break;\n    const entry = VERDICT_CACHE",
    to: "const entry = VERDICT_CACHE",
  },
  {
    without: "lets control characters stand in strings",
    file: "stops.ts",
    from: "i8x16.le_u(turned, v128.load(LETTERS, 16))",
    to: "v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0)))",
  },
  {
    without: "lets bad escapes pass",
    file: "text.ts",
    from: "return isKnown ? at + 1 : 0;",
    to: "return at + 1;",
  },
  {
    without: "lets letters pass for hexadecimal digits",
    file: "text.ts",
    from: "if (!isHex(load<u8>(at + digit))) return 0;",
    to: "{}",
  },
  {
    without: "lets a brace close a bracket",
    file: "value.ts",
    from: "if (next != (isObject ? 0x7d : 0x5d)) return 0;",
    to: "if (next != 0x7d && next != 0x5d) return 0;",
  },
  {
    without: "nests deeper than it can count",
    file: "layout.ts",
    from: "DEPTH_MAX: i32 = 60",
    to: "DEPTH_MAX: i32 = 1000",
  },
  {
    without: "lets words be cut short",
    file: "value.ts",
    from: "return load<u32>(at) == 0x65757274 ? at + 4 : 0;",
    to: "return at + 4;",
  },
  {
    without: "lets numbers start with a zero",
    file: "value.ts",
    from: "at = load<u8>(at) == 0x30 ? at + 1 : digitsEnd(at);",
    to: "at = digitsEnd(at);",
  },
  {
    without: "lets numbers have no digits",
    file: "value.ts",
    from: "return at == from ? 0 : at;",
    to: "return at;",
  },
  {
    without: "takes the leading values of one record for another's",
    atCollision: true,
    file: "caches.ts",
    from: "if (load<u64>(entry) == ~leads) return",
    to: "if (load<u64>(entry) != 0) return",
  },
  {
    without: "does not see all of a long string",
    file: "stops.ts",
    from: "at += 16;",
    to: "at += 24;",
  },
];
