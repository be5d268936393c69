/** A stretch, as it lies in memory: see `stretches.ts`. */
import { STRETCH } from "./layout";

/** What follows: a string's text that nobody asks for, one that goes into a slot and no more, */
export const PLAIN_TEXT: u8 = 0;
export const SLOT_TEXT: u8 = 1;
/** one that is wanted otherwise, or mentions come first; a number, nothing, the next stretch. */
export const TEXT: u8 = 2;
export const NUMBER: u8 = 3;
export const END: u8 = 4;
export const MORE: u8 = 5;

/** As it lies in memory, its text behind it, and then its mentions. */
@unmanaged
export class Stretch {
  /** The place that it starts at. */
  from: u16;
  /** The place that it leads to. */
  to: u16;
  /** In bytes. */
  length: u32;
  /** Where its mentions lie, and how many they are. */
  mentions: u32;
  mentionCount: u8;
  follower: u8;
  /** The wanted key of the value that follows, or zero. */
  key: u16;
}

/** A wanted key in a stretch, whose value is there as well, or at least the bracket it starts with. */
@unmanaged
export class Mention {
  key: u16;
  /** The value's length; zero for a container. */
  length: u16;
  /** Where the value starts, from the start of the stretch. */
  offset: u32;
}

/** A stretch's number says where it lies. */
export function stretchOf(number: u32): Stretch {
  return changetype<Stretch>(STRETCH + (usize(number) << 4));
}

/** Where its text lies. */
export function textOf(stretch: Stretch): usize {
  return changetype<usize>(stretch) + offsetof<Stretch>();
}

/** One of its mentions. */
export function mentionOf(stretch: Stretch, index: u32): Mention {
  return changetype<Mention>(usize(stretch.mentions) + usize(index) * offsetof<Mention>());
}
