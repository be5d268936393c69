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

/**
 * The most commas in a document that is parsed as a whole, as one is that the scanner gives up. There
 * are as many values, and one of three bytes takes twenty times as much in memory; CloudTrail writes
 * one in some 20 bytes, which makes 800,000 in 16 MiB.
 */
export const parsedCommasMax = 2_000_000;

/**
 * The most bytes of one line, escaped as it is in its document. CloudWatch Logs takes 1 MB a line
 * ("CloudWatch Logs quotas", Amazon CloudWatch Logs User Guide), of which escapes make twice as much.
 */
export const lineBytesMax: number = 4 * 1024 * 1024;

/** Lines of one document that are no records before it is none of CloudTrail's, and not read further. */
export const unreadableLinesMax = 10_000;

/** How much of something unreadable is shown, in characters: enough to recognise it. */
export const unreadableExcerptMax = 60;

/** Messages in one request. Source: PublishBatch, Amazon SNS API Reference. */
export const publishBatchMax = 10;

/**
 * Bytes of all messages of one request together: 256 KiB, the topic's own limit unless raised,
 * less a part for what SNS adds. Source: PublishBatch, Amazon SNS API Reference.
 */
export const publishBatchBytesMax: number = 250 * 1024;

/** How often one message is tried in one invocation; pauses double from 100 ms, to 3 s in all. */
export const publishAttemptsMax = 6;

/**
 * Findings that one delivery claims in the state table: each costs two writes, and a delivery
 * with more is a storm, in which every group still alerts once. Chosen so that it stays below the
 * 4,000 writes a second that a new on-demand table accepts ("On-demand capacity mode", Amazon
 * DynamoDB Developer Guide).
 */
export const claimsMax = 1000;

/** For how long a finding that was told is remembered: longer than any queue or stream keeps it. */
export const rememberMs: number = 14 * 24 * 3600 * 1000;

/**
 * What is kept back from the time limit, in milliseconds: for the last request to SNS to end, of
 * 3 s at most, and to note what was done.
 */
export const reserveMs = 4500;

/** Characters of a subject. Source: `Subject` of PublishBatch: "less than 100 characters". */
export const subjectLengthMax = 99;

/** Bytes of an e-mail that people still read; the record's excerpt fills what is left of them. */
export const emailBytesTarget: number = 8 * 1024;

/** Bytes that the lines of one message take in all its bodies, well below the 256 KiB of SNS. */
export const linesBytesMax: number = 200 * 1024;

/** Lines of one summary or digest: as many as of plain text at 300 characters fit. */
export const summaryLinesMax = 200;
