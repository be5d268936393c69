/**
 * Stretches: what stands between two values that vary, which is the end of one member, the names of
 * others, brackets, `true`, `false` and `null`. Records of the same call consist of the same
 * stretches over and over. One that is known is recognised by comparing its bytes, sixteen at once,
 * and what it means need not be found out again. A text that has always been the same, such as
 * `AwsApiCall`, is taken for a part of the stretch. Which one comes next is a guess, from the place and
 * from the value read last that tells most. Every guess is checked; where none is right the stretch
 * is read by the grammar, and remembered.
 */

import { hashOf } from "./hash";
import { findKey, goesIntoSlot, scopeOf } from "./keys";
import {
  DEPTH_MAX,
  GUESS,
  GUESS_ENTRIES,
  GUESS_ENTRY,
  STRETCH,
  STRETCH_INDEX,
  STRETCH_INDEX_ENTRIES,
  STRETCH_LENGTH_MAX,
  STRETCH_NUMBER_MAX,
  TRIES,
} from "./layout";
import {
  arePlacesFull,
  close,
  depth,
  endValue,
  forgetPlaces,
  isInScope,
  isObject,
  isOpened,
  isSteady,
  numberOf,
  open,
  scope,
  standAt,
} from "./places";
import { isSame } from "./same";
import { nextStop } from "./stops";
import {
  END,
  Mention,
  MORE,
  mentionOf,
  NUMBER,
  PLAIN_TEXT,
  SLOT_TEXT,
  Stretch,
  stretchOf,
  TEXT,
  textOf,
} from "./stretch";
import { isQuote, stringEnd } from "./text";
import { colonEnd, isNumber, literalEnd, skipSpaces } from "./value";

/** A stretch that gets longer, or mentions so many keys, is cut where a value ends. */
const CUT: usize = 240;
const MENTIONS_MAX: u32 = 6;

/** Where the next stretch goes, as a number. Number zero is one at hand that is not remembered. */
let next: u32 = 0;
let isFull: bool = true;

/** Forgets all once there is no more room: what occurs today will be back at once. */
export function makeRoomForStretches(): void {
  if (!isFull && !arePlacesFull()) return;
  isFull = false;
  // New memory is zeros, and takes its time where it is first written to.
  if (next != 0) {
    memory.fill(GUESS, 0, usize(GUESS_ENTRIES) * GUESS_ENTRY);
    memory.fill(STRETCH_INDEX, 0, usize(STRETCH_INDEX_ENTRIES + TRIES) * 2);
  }
  forgetPlaces();
  // Behind number zero and its mentions.
  next = 1 + MENTIONS_MAX / 2;
  // No place has this number, so that where nothing is known no guess is right.
  stretchOf(0).from = 0xffff;
}

/** The stretch from a place on, whose text lies at `at`; null where it is not JSON. */
export function stretchAt<T>(place: u32, at: usize, context: u32): Stretch | null {
  // Places that follow one another have numbers that do, so that their guesses lie side by side.
  const guesses = GUESS + usize((place + context) & (GUESS_ENTRIES - 1)) * GUESS_ENTRY;
  const first = stretchOf(load<u16>(guesses));
  // As in `isThere`, which has several callers: written out for the one that matters.
  if (first.from == place && isSame(textOf(first), at, first.length)) {
    if (first.follower != NUMBER || isNumber(at + first.length)) return first;
  }
  return unlikelyStretchAt<T>(place, at, guesses);
}

/** The same where the first guess is wrong. */
function unlikelyStretchAt<T>(place: u32, at: usize, guesses: usize): Stretch | null {
  const last = guesses + GUESS_ENTRY - 2;
  for (let guess = guesses + 2; guess <= last; guess += 2) {
    const stretch = stretchOf(load<u16>(guess));
    if (!isThere(stretch, place, at)) continue;
    // It changes places with the one before it: what is right more often comes to stand in front.
    store<u32>(guess - 2, rotl(load<u32>(guess - 2), 16));
    return stretch;
  }
  if (!readStretch<T>(place, at)) return null;
  const number = remember(place, at);
  if (number != 0) {
    let guess = guesses;
    while (guess != last && load<u16>(guess) != 0) guess += 2;
    store<u16>(guess, u16(number));
  }
  return stretchOf(number);
}

/** Whether a guess, or what was remembered, is right. */
function isThere(stretch: Stretch, place: u32, at: usize): bool {
  if (stretch.from != place) return false;
  if (!isSame(textOf(stretch), at, stretch.length)) return false;
  // What precedes a number may precede anything else as well.
  return stretch.follower != NUMBER || isNumber(at + stretch.length);
}

