import { accountOf, regionOf, timeOf } from "../../src/record/index.ts";
import { valueAt } from "../../src/record/value.ts";
import { noteFlags, noteWords, type Scanner, type Sifted } from "../../src/scan/index.ts";
import { isControl, parse, readDocument } from "../../src/scan/read-document.ts";

/** What a note says, in a form that can be compared and shown; or that it says nothing. */
export type Noted =
  | "unknown"
  | {
      readonly id: string | undefined;
      readonly timeMs: number | undefined;
      readonly account: string | undefined;
      readonly region: string | undefined;
      /** Where the scanner was asked for it. */
      readonly outline?: unknown;
    };

/** The outlines that tests ask for: of what rules ask for, too, and of what they look into. */
export const outlined: readonly (readonly string[])[] = [
  ["eventName", "awsRegion", "requestParameters.items"],
  ["awsRegion"],
  ["eventName"],
  ["userIdentity.type", "userIdentity.accountId", "userIdentity.sessionContext.sessionIssuer.arn"],
];

/** What the scanner notes of a document; undefined where it gives the document up. */
export function askNotes(scanner: Scanner, document: Uint8Array): readonly Noted[] | undefined {
  const sifted = scanner.sift(document);
  if (sifted?.notes === undefined) return undefined;
  const { notes } = sifted;
  return Array.from({ length: notes.count }, (_, index) => readNote(notes, index));
}

/** What is wrong with the notes of a document, against its records parsed. */
export function findWrongNotes(scanner: Scanner, document: Uint8Array): readonly unknown[] {
  const noted = askNotes(scanner, document);
  const sifted = scanner.sift(document);
  const text = Buffer.from(document).toString("utf8");
  if (noted === undefined || sifted === undefined || isControl(parse(text))) return [];
  const texts = readDocument(text);
  const kept = new Set(sifted.kept.map(({ index }) => index));
  const wrong = texts.flatMap((record, index): readonly unknown[] => {
    const note = noted[index];
    if (note === "unknown") return kept.has(index) ? [] : [{ index, note }];
    const expected = noteOf(parse(record ?? ""), note !== undefined && "outline" in note);
    return JSON.stringify(note) === JSON.stringify(expected) ? [] : [{ index, note, expected }];
  });
  const isWhole = texts.length === noted.length && noted.length === sifted.passed + kept.size;
  return isWhole ? wrong : [...wrong, { texts: texts.length, noted: noted.length }];
}

function noteOf(record: unknown, isOutlined: boolean): Noted | undefined {
  if (typeof record !== "object" || record === null || Array.isArray(record)) return undefined;
  const fields = { ...record };
  const { eventID } = fields as { readonly eventID?: unknown };
  return {
    id: typeof eventID === "string" ? eventID : undefined,
    timeMs: timeOf(fields),
    account: accountOf(fields),
    region: regionOf(fields),
    ...(isOutlined && { outline: outlineOf(fields) }),
  };
}

/** The values at the paths, by path; a note whose outline lacks an array or object would be wrong. */
function outlineOf(record: unknown): object {
  const values = outlined.flat().map((path) => [path, valueAt(record, ...path.split("."))]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as object;
}

function readNote(
  { words, accounts, regions, outlines }: NonNullable<Sifted["notes"]>,
  index: number,
): Noted {
  const note = words.subarray(index * noteWords.length, (index + 1) * noteWords.length);
  const flags = note[noteWords.flags] ?? 0;
  if ((flags & noteFlags.unknown) !== 0) return "unknown";
  const numbers = [...note.subarray(noteWords.outlines)];
  const parts = numbers.map((number) => outlineOf(outlines[number]));
  const bytes = Buffer.from(note.buffer, note.byteOffset, 16).toString("hex");
  return {
    id: (flags & noteFlags.noId) === 0 ? uuidOf(bytes) : undefined,
    timeMs: (flags & noteFlags.noTime) === 0 ? (note[noteWords.time] ?? 0) * 1000 : undefined,
    account: accounts[note[noteWords.account] ?? -1],
    region: regions[note[noteWords.region] ?? -1],
    ...(numbers[0] !== 0 && { outline: Object.assign({}, ...parts) as unknown }),
  };
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
