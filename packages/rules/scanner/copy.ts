/** The text of one record, for a host that wants to parse it. */
import { notesEnd } from "./notes";
import { nextStop } from "./stops";

/** Where the last copy lies. */
export let copyStart: usize = 0;

/**
 * Copies the record from `from` to `end` out of a message, behind the notes, and gives its length.
 * In a message quotes and backslashes are escaped, and nothing else, or it would be unusual.
 */
export function copyMessage(from: usize, end: usize): usize {
  copyStart = notesEnd();
  const missing = copyStart + (end - from) + 32 - (usize(memory.size()) << 16);
  if (isize(missing) > 0) memory.grow(i32((missing + 0xffff) >> 16));
  let to = copyStart;
  let at = from;
  while (true) {
    const stop = min(nextStop(at), end);
    for (let part = at; part < stop; part += 16) v128.store(to + (part - at), v128.load(part));
    to += stop - at;
    if (stop == end) return to - copyStart;
    store<u8>(to, load<u8>(stop, 1));
    to += 1;
    at = stop + 2;
  }
}
