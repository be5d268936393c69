/**
 * Notes, taken on request: what a host that counts and selects records has to know of each, those
 * passed over included, so that it need not parse them. One note of `NOTE_BYTES` for each record of
 * a document, in its order, behind the input: the 16 bytes of `eventID`, then in words of 32 bits
 * `eventTime` in seconds since 1970, the numbers of account and region, flags, and the numbers of
 * outlines. The host repeats all of this in `src/scan/notes.ts`.
 */
import { classOf } from "./caches";
import { MISSING, OUTLINE_NUMBER } from "./layout";
import { numberOutlines } from "./outlines";
import { isQuote } from "./text";
import { secondsOf } from "./time";
import { isUUID, readUUID } from "./uuid";

// What a wanted key is to a note.
const EVENT_ID: u8 = 1;
const EVENT_TIME: u8 = 2;
const RECIPIENT: u8 = 3;
const REGION: u8 = 4;
/** The object that holds the actor's account, which is forgotten when the object comes again. */
const ACTOR: u8 = 5;
const ACTOR_ACCOUNT: u8 = 6;

const NOTE_BYTES: usize = 48;
/** Something is not known for certain: the host finds the record among the parts kept. */
const UNKNOWN: u32 = 1;
const NO_ID: u32 = 2;
const NO_TIME: u32 = 4;

/** Accounts and regions are numbered as the values of slots are classed, under these slots. */
const ACCOUNT_SLOT: u32 = 254;
const REGION_SLOT: u32 = 255;
/** The number of a text for which the host's table had no room. */
const NO_ROOM: u16 = 0xffff;

let isOn: bool = false;
/** Where the next note goes. */
let next: usize = 0;
/** Where the first lies, and how many there are: the host reads these when a scan has ended. */
export let noteStart: usize = 0;
export let noteCount: i32 = 0;

// The parts of the record at hand: where the two texts start, or zero, and three numbers.
let idAt: usize = 0;
let idLength: usize = 0;
let timeAt: usize = 0;
let timeLength: usize = 0;
let recipient: u16 = MISSING;
let actor: u16 = MISSING;
let region: u16 = MISSING;

/** Told by the host, once. */
export function takeNotes(): void {
  isOn = true;
}

/** Forgets the notes of the document before; those of the next lie from `from` on. */
export function startNotes(from: usize): void {
  next = from;
  noteStart = from;
  noteCount = 0;
}

/** Where memory is free, behind all notes. */
export function notesEnd(): usize {
  return next;
}

/** Forgets the record before. */
export function clearParts(): void {
  idAt = 0;
  timeAt = 0;
  recipient = MISSING;
  actor = MISSING;
  region = MISSING;
}

/** Takes the scalar from `at` to `end` as a part. */
export function takePart<T>(part: u8, at: usize, end: usize): void {
  const text = at + sizeof<T>();
  // What is no text has the length of none that can be read.
  const length = isQuote<T>(at) ? end - sizeof<T>() - text : 0;
  if (part == EVENT_ID) {
    idAt = text;
    idLength = length;
  } else if (part == EVENT_TIME) {
    timeAt = text;
    timeLength = length;
  } else if (part == RECIPIENT) recipient = classOf(ACCOUNT_SLOT, at, end - at);
  else if (part == ACTOR_ACCOUNT) actor = classOf(ACCOUNT_SLOT, at, end - at);
  else if (part == REGION) region = classOf(REGION_SLOT, at, end - at);
}

/** Forgets a part, as its key comes again: of equal keys the last counts, whatever its value. */
export function dropPart(part: u8): void {
  if (part == EVENT_ID) idAt = 0;
  else if (part == EVENT_TIME) timeAt = 0;
  else if (part == RECIPIENT) recipient = MISSING;
  else if (part == REGION) region = MISSING;
  else if (part == ACTOR || part == ACTOR_ACCOUNT) actor = MISSING;
}

/** Writes the note of the record at hand; false where the host has to look for itself. */
export function writeNote(): bool {
  if (!isOn) return true;
  // Whoever reads a new one copies what is escaped to where the note goes.
  const isOutlined = numberOutlines();
  makeRoom();
  const account = recipient == MISSING ? actor : recipient;
  let flags: u32 = account == NO_ROOM || region == NO_ROOM ? UNKNOWN : 0;
  if (idAt == 0) flags |= NO_ID;
  else if (idLength == 36 && isUUID(idAt)) readUUID(next);
  else flags |= UNKNOWN;
  let seconds: u32 = 0;
  if (timeAt == 0) flags |= NO_TIME;
  else {
    if (timeLength == 20) seconds = secondsOf(timeAt);
    if (seconds == 0) flags |= UNKNOWN;
  }
  if (!isOutlined) flags |= UNKNOWN;
  v128.store(next, v128.load(OUTLINE_NUMBER), 32);
  endNote(seconds, account, flags);
  return (flags & UNKNOWN) == 0;
}

/** Writes the note of what is unusual and may be anything. */
export function writeUnknown(): void {
  if (!isOn) return;
  makeRoom();
  endNote(0, MISSING, UNKNOWN);
}

/** Memory behind the input is had when it is needed, and is zeros or notes of documents before. */
function makeRoom(): void {
  if (next + NOTE_BYTES > usize(memory.size()) << 16) memory.grow(16);
  v128.store(next, i64x2.splat(0));
}

function endNote(seconds: u32, account: u16, flags: u32): void {
  store<u32>(next, seconds, 16);
  store<u32>(next, account, 20);
  store<u32>(next, region, 24);
  store<u32>(next, flags, 28);
  next += NOTE_BYTES;
  noteCount += 1;
}
