/**
 * Classes of addresses, for slots whose values some rule looks for in networks. The host cuts all
 * addresses into intervals in which every rule says the same (`src/scan/addresses.ts`), so that it
 * has to class one address of each, not every one. What is read here as an address the reference
 * reads alike; what is not, and may be one, is asked about like any other value.
 */
import { classOf } from "./caches";
import {
  ADDRESSES,
  ADDRESSES_ENTRY,
  INTERVAL_CLASS,
  INTERVAL_ENTRY,
  MISSING,
  OPAQUE,
} from "./layout";
import { quoteWidth } from "./text";

/** The address read last, of 128 bits. */
let high: u64 = 0;
let low: u64 = 0;

/** Whether the host has cut the addresses for a slot. */
export function hasIntervals(slot: usize): bool {
  return load<u32>(ADDRESSES + slot * ADDRESSES_ENTRY) != 0;
}

/** The class of a value of such a slot, given its JSON text. */
export function addressClass(slot: usize, at: usize, length: usize): u16 {
  // What is no text has no dots or colons that would do.
  const quote = quoteWidth(at);
  const from = at + quote;
  const end = at + length - quote;
  const table = ADDRESSES + slot * ADDRESSES_ENTRY;
  let interval: usize = 0;
  if (readFour(from, end)) interval = intervalOf(load<u32>(table), load<u32>(table, 4));
  else if (readSix(from, end)) interval = intervalOf(load<u32>(table, 8), load<u32>(table, 12));
  if (interval == 0) return classOf(u32(slot), at, length);
  // No address is missing: of this interval nobody has asked. Opaque is one to ask about each time.
  const known = load<u16>(interval, INTERVAL_CLASS);
  if (known > OPAQUE) return known;
  const given = classOf(u32(slot), at, length);
  if (known == MISSING) store<u16>(interval, given, INTERVAL_CLASS);
  return given;
}

/** The interval that holds the address read last; the first of each table starts at zero. */
function intervalOf(first: usize, count: u32): usize {
  let found = first;
  let left = count;
  while (left > 1) {
    const half = left >> 1;
    const middle = found + usize(half) * INTERVAL_ENTRY;
    const start = load<u64>(middle);
    if (start < high || (start == high && load<u64>(middle, 8) <= low)) found = middle;
    left -= half;
  }
  return found;
}

/** Reads four numbers of 0 to 255 without leading zeros. */
function readFour(from: usize, end: usize): bool {
  let value: u32 = 0;
  let octet: u32 = 0;
  let dots: u32 = 0;
  // Whether the octet may end, and whether it may go on.
  let hasDigit = false;
  let isZero = false;
  for (let at = from; at < end; at += 1) {
    const letter = load<u8>(at);
    const digit = u32(letter) - 0x30;
    if (digit < 10) {
      if (isZero) return false;
      isZero = !hasDigit && digit == 0;
      hasDigit = true;
      octet = octet * 10 + digit;
      if (octet > 255) return false;
    } else {
      if (letter != 0x2e || !hasDigit) return false;
      value = (value << 8) | octet;
      dots += 1;
      octet = 0;
      hasDigit = false;
      isZero = false;
    }
  }
  high = 0;
  low = (value << 8) | octet;
  return dots == 3 && hasDigit;
}

/** Reads groups of up to four hexadecimal digits; one that ends in octets is left to the host. */
function readSix(from: usize, end: usize): bool {
  // The groups read so far, behind the gap of `::` where there was one.
  high = 0;
  low = 0;
  let groups: u32 = 0;
  let headHigh: u64 = 0;
  let headLow: u64 = 0;
  let headGroups: u32 = 0;
  let hasGap = false;
  let at = from;
  // A gap at the start has no group before it.
  if (load<u16>(from) != 0x3a3a) {
    at = groupEnd(from, end);
    if (at == 0) return false;
    groups = 1;
  }
  while (at < end) {
    if (load<u8>(at) != 0x3a) return false;
    at += 1;
    if (load<u8>(at) == 0x3a) {
      if (hasGap) return false;
      hasGap = true;
      headGroups = groups;
      headHigh = high;
      headLow = low;
      high = 0;
      low = 0;
      at += 1;
      if (at == end) break;
    }
    at = groupEnd(at, end);
    if (at == 0) return false;
    groups += 1;
  }
  if (!hasGap) return groups == 8;
  moveUp(headHigh, headLow, (8 - headGroups) * 16);
  return groups < 8;
}

/** Adds the group at `from` to the address, and gives where it ends; zero where there is none. */
function groupEnd(from: usize, end: usize): usize {
  let group: u64 = 0;
  let at = from;
  for (; at < end; at += 1) {
    const letter = load<u8>(at);
    const digit = u32(letter) - 0x30;
    const hex = (u32(letter) | 0x20) - 0x61;
    if (digit > 9 && hex > 5) break;
    group = (group << 4) | u64(digit < 10 ? digit : hex + 10);
  }
  if (at == from || at - from > 4) return 0;
  high = (high << 16) | (low >> 48);
  low = (low << 16) | group;
  return at;
}

/** Puts what stands before the gap, at least 16 bits up, above what stands behind it. */
function moveUp(headHigh: u64, headLow: u64, bits: u32): void {
  if (bits >= 64) high |= headLow << (bits - 64);
  else {
    high |= (headHigh << bits) | (headLow >> (64 - bits));
    low |= headLow << bits;
  }
}
