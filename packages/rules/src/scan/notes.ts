import type { TrailRecord } from "../record/trail-record.ts";
import { textAt } from "../record/value.ts";

/**
 * Notes of a document's records, one for each and in their order, those passed over included: what
 * must be known of a record to count and select it. What a note says is what `eventID`, `timeOf`,
 * `accountOf` and `regionOf` say of the parsed record; where the scanner cannot be certain of that
 * the note is `unknown`, and the record is among the parts kept, perhaps with the verdict 0, which
 * says that no rule matches it.
 *
 *     const { words, accounts } = notes;
 *     const at = index * noteWords.length;
 *     if ((words[at + noteWords.flags] & noteFlags.unknown) === 0) {
 *       accounts[words[at + noteWords.account]];   // "111122223333", or undefined: it has none
 *     }
 */
export interface Notes {
  /** How many records the document has: those passed over, and the parts kept. */
  readonly count: number;
  /** `count` notes of `noteWords.length` words. Only until the next scan: copy what is to stay. */
  readonly words: Uint32Array;
  /** By number. They grow from scan to scan, and a number never gets another text. */
  readonly accounts: readonly (string | undefined)[];
  readonly regions: readonly (string | undefined)[];
  /**
   * By number, what is left of a record where only the values at the paths of one of the outlines
   * are that were asked for; none of them is an array or object. Only until the next scan, as they
   * are forgotten when there are many.
   */
  readonly outlines: readonly (TrailRecord | undefined)[];
}

/** Where things stand in a note; the same numbers as in `packages/rules/scanner/notes.ts`. */
export const noteWords = {
  length: 12,
  /** The 16 bytes of a UUID in four words, in the order of its digits in memory. */
  id: 0,
  /** Seconds since 1970. */
  time: 4,
  account: 5,
  region: 6,
  flags: 7,
  /** The numbers of the record's outlines, as many as were asked for. */
  outlines: 8,
} as const;

/** What the bits of `flags` say. */
export const noteFlags = {
  /** Nothing in the note counts: look at the record, which is kept. */
  unknown: 1,
  /** There is no `eventID`, or it is no text; `id` is zeros. */
  noId: 2,
  /** There is no `eventTime`, or it is an array or object; `time` is zero. */
  noTime: 4,
} as const;

/** What the scanner takes note of: paths, with their numbers in `packages/rules/scanner/notes.ts`. */
export const notedPaths: ReadonlyMap<string, number> = new Map([
  ["eventID", 1],
  ["eventTime", 2],
  ["recipientAccountId", 3],
  ["awsRegion", 4],
  ["userIdentity", 5],
  ["userIdentity.accountId", 6],
]);

/** Accounts and regions by number, found as they are seen. */
export interface NameTables extends Pick<Notes, "accounts" | "regions"> {
  /** The number of a value, given as JSON text: zero where it is none that counts. */
  readonly numberOf: (slot: number, json: string) => number;
}

/** The slots of names, above all that rules use; and the number of those that found no room. */
export const noteSlots = { account: 254, region: 255 } as const;
const noRoom = 0xffff;
/** An organisation has tens of thousands of accounts at most; regions are a few dozen. */
const namesMax = 50_000;

/** Makes the tables. Only records can fill them: past their size, everything new is unknown. */
export function createNameTables(max: number = namesMax): NameTables {
  const accounts = createNames(max);
  const regions = createNames(max);
  return {
    accounts: accounts.names,
    regions: regions.names,
    numberOf: (slot, json) => (slot === noteSlots.account ? accounts : regions).numberOf(json),
  };
}

function createNames(max: number): {
  readonly names: readonly (string | undefined)[];
  readonly numberOf: (json: string) => number;
} {
  const names: (string | undefined)[] = [undefined];
  const numbers = new Map<string | undefined, number>([[undefined, 0]]);
  return {
    names,
    numberOf(json) {
      const name = textAt({ name: JSON.parse(json) as unknown }, "name");
      const known = numbers.get(name);
      if (known !== undefined) return known;
      if (names.length > max) return noRoom;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}
