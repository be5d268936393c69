/**
 * Where things lie in the scanner's memory, in bytes. The host writes the tables (see
 * `src/scan/tables.ts`, which repeats these numbers and is tested to agree), the scanner the rest.
 */

/** 512 numbers of 16 bits by a key's hash: the index of an entry of `KEY`, or zero. */
export const KEY_INDEX: usize = 2048;
/**
 * Wanted keys, 64 bytes each: scope, length, slot or zero, scope of the members, first and past the
 * last slot of these, the part of a note or zero; the name, padded with zeros, stands from byte 16.
 */
export const KEY: usize = 4096;
export const KEY_NAME: usize = 16;
export const KEY_LENGTH_MAX: usize = 32;
/** The class of the value of each slot, 16 bits each; slot 0 says whether a held text occurred. */
export const SLOT: usize = 12288;
/** Where the value of each slot lies, in 32 bits, and its length; or zero, and its class. */
export const VALUE: usize = 12800;
/** The leading slots, which are classed first, a byte each; zero for none. */
export const LEAD: usize = 13312;
export const LEADS: usize = 4;
/** By slot, what rules look into an array or object for, a byte each. */
export const DEEP: usize = 13440;
/** For texts at any depth, and for nothing else. */
export const DEEP_TEXTS: u8 = 2;
/** Where the arrays and objects start that are open, 32 bits each: see `twins.ts`. */
export const OPEN: usize = 13568;
/** Outlines: where the slots of each start in the list of all, and how many, a byte each. */
export const OUTLINE: usize = 13824;
/** The slots that they are made of, a byte each: see `outlines.ts`. */
export const OUTLINE_SLOT: usize = 13888;
/** The numbers of the outlines of the record at hand, in 32 bits each. */
export const OUTLINE_NUMBER: usize = 13952;
/** A Bloom filter of 65,536 bits over the texts that some rule looks for at any depth. */
export const HELD: usize = 16384;
/** A Bloom filter of 16,384 bits over the keys of an object's objects: see `twins.ts`. */
export const KEYS_SEEN: usize = 24576;
export const KEYS_SEEN_BYTES: usize = 2048;
/**
 * Classes by value, 256 bytes each: the value's length and slot, its class, then its JSON text. They
 * are filled in the order in which values come, so that a first document touches little memory, and
 * found by numbers of 16 bits, one more than theirs, that stand where a value's hash says.
 */
export const CLASS_INDEX: usize = 2672640;
export const CLASS_CACHE: usize = 32768;
export const CLASS_CACHE_ENTRIES: u32 = 4096;
export const CLASS_ENTRY: usize = 256;
export const CLASS_TEXT: usize = 16;
export const CLASS_TEXT_MAX: usize = 240;
/**
 * Verdicts by the classes of all slots, 160 bytes each: the verdict, then the classes. They are filled
 * and found as the classes are.
 */
export const VERDICT_INDEX: usize = 1261568;
export const VERDICT_CACHE: usize = 1081344;
export const VERDICT_CACHE_ENTRIES: u32 = 1024;
export const VERDICT_ENTRY: usize = 160;
export const VERDICT_SLOTS: usize = 16;
/** The slots that can matter, by the classes of the leading ones: these inverted, then the bits. */
export const LEAD_CACHE: usize = 1245184;
export const LEAD_CACHE_ENTRIES: u32 = 1024;
export const LEAD_ENTRY: usize = 16;
/** Tables to inflate by: see `huffman.ts`. */
export const LITERAL_TABLE: usize = 1310720;
export const DISTANCE_TABLE: usize = 1323008;
export const CODE_LENGTH_TABLE: usize = 1327104;
/** Of the codes that a table is made for their lengths, a byte each; and the symbols, sorted. */
export const CODE_LENGTH: usize = 1328128;
export const SORTED: usize = 1328640;
/** By length, how many codes there are, and where in `SORTED` the next symbol goes. */
export const LENGTH_COUNT: usize = 1329664;
export const LENGTH_PLACE: usize = 1329728;
/** Entries by symbol, without their codes. */
export const LITERAL_SYMBOLS: usize = 1331968;
export const DISTANCE_SYMBOLS: usize = 1334016;
export const PLAIN_SYMBOLS: usize = 1334272;
/**
 * By slot, for those whose addresses are classed by intervals: where those of IPv4 start, how many
 * there are, and the same of IPv6, in 32 bits each; zeros for the other slots.
 */
