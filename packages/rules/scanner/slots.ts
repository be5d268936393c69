/**
 * The values that rules ask about, by slot. While a record is walked only their places are kept;
 * which of them have to be looked at is known when it has ended: the classes of a few leading ones,
 * such as the call's name, decide most rules, and only the slots of the others are then classed.
 */
import { addressClass, hasIntervals } from "./addresses";
import { classOf, slotsFor } from "./caches";
import { clearHeld, heldAt, heldLength, heldOccurred, isHeldAlone } from "./held";
import { classify } from "./host";
import {
  DEEP,
  DEEP_TEXTS,
  LEAD,
  LEADS,
  MISSING,
  OBJECT,
  OPAQUE,
  SLOT,
  UNSEEN,
  VALUE,
} from "./layout";
import { clearHiddenText, hasHiddenText } from "./text";
import { isQuick, textClass } from "./texts";
import { mayHaveTwins } from "./twins";
import { valueEnd } from "./value";

/** How many slots are in use, a multiple of eight. */
let slotCount: usize = 0;

/** Told by the host, which numbers the slots. */
export function setSlotCount(count: usize): void {
  slotCount = count;
}

/** How many bytes the classes of all slots take. */
export function slotBytes(): usize {
  return slotCount * 2;
}

/** Makes every slot missing. */
export function clearSlots(): void {
  // Loops, as `memory.fill` leaves the module for what are a few stores.
  for (let at: usize = 0; at < slotCount * 8; at += 16) v128.store(VALUE + at, i64x2.splat(0));
}

/** Puts into a slot what is known without a look at the value: `MISSING`, `OPAQUE` or `OBJECT`. */
export function setClass(slot: usize, given: u16): void {
  store<u64>(VALUE + slot * 8, u64(given) << 32);
}

/** Puts a value into a slot, given its place. */
export function setValue(slot: usize, at: usize, length: usize): void {
  store<u64>(VALUE + slot * 8, u64(at) | (u64(length) << 32));
}

/** In place of a length: an array or object, whose end nobody may need, and how it is written. */
const CONTAINER: u32 = 0x80000000;

/** Puts an array or object into a slot, given where it starts. */
export function setContainer<T>(slot: usize, at: usize): void {
  if (load<u8>(DEEP + slot) != 0) setValue(slot, at, CONTAINER | sizeof<T>());
  else setClass(slot, load<u8>(at) == 0x7b ? OBJECT : OPAQUE);
}

/** One bit for each slot that matters and whose array or object has yet to be looked into. */
let deepSlots: u64 = 0;

/** Classes the slots that matter for this record, at `SLOT`. The others are as if missing. */
export function classSlots(): void {
  for (let at: usize = 0; at < slotCount * 2; at += 16) v128.store(SLOT + at, i64x2.splat(0));
  store<u16>(SLOT, load<u16>(VALUE, 4));
  // No class has a number of sixteen bits, so that there is room for whether a held text occurred.
  let leads: u64 = u64(load<u16>(SLOT) != MISSING) << 63;
  for (let lead: usize = 0; lead < LEADS; lead += 1) {
    const slot = load<u8>(LEAD + lead);
    if (slot == 0) continue;
    leads |= u64(classAt(slot)) << (lead * 16);
  }
  let left = slotsFor(leads);
  deepSlots = 0;
  while (left != 0) {
    const slot = u32(ctz(left));
    left &= left - 1;
    if (isContainer(slot)) {
      store<u16>(SLOT + slot * 2, UNSEEN);
      deepSlots |= u64(1) << slot;
    } else classAt(slot);
  }
}

/** Classes what one more array or object holds; false where there is none. That costs most. */
export function classDeepSlot(): bool {
  if (deepSlots == 0) return false;
  classAt(u32(ctz(deepSlots)));
  deepSlots &= deepSlots - 1;
  return true;
}

/** Whether an array or object that may be looked into is in a slot. */
export function isContainer(slot: usize): bool {
  return (lengthAt(slot) & CONTAINER) != 0;
}

/** Where the value in a slot lies; zero where only its class is known. */
export function valueAt(slot: usize): usize {
  return load<u32>(VALUE + slot * 8);
}

/** The length of the value in a slot, or its class. */
export function lengthAt(slot: usize): u32 {
  return load<u32>(VALUE + slot * 8, 4);
}

/** Classes a slot, and gives the class. */
function classAt(slot: usize): u16 {
  const at = valueAt(slot);
  const length = lengthAt(slot);
  const given = at == 0 ? u16(length) : valueClass(slot, at, length);
  store<u16>(SLOT + slot * 2, given);
  return given;
}

function valueClass(slot: usize, at: usize, length: u32): u16 {
  if (isContainer(slot)) return containerClass(slot, at, length);
  if (isQuick(slot)) {
    const known = textClass(u32(slot), at, length);
    if (known != MISSING) return known;
  }
  return hasIntervals(slot) ? addressClass(slot, at, length) : classOf(u32(slot), at, length);
}

function containerClass(slot: usize, at: usize, written: u32): u16 {
  return (written & 3) == sizeof<u16>() ? classWithin<u16>(slot, at) : classWithin<u8>(slot, at);
}

/**
 * The class of an array or object. Hardly one is like another, so that it is not remembered. It has
 * been walked already, so that it does end. What holds just one of the texts that are looked for is
 * of the class of that text, and what holds none is as if missing, where nothing else is asked.
 */
function classWithin<T>(slot: usize, at: usize): u16 {
  clearHeld();
  clearHiddenText();
  const end = valueEnd<T>(at);
  if (load<u8>(DEEP + slot) == DEEP_TEXTS && !hasHiddenText) {
    if (!heldOccurred) return MISSING;
    if (isHeldAlone && !mayHaveTwins<T>(at, end)) {
      return classOf(u32(slot), heldAt - sizeof<T>(), heldLength + 2 * sizeof<T>());
    }
  }
  return u16(classify(i32(slot), at, i32(end - at)));
}
