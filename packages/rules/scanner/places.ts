/**
 * Places in the grammar of a record: which containers are open, and which of them rules look into.
 * However one has been come to, what may follow is the same. Each has a number.
 */
import { hashOf, mix } from "./hash";
import { mayBeHeld } from "./held";
import {
  PLACE,
  PLACE_INDEX,
  PLACE_INDEX_ENTRIES,
  PLACES_MAX,
  STEADY_LENGTH_MAX,
  TRIES,
} from "./layout";

/** As it lies in memory. */
@unmanaged
class Place {
  /** One bit for each open container, the innermost lowest: whether it is an object. */
  objects: u64;
  /** Of those in the record that rules look into, a byte each, the innermost lowest: the scope. */
  scopes: u64;
  /** Behind different keys different things are likely. */
  hint: u32;
  /** A hash of the one text that has come before it; or zero, or `VARIED`. */
  text: u32;
  /** How the record is written: what has been learnt of one form does not hold for another. */
  form: u8;
  /** Whether the innermost has just been opened, so that no comma comes before what it holds. */
  isOpened: bool;
}

/** How a record may be written: as JSON text, escaped once more in a message, as a line. */
export const PLAIN: u8 = 1;
export const MESSAGE: u8 = 2;
export const LINE: u8 = 3;

// The place at hand, which whoever reads a stretch takes on from container to container.
let objects: u64 = 0;
let scopes: u64 = 0;
let form: u8 = 0;
export let isOpened: bool = false;

/** How many places have numbers. Number zero is the last one for which there was no room. */
let count: u32 = 0;

/** Forgets all places, but for the beginnings of records: they have the numbers of their forms. */
export function forgetPlaces(): void {
  if (count != 0) memory.fill(PLACE_INDEX, 0, usize(PLACE_INDEX_ENTRIES + TRIES) * 2);
  count = 0;
  objects = 1;
  scopes = 0;
  isOpened = true;
  for (form = PLAIN; form <= LINE; form += 1) numberOf(0);
}

function placeOf(number: u32): Place {
  return changetype<Place>(PLACE + usize(number) * offsetof<Place>());
}

/** Goes to a place. */
export function standAt(number: u32): void {
  const place = placeOf(number);
  objects = place.objects;
  scopes = place.scopes;
  form = place.form;
  isOpened = place.isOpened;
}

/** How many containers are open. The outermost is the record, an object, whose bit is set. */
export function depth(): u32 {
  return 64 - u32(clz(objects));
}

/** Whether the innermost container is an object. */
export function isObject(): bool {
  return (objects & 1) == 1;
}

/** Whether rules look into the innermost container, as they do into all around it then. */
export function isInScope(): bool {
  return depth() == 1 + ((71 - u32(clz(scopes))) >> 3);
}

/** The scope of the innermost container that rules look into. */
export function scope(): u32 {
  return u32(scopes & 0xff);
}

/** Goes into a container, whose scope is zero where no rule looks into it. */
export function open(isObjectOpened: bool, scopeOpened: u32): void {
  objects = (objects << 1) | u64(isObjectOpened);
  if (scopeOpened != 0) scopes = (scopes << 8) | scopeOpened;
  isOpened = true;
}

/** Comes out of the innermost container, which is a value that has ended. */
export function close(): void {
  if (isInScope()) scopes >>= 8;
  objects >>= 1;
  endValue();
}

/** A comma or a bracket comes next. */
export function endValue(): void {
  isOpened = false;
}

/** Whether there is no room for another place. */
export function arePlacesFull(): bool {
  return count == PLACES_MAX;
}

/** The number of the place at hand; zero where there is no room for it. */
export function numberOf(hint: u32): u32 {
  const more = u64(hint) | (u64(form) << 32) | (u64(isOpened) << 40);
  const hash = u32(mix(mix(objects) ^ mix(scopes ^ mix(more))));
  let index = PLACE_INDEX + usize(hash & (PLACE_INDEX_ENTRIES - 1)) * 2;
  const behind = index + TRIES * 2;
  let isCrowded = false;
  for (; load<u16>(index) != 0 && !isCrowded; index += 2) {
    const known = placeOf(load<u16>(index));
    if (isAtHand(known) && known.hint == hint) return load<u16>(index);
    isCrowded = index == behind;
  }
  const hasRoom = count < PLACES_MAX && !isCrowded;
  if (hasRoom) {
    count += 1;
    store<u16>(index, u16(count));
  }
  const number = hasRoom ? count : 0;
  const place = placeOf(number);
  place.objects = objects;
  place.scopes = scopes;
  place.form = form;
  place.isOpened = isOpened;
  place.hint = hint;
  place.text = 0;
  return number;
}

function isAtHand(place: Place): bool {
  return (
    place.objects == objects &&
    place.scopes == scopes &&
    place.form == form &&
    place.isOpened == isOpened
  );
}

/** More than one text has come before a place. */
const VARIED: u32 = 0xffffffff;

/**
 * Whether the text at `at` is the only one that has come before the place at hand, as far as is
 * known, so that a stretch may go on behind it. One that may be held has to be noted each time.
 */
export function isSteady(hint: u32, at: usize, length: usize): bool {
  if (length > STEADY_LENGTH_MAX || mayBeHeld(length)) return false;
  const place = placeOf(numberOf(hint));
  if (place.text == VARIED) return false;
  const text = 1 + (u32(hashOf(at, u32(length), 0)) >> 1);
  place.text = place.text == 0 || place.text == text ? text : VARIED;
  return place.text == text;
}
