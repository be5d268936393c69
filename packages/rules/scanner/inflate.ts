/**
 * Inflates gzip (RFC 1951 and 1952) to where it will be scanned, about twice as fast as zlib and
 * without a copy. It takes what CloudWatch Logs and CloudTrail write: one member with no extra
 * fields, whose size stands at its end. For anything else, and for anything wrong, it gives up, and
 * the host asks zlib. The host also checks the CRC (see `fold.ts`), so that nothing rests on this
 * code alone.
 */
import { bitCount, bits, goOn, input, take } from "./bits";
import { DISTANCE_BITS, LITERAL_BITS, makeDynamic, makeFixed, writeSymbols } from "./codes";
import { BLOCK_END, LITERAL, SECOND } from "./huffman";
import { DISTANCE_TABLE, LITERAL_SYMBOLS, LITERAL_TABLE } from "./layout";

/** Where the trailer starts. */
let inputEnd: usize = 0;
let output: usize = 0;
let outputStart: usize = 0;
let outputEnd: usize = 0;

/** Whether the gzip from `from` to `end` inflates to exactly the bytes from `to` to `toEnd`. */
export function inflate(from: usize, end: usize, to: usize, toEnd: usize): bool {
  // The magic number, deflate, and no flags; the time and system of origin do not matter.
  if (load<u32>(from) != 0x00088b1f) return false;
  if (load<u32>(LITERAL_SYMBOLS) == 0) writeSymbols();
  goOn(from + 10, 0, 0);
  inputEnd = end - 8;
  output = to;
  outputStart = to;
  outputEnd = toEnd;
  let isLast = false;
  while (!isLast) {
    isLast = take(1) == 1;
    const kind = take(2);
    const isGood = kind == 0 ? copyStored() : kind == 1 ? makeFixed() : kind == 2 && makeDynamic();
    if (!isGood || (kind != 0 && !inflateBlock())) return false;
  }
  // What was taken and not used must be less than a byte, and the trailer must come next.
  return output == toEnd && input - (bitCount >> 3) == inputEnd;
}

/** A block that is not compressed, behind the end of the byte. */
function copyStored(): bool {
  take(bitCount & 7);
  const length = take(16);
  if (take(16) != (length ^ 0xffff)) return false;
  const start = input - (bitCount >> 3);
  if (start + length > inputEnd || output + length > outputEnd) return false;
  memory.copy(output, start, length);
  output += length;
  goOn(start + length, 0, 0);
  return true;
}

/** Inflates the block whose tables have been made; false where it is bad, or too large. */
function inflateBlock(): bool {
  // Locals, as the machine keeps these in registers, and what a module shares in memory.
  let next = bits;
  let left = bitCount;
  let from = input;
  let to = output;
  const toEnd = outputEnd;
  const fromEnd = inputEnd + 8;
  let isEnd = false;
  // One turn writes at most 260 bytes beyond the end and fewer than 64 too many: there is room. An
  // entry's lowest bits say by how many to shift, and a shift heeds no others.
  while (to <= toEnd && from <= fromEnd) {
    next |= load<u64>(from) << left;
    from += (63 - left) >> 3;
    left |= 56;
    let entry = literalOf(next);
    if (entry & LITERAL) {
      store<u8>(to, u8(entry >> 16));
      to += 1;
      next >>= u64(entry);
      left -= entry & 63;
      entry = literalOf(next);
      if (entry & LITERAL) {
        store<u8>(to, u8(entry >> 16));
        to += 1;
        next >>= u64(entry);
        left -= entry & 63;
        entry = literalOf(next);
        if (entry & LITERAL) {
          store<u8>(to, u8(entry >> 16));
          to += 1;
          next >>= u64(entry);
          left -= entry & 63;
          continue;
        }
      }
    }
    if (entry & SECOND) {
      next >>= u64(entry);
      left -= entry & 63;
      entry = secondOf(LITERAL_TABLE, entry, next);
      if (entry & LITERAL) {
        store<u8>(to, u8(entry >> 16));
        to += 1;
        next >>= u64(entry);
        left -= entry & 63;
        continue;
      }
    }
    let taken = next;
    next >>= u64(entry);
    left -= entry & 63;
    if (entry & BLOCK_END) {
      isEnd = entry >> 16 == 0;
      break;
    }
    const length = ((entry >> 16) & 0x1ff) + extraOf(entry, taken);
    // Two bytes, a length and its extra bits may have taken 50 of 56 bits, and a distance takes 28.
    next |= load<u64>(from) << left;
    from += (63 - left) >> 3;
    left |= 56;
    entry = load<u32>((usize(next) & ((1 << DISTANCE_BITS) - 1)) * 4, DISTANCE_TABLE);
    if (entry & SECOND) {
      next >>= u64(entry);
      left -= entry & 63;
      entry = secondOf(DISTANCE_TABLE, entry, next);
    }
    taken = next;
    next >>= u64(entry);
    left -= entry & 63;
    const distance = (entry >> 16) + extraOf(entry, taken);
    if (entry & BLOCK_END || distance > u32(to - outputStart)) break;
    repeat(to, to - distance, length);
    to += length;
  }
  goOn(from, next, left);
  output = to;
  return isEnd;
}

/** A table's place costs nothing where it is a part of the load, not of a sum. */
function literalOf(next: u64): u32 {
  return load<u32>((usize(next) & ((1 << LITERAL_BITS) - 1)) * 4, LITERAL_TABLE);
}

/** The value of the extra bits that follow the code of the entry. */
function extraOf(entry: u32, taken: u64): u32 {
  const code = (entry >> 8) & 0x1f;
  return u32(taken >> code) & (((<u32>1) << ((entry & 0xff) - code)) - 1);
}

/** The entry in the second table that another leads to, whose own bits have been taken. */
function secondOf(table: usize, entry: u32, next: u64): u32 {
  const index = (entry >> 16) + (u32(next) & (((<u32>1) << ((entry >> 8) & 0x1f)) - 1));
  return load<u32>(table + index * 4);
}

/** Writes again what stands at `from`, which may be what it has just written. */
function repeat(to: usize, from: usize, length: usize): void {
  const distance = to - from;
  let done: usize = 0;
  // Sixteen bytes at once, and perhaps some too many, which are written over later.
  if (distance >= 16) {
    // Most are no longer than four such pieces, and a loop would have to guess how many it is.
    v128.store(to, v128.load(from));
    v128.store(to + 16, v128.load(from + 16));
    v128.store(to + 32, v128.load(from + 32));
    v128.store(to + 48, v128.load(from + 48));
    for (done = 64; done < length; done += 16) v128.store(to + done, v128.load(from + done));
  } else if (distance >= 8) {
    do {
      store<u64>(to + done, load<u64>(from + done));
      done += 8;
    } while (done < length);
  } else {
    do {
      store<u8>(to + done, load<u8>(from + done));
      done += 1;
    } while (done < length);
  }
}
