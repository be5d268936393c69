/**
 * Every limit of AWS that the handler keeps, and every bound of its own, each with its source or
 * its reason. Nothing here is tuned: a number that a user may change is a setting instead.
 */

/**
 * The most bytes one compressed blob may inflate to. CloudWatch Logs keeps a payload below 1 MB,
 * and CloudTrail text shrinks about ninefold, so an honest one stays below 16 MiB; a bomb would
 * reach 1,032 times its size (zlib's own limit, zlib.net/zlib_tech.html).
 */
export const inflatedBytesMax: number = 64 * 1024 * 1024;

/** How much of something unreadable is shown, in characters: enough to recognise it. */
export const unreadableExcerptMax = 60;