/** Reads a stretch by the grammar of JSON (RFC 8259), as number zero; false where it is none. */
function readStretch<T>(place: u32, from: usize): bool {
  const stretch = stretchOf(0);
  stretch.mentions = u32(textOf(stretch));
  stretch.mentionCount = 0;
  stretch.key = 0;
  standAt(place);
  let at = from;
  while (true) {
    at = skipSpaces<T>(at);
    const next = load<u8>(at);
    if (next == (isObject() ? 0x7d : 0x5d)) {
      at += 1;
      close();
      if (depth() != 0) continue;
      return endStretch(at - from, END, 0);
    }
    const isLong = at - from > CUT || stretch.mentionCount == MENTIONS_MAX;
    if (isLong) return endStretch(at - from, MORE, 0);
    if (!isOpened) {
      if (next != 0x2c) return false;
      at = skipSpaces<T>(at + 1);
    }
    let key: usize = 0;
    let hint: u32 = 0;
    if (isObject()) {
      if (!isQuote<T>(at)) return false;
      const name = at + sizeof<T>();
      // Escaped, a wanted key may be any other.
      const nameEnd = isInScope() ? nextStop(name) : stringEnd<T>(name);
      if (!isQuote<T>(nameEnd)) return false;
      if (isInScope()) key = findKey(scope(), name, nameEnd - name);
      hint = u32(hashOf(name, u32(nameEnd - name), 0));
      at = colonEnd<T>(nameEnd + sizeof<T>());
      if (at == 0) return false;
    }
    const first = load<u8>(at);
    if (first == 0x7b || first == 0x5b) {
      if (depth() == DEPTH_MAX) return false;
      if (key != 0) mention(key, at - from, 0);
      open(first == 0x7b, key != 0 && first == 0x7b ? scopeOf(key) : 0);
      at += 1;
      continue;
    }
    endValue();
    const isText = isQuote<T>(at);
    if (isText) at += sizeof<T>();
    if (isText && key == 0) {
      const textEnd = nextStop(at);
      if (isQuote<T>(textEnd) && isSteady(hint, at, textEnd - at)) {
        at = textEnd + sizeof<T>();
        continue;
      }
    }
    if (isText || isNumber(at)) {
      stretch.key = u16(key);
      return endStretch(at - from, isText ? TEXT : NUMBER, hint);
    }
    const end = literalEnd(at);
    if (end == 0) return false;
    if (key != 0) mention(key, at - from, end - at);
    at = end;
  }
}

function mention(key: usize, offset: usize, length: usize): void {
  const stretch = stretchOf(0);
  const entry = mentionOf(stretch, stretch.mentionCount);
  entry.key = u16(key);
  entry.length = u16(length);
  entry.offset = u32(offset);
  stretch.mentionCount += 1;
}

function endStretch(length: usize, follower: u8, hint: u32): bool {
  const stretch = stretchOf(0);
  stretch.length = u32(length);
  const isQuick = follower == TEXT && stretch.mentionCount == 0;
  if (isQuick && stretch.key == 0) stretch.follower = PLAIN_TEXT;
  else stretch.follower = isQuick && goesIntoSlot(stretch.key) ? SLOT_TEXT : follower;
  stretch.to = u16(numberOf(hint));
  return true;
}

/** Gives the stretch that has just been read a number; zero where there is no room for it. */
function remember(place: u32, at: usize): u32 {
  const read = stretchOf(0);
  const length = read.length;
  if (length > STRETCH_LENGTH_MAX) return 0;
  let index =
    STRETCH_INDEX + usize(u32(hashOf(at, length, place)) & (STRETCH_INDEX_ENTRIES - 1)) * 2;
  // Keys can be made to collide: then most are not remembered, rather than looked for at length.
  const behind = index + TRIES * 2;
  for (; load<u16>(index) != 0; index += 2) {
    if (index == behind) return 0;
    if (isThere(stretchOf(load<u16>(index)), place, at)) return load<u16>(index);
  }
  if (next > STRETCH_NUMBER_MAX) isFull = true;
  if (isFull || place == 0 || read.to == 0) return 0;
  const number = next;
  const known = stretchOf(number);
  const mentions = (textOf(known) + length + 7) & ~7;
  const mentionBytes = usize(read.mentionCount) * offsetof<Mention>();
  memory.copy(changetype<usize>(known), changetype<usize>(read), offsetof<Stretch>());
  memory.copy(textOf(known), at, length);
  memory.copy(mentions, read.mentions, mentionBytes);
  known.from = u16(place);
  known.mentions = u32(mentions);
  next = u32((mentions + mentionBytes + 15 - STRETCH) >> 4);
  store<u16>(index, u16(number));
  return number;
}
