import type { Guard } from "./scanner-guards.ts";

/** Guards that the scanner's notes hang on; `pnpm mutate:scanner` takes each away in turn. */
export const noteGuards: readonly Guard[] = [
  {
    without: "notes an id of the key before",
    file: "record.ts",
    from: "if (part != 0) dropPart(part);",
    to: "",
  },
  {
    without: "notes parts of the record before",
    file: "record.ts",
    from: "  clearParts();\n",
    to: "",
  },
  {
    without: "notes texts of any form as ids",
    file: "notes.ts",
    from: "idLength == 36 && isUUID(idAt)",
    to: "idLength == 36",
  },
  {
    without: "notes what only starts with an id",
    file: "notes.ts",
    from: "idLength == 36 && isUUID(idAt)",
    to: "isUUID(idAt)",
  },
  {
    without: "notes ids in capitals as if they were not",
    file: "uuid.ts",
    from: "i8x16.sub(letters, i8x16.splat(0x61))",
    to: "i8x16.sub(v128.or(letters, i8x16.splat(0x20)), i8x16.splat(0x61))",
  },
  {
    without: "does not see a letter at the end of an id",
    file: "uuid.ts",
    from: "areDigits(firsts) && areDigits(seconds)",
    to: "areDigits(firsts)",
  },
  {
    without: "notes what only starts with a time",
    file: "notes.ts",
    from: "if (timeLength == 20) seconds",
    to: "seconds",
  },
  {
    without: "notes times in a form that parsing knows otherwise",
    file: "time.ts",
    from: "if (!isShaped || hour",
    to: "if (hour",
  },
  {
    without: "notes no leap years",
    file: "time.ts",
    from: "return (year & 3) == 0;",
    to: "return false;",
  },
  {
    without: "takes an array or object for nothing in an outline",
    file: "outlines.ts",
    from: "if (length != MISSING) return 0;",
    to: "",
  },
  {
    without: "takes where an array or object starts for a value of an outline",
    file: "outlines.ts",
    from: "if (isContainer(slot)) return 0;",
    to: "",
  },
  {
    without: "takes outlines for each other whose hashes are one",
    file: "outlines.ts",
    from: " && isOutline(entry, which)",
    to: "",
    atCollision: true,
  },
  {
    without: "takes outlines for each other whose values are as long",
    file: "outlines.ts",
    from: " || !isSame(from, valueAt(slot), length)",
    to: "",
    atCollision: true,
  },
  {
    without: "takes outlines for each other whose values stand elsewhere",
    file: "outlines.ts",
    from: "load<u16>(lengths) != length || ",
    to: "",
    atCollision: true,
  },
  {
    without: "takes one of a record's outlines for another",
    file: "outlines.ts",
    from: "  if (load<u32>(entry, 12) != which) return false;\n",
    to: "",
    atCollision: true,
  },
  {
    without: "notes accounts of an actor that is gone",
    file: "notes.ts",
    from: "part == ACTOR || part == ACTOR_ACCOUNT",
    to: "part == ACTOR_ACCOUNT",
  },
  {
    without: "notes the actor's account in place of the recipient's",
    file: "notes.ts",
    from: "recipient == MISSING ? actor : recipient",
    to: "actor == MISSING ? recipient : actor",
  },
  {
    without: "passes over what it could not note",
    file: "document.ts",
    from: "given == 0 && isNoted",
    to: "given == 0",
  },
  {
    without: "leaves the unusual out of its notes",
    file: "document.ts",
    from: "  writeUnknown();\n",
    to: "",
  },
];
