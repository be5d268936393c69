import type { Guard } from "./scanner-guards.ts";

/** Guards of what is around the records; `pnpm mutate:scanner` takes each away in turn. */
export const documentGuards: readonly Guard[] = [
  {
    without: "takes a record for one that goes on behind it",
    file: "document.ts",
    from: "if (stop == end || load<u8>(stop) == 0x0a) {",
    to: "if (true) {",
  },
  {
    without: "lets a record go over several lines",
    file: "document.ts",
    from: "setLineEndsCount(false);",
    to: "setLineEndsCount(true);",
  },
  {
    without: "takes the first of two messages",
    file: "document.ts",
    from: "if (isUsual && messages == 1) judge",
    to: "if (isUsual) judge",
  },
  {
    without: "takes what looks like an id for one",
    file: "document.ts",
    from: "if ((load<u64>(from) & 0xffffffffffffff) != 0x223a226469227b) return 0;",
    to: "",
  },
  {
    without: "takes the end of any text for that of an id",
    file: "document.ts",
    from: "load<u64>(id) != 0x73656d6974222c22 || ",
    to: "",
  },
  {
    without: "takes what follows an id for a time",
    file: "document.ts",
    from: " || load<u64>(id, 6) != 0x3a22706d61747365",
    to: "",
  },
  {
    without: "takes what follows a time for a message",
    file: "document.ts",
    from: "load<u64>(time) != 0x67617373656d222c || ",
    to: "",
  },
  {
    without: "takes a key that starts like that of a message for it",
    file: "document.ts",
    from: " || load<u32>(time, 8) != 0x223a2265",
    to: "",
  },
  {
    without: "takes a line for one that ends behind its message",
    file: "document.ts",
    from: "if (end == 0 || load<u8>(end) != 0x7d) return",
    to: "if (end == 0) return",
  },
  {
    without: "reads messages under escaped keys",
    file: "document.ts",
    from: "if (hasEscape) isUsual = false;",
    to: "",
  },
  {
    without: "takes a message for a record that goes on behind it",
    file: "document.ts",
    from: "return isQuote<u8>(quote) ? quote + 1 : 0;",
    to: "return stringEnd<u8>(quote) + 1;",
  },
  {
    without: "lets a list be followed by another",
    file: "document.ts",
    from: "if (holds != UNKNOWN && kind != UNKNOWN) return UNKNOWN;",
    to: "",
  },
  {
    without: "reads documents under escaped keys",
    file: "document.ts",
    from: "if (nameEnd == 0 || hasEscape) return UNKNOWN;",
    to: "if (nameEnd == 0) return UNKNOWN;",
  },
  {
    without: "does not see what follows a document",
    file: "document.ts",
    from: "return skipSpaces<u8>(at) == end ? kind : UNKNOWN;",
    to: "return kind;",
  },
];
