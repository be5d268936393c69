/**
 * A record: it is walked to its end, from stretch to stretch, so that absence is certain, and the
 * values of wanted keys are put into slots.
 */
import { hashOf } from "./hash";
import { clearHeld, heldLengths, heldOccurred, mayBeHeld, noteText } from "./held";
import { firstMember, isLeading, membersEnd, partOf, scopeOf, slotOf } from "./keys";
import { HELD_SLOT, MISSING, OPAQUE } from "./layout";
import { clearParts, dropPart, takePart } from "./notes";
import { LINE, MESSAGE, PLAIN } from "./places";
import { clearSlots, setClass, setContainer, setValue } from "./slots";
import { nextStop } from "./stops";
import { END, Mention, mentionOf, NUMBER, SLOT_TEXT, TEXT } from "./stretch";
import { makeRoomForStretches, stretchAt } from "./stretches";
import { clearHiddenText, hasHiddenText, isQuote, stringEnd } from "./text";
import { lineEndsCount, numberEnd } from "./value";

/** Where the record at `at` ends, its values being in slots; zero where it is unusual. */
export function recordEnd<T>(at: usize): usize {
  if (load<u8>(at) != 0x7b) return 0;
  clearSlots();
  clearHeld();
  clearParts();
  clearHiddenText();
  makeRoomForStretches();
  const end = stretchesEnd<T>(at + 1);
  // An escape may hide a text that is looked for, and then nobody has noted it.
  if (heldOccurred || (hasHiddenText && heldLengths != 0)) setClass(HELD_SLOT, OPAQUE);
  return end;
}

function stretchesEnd<T>(from: usize): usize {
  let at = from;
  let place: u32 = sizeof<T>() == 2 ? MESSAGE : lineEndsCount ? PLAIN : LINE;
  let context: u32 = 0;
  while (true) {
    const stretch = stretchAt<T>(place, at, context);
    if (stretch == null) return 0;
    const start = at;
    at += stretch.length;
    place = stretch.to;
    // Only of a text: behind a number the next may be as far as the record is long.
    let end: usize = stretch.follower <= TEXT ? nextStop(at) : 0;
    if (stretch.follower <= SLOT_TEXT && isQuote<T>(end)) {
      if (mayBeHeld(end - at)) noteText(at, end - at);
      if (stretch.follower == SLOT_TEXT) {
        setValue(slotOf(stretch.key), at - sizeof<T>(), end - at + 2 * sizeof<T>());
        if (isLeading(stretch.key)) context = contextOf(at, end);
      }
      at = end + sizeof<T>();
      continue;
    }
    for (let index: u32 = 0; index < stretch.mentionCount; index += 1) {
      takeMention<T>(mentionOf(stretch, index), start);
    }
    if (stretch.follower <= TEXT) {
      if (!isQuote<T>(end)) end = stringEnd<T>(at);
      if (end == 0) return 0;
      noteText(at, end - at);
      if (stretch.key != 0) {
        take<T>(stretch.key, at - sizeof<T>(), end + sizeof<T>());
        if (isLeading(stretch.key)) context = contextOf(at, end);
      }
      at = end + sizeof<T>();
    } else if (stretch.follower == NUMBER) {
      end = numberEnd(at);
      if (end == 0) return 0;
      if (stretch.key != 0) take<T>(stretch.key, at, end);
      at = end;
    } else if (stretch.follower == END) return at;
  }
}

/** What a leading value says about what is likely to come. */
function contextOf(at: usize, end: usize): u32 {
  return u32(hashOf(at, u32(end - at), 0));
}

/** Takes what a stretch that starts at `from` has itself for a wanted key. */
function takeMention<T>(mention: Mention, from: usize): void {
  const at = from + mention.offset;
  if (mention.length != 0) take<T>(mention.key, at, at + mention.length);
  else {
    forget(mention.key);
    const slot = slotOf(mention.key);
    if (slot != 0) setContainer<T>(slot, at);
  }
}

/** Takes the text, number or literal from `at` to `end`, which is the value of a wanted key. */
function take<T>(key: usize, at: usize, end: usize): void {
  forget(key);
  const slot = slotOf(key);
  const part = partOf(key);
  if (slot != 0) setValue(slot, at, end - at);
  if (part != 0) takePart<T>(part, at, end);
}

/** Of equal keys the last counts: what came before is forgotten with all that it held. */
function forget(key: usize): void {
  if (scopeOf(key) != 0) {
    for (let member = firstMember(key); member < membersEnd(key); member += 1) {
      setClass(member, MISSING);
    }
  }
  const part = partOf(key);
  if (part != 0) dropPart(part);
}
