import { classGuards } from "./class-guards.ts";
import { documentGuards } from "./document-guards.ts";
import { inflateGuards } from "./inflate-guards.ts";
import { noteGuards } from "./note-guards.ts";
import { type Guard, guards } from "./scanner-guards.ts";
import { slotGuards } from "./slot-guards.ts";
import { stretchGuards } from "./stretch-guards.ts";

/** Every guard of the scanner that `pnpm mutate:scanner` knows. */
export const allGuards: readonly Guard[] = [
  ...guards,
  ...documentGuards,
  ...classGuards,
  ...slotGuards,
  ...stretchGuards,
  ...noteGuards,
  ...inflateGuards,
];
