/**
 * What the scanner asks of its host. All of it is rare but for `keep`, which is called for each
 * part of the input that the host has to look at.
 */

/** The class of a slot's value, whose JSON text lies at `at`, escaped once more in a message. */
export declare function classify(slot: i32, at: usize, length: i32): i32;

/** One bit for each slot that can matter, given the classes of the leading ones at `SLOT`. */
export declare function relevant(): u64;

/**
 * The verdict for the classes that lie at `SLOT`; zero where no rule can match, and `DEEPER` where
 * it hangs on some that are `UNSEEN`.
 */
export declare function decide(): i32;

/** The number that the host gives one of the outlines of the record whose values lie at `VALUE`. */
export declare function outline(which: u32): u32;

/**
 * A part of the input that must be looked at, and why: a verdict, or -1 for what is unusual; how many
 * records have been passed over, and where the last record in a message starts and ends.
 */
export declare function keep(
  start: usize,
  end: usize,
  verdict: i32,
  passed: i32,
  messageFrom: usize,
  messageTo: usize,
): void;