export const ADDRESSES: usize = 1334784;
export const ADDRESSES_ENTRY: usize = 16;
/** Intervals, in order: the first address, its upper half first, and the class of all of them. */
export const INTERVALS: usize = 1335808;
export const INTERVAL_ENTRY: usize = 24;
export const INTERVAL_CLASS: usize = 16;
/** Places, 32 bytes each: see `places.ts`; and their numbers, 16 bits each, by a hash of them. */
export const PLACE: usize = 1376256;
export const PLACES_MAX: u32 = 3071;
export const PLACE_INDEX: usize = 1474560;
export const PLACE_INDEX_ENTRIES: u32 = 8192;
/** Numbers of stretches, 16 bits each, by a hash of them; and four that are likely, by place. */
export const STRETCH_INDEX: usize = 1491456;
export const STRETCH_INDEX_ENTRIES: u32 = 32768;
/** A number may be so many entries behind the one that the hash says. */
export const TRIES: u32 = 16;
export const GUESS: usize = 1557504;
export const GUESS_ENTRIES: u32 = 16384;
export const GUESS_ENTRY: usize = 8;
/** Stretches, one behind the other, whose numbers count pieces of 16 bytes: see `stretches.ts`. */
export const STRETCH: usize = 1688576;
/** The greatest number that leaves room for the longest stretch. */
export const STRETCH_NUMBER_MAX: u32 = 57000;
export const STRETCH_LENGTH_MAX: u32 = 512;
/** A longer text is not taken for a part of a stretch, however often it has been the same. */
export const STEADY_LENGTH_MAX: usize = 63;
/**
 * By slot, for those whose texts are told apart here: where tests start, in 32 bits, how many there
 * are, in 16, and whether they are so quick that what was said before need not be looked up. There
 * are entries for what only notes take for slots, too, and these are zeros.
 */
export const TESTS: usize = 2621440;
export const TESTS_ENTRY: usize = 8;
/**
 * Tests, 128 bytes each, stand behind these: whether anything may come last, the number of runs,
 * the length of what comes first and this itself, then likewise the runs.
 */
export const TEST_ENTRY: usize = 128;
/** By slot and the answers of its tests, a bit for each of at most eight, the class of a text. */
export const TEXT_CLASS: usize = 2639872;
/**
 * Outlines, 1024 bytes each: a hash of their values, their number and which of a record's outlines
 * they are, the length of each value in 16 bits, then the values one behind the other. They are
 * filled and found as the classes are.
 */
export const OUTLINE_INDEX: usize = 2686976;
export const OUTLINE_CACHE: usize = 2691072;
export const OUTLINE_CACHE_ENTRIES: u32 = 2048;
export const OUTLINE_ENTRY: usize = 1024;
export const OUTLINE_LENGTHS: usize = 16;
export const OUTLINE_VALUES: usize = 80;
/** What is scanned, so many zeros behind it, and then notes. */
export const INPUT: usize = 4788224;
export const INPUT_PADDING: usize = 128;

/** The slot that says whether one of the held texts may have occurred. */
export const HELD_SLOT: usize = 0;
/** The class of what is not there. */
export const MISSING: u16 = 0;
/** The class of what is not looked into: arrays, and a held text that may have occurred. */
export const OPAQUE: u16 = 1;
/** The class of objects. */
export const OBJECT: u16 = 2;
/** The class of arrays and objects that nobody has looked into yet. */
export const UNSEEN: u16 = 4;
/** In place of a verdict: it hangs on what arrays and objects hold. */
export const DEEPER: i32 = -2;
/** Deeper nesting is left to the reference. */
export const DEPTH_MAX: i32 = 60;
