/**
 * What holds records: a delivery of CloudWatch Logs, `{"logEvents":[{"message":"…"}…]}`, a file of
 * CloudTrail, `{"Records":[…]}`, or lines. What cannot match is counted, the rest told to the host.
 */
import { keep } from "./host";
import { INPUT_PADDING } from "./layout";
import { startNotes, writeNote, writeUnknown } from "./notes";
import { recordEnd } from "./record";
import { nextStop } from "./stops";
import { hasEscape, isQuote, stringEnd } from "./text";
import { colonEnd, numberEnd, setLineEndsCount, skipSpaces, textEnd, valueEnd } from "./value";
import { verdict } from "./verdict";

/** The host reads these when a scan has ended: records passed over, and the list's brackets. */
export let passed: i32 = 0;
export let listStart: usize = 0;
export let listEnd: usize = 0;

/** Behind the document at hand, where notes can start. */
let behindInput: usize = 0;

/** Where the last record in a message starts and ends. */
let messageFrom: usize = 0;
let messageTo: usize = 0;

const UNKNOWN: i32 = 0;
const LOGS: i32 = 1;
const RECORDS: i32 = 2;
const LINES: i32 = 3;
const SINGLE: i32 = 4;

/** Scans one document from `start` to `end`, and says what it is; 0 if anything is unusual. */
export function scanDocument(start: usize, end: usize): i32 {
  passed = 0;
  behindInput = (end + INPUT_PADDING + 15) & ~15;
  startNotes(behindInput);
  setLineEndsCount(true);
  let kind = UNKNOWN;
  let at = skipSpaces<u8>(start);
  if (load<u8>(at) != 0x7b) return UNKNOWN;
  at = skipSpaces<u8>(at + 1);
  if (load<u8>(at) == 0x7d) return withoutList(at + 1, end);
  while (true) {
    if (!isQuote<u8>(at)) return UNKNOWN;
    const name = at + 1;
    const nameEnd = stringEnd<u8>(name);
    if (nameEnd == 0 || hasEscape) return UNKNOWN;
    at = colonEnd<u8>(nameEnd + 1);
    if (at == 0) return UNKNOWN;
    const holds = listKind(name, nameEnd - name);
    // Of two lists the last would count, and the first has been told already.
    if (holds != UNKNOWN && kind != UNKNOWN) return UNKNOWN;
    if (holds != UNKNOWN && load<u8>(at) == 0x5b) {
      kind = holds;
      listStart = at;
      at = elementsEnd(at + 1, kind);
      listEnd = at;
    } else at = valueEnd<u8>(at);
    if (at == 0) return UNKNOWN;
    at = skipSpaces<u8>(at);
    const next = load<u8>(at);
    at += 1;
    if (next == 0x7d) break;
    if (next != 0x2c) return UNKNOWN;
    at = skipSpaces<u8>(at);
  }
  if (kind == UNKNOWN) return withoutList(at, end);
  return skipSpaces<u8>(at) == end ? kind : UNKNOWN;
}

/** An object and nothing else is one record; with something behind it, the first of lines. */
function withoutList(at: usize, end: usize): i32 {
  return skipSpaces<u8>(at) == end ? SINGLE : LINES;
}

/** `logEvents` or `Records`, spelt as numbers. */
function listKind(name: usize, length: usize): i32 {
  const first = load<u64>(name);
  if (length == 9 && first == 0x746e657645676f6c && load<u8>(name + 8) == 0x73) return LOGS;
  return length == 7 && (first & 0xffffffffffffff) == 0x7364726f636552 ? RECORDS : UNKNOWN;
}

function elementsEnd(from: usize, kind: i32): usize {
  let at = skipSpaces<u8>(from);
  if (load<u8>(at) == 0x5d) return at + 1;
  while (true) {
    at = kind == LOGS ? logLineEnd(at) : plainRecordEnd(at);
    if (at == 0) return 0;
    at = skipSpaces<u8>(at);
    const next = load<u8>(at);
    at += 1;
    if (next == 0x5d) return at;
    if (next != 0x2c) return 0;
    at = skipSpaces<u8>(at);
  }
}

function plainRecordEnd(at: usize): usize {
  const end = recordEnd<u8>(at);
  if (end != 0) {
    judge(at, end);
    return end;
  }
  const unusual = valueEnd<u8>(at);
  if (unusual != 0) keepUnusual(at, unusual);
  return unusual;
}

/** An element of `logEvents`: the record is the JSON text in its `message`. */
function logLineEnd(from: usize): usize {
  const message = messageStart(from);
  const end: usize = message == 0 ? 0 : messageEnd(message);
  if (end == 0 || load<u8>(end) != 0x7d) return oddLineEnd(from);
  judge(from, end + 1);
  return end + 1;
}

/**
 * Where the value of `message` starts in an element that is written as CloudWatch Logs writes it:
 * `{"id":"…","timestamp":…,"message":"`, spelt as numbers. Zero for any other.
 */
function messageStart(from: usize): usize {
  if ((load<u64>(from) & 0xffffffffffffff) != 0x223a226469227b) return 0;
  const id = nextStop(from + 7);
  if (load<u64>(id) != 0x73656d6974222c22 || load<u64>(id, 6) != 0x3a22706d61747365) return 0;
  const time = numberEnd(id + 14);
  if (load<u64>(time) != 0x67617373656d222c || load<u32>(time, 8) != 0x223a2265) return 0;
  return time + 11;
}

/** An element that is written in another way, with any members in any order. */
function oddLineEnd(from: usize): usize {
  if (load<u8>(from) != 0x7b) return unusualEnd(from);
  let messages: i32 = 0;
  let isUsual = true;
  let at = skipSpaces<u8>(from + 1);
  if (load<u8>(at) == 0x7d) return unusualEnd(from);
  while (true) {
    if (!isQuote<u8>(at)) return 0;
    const name = at + 1;
    const nameEnd = stringEnd<u8>(name);
    if (nameEnd == 0) return 0;
    if (hasEscape) isUsual = false;
    at = colonEnd<u8>(nameEnd + 1);
    if (at == 0) return 0;
    if (isMessage(name, nameEnd - name)) {
      messages += 1;
      const end = messageEnd(at);
      if (end == 0) isUsual = false;
      at = end == 0 ? valueEnd<u8>(at) : end;
    } else at = isQuote<u8>(at) ? textEnd<u8>(at) : valueEnd<u8>(at);
    if (at == 0) return 0;
    at = skipSpaces<u8>(at);
    const next = load<u8>(at);
    at += 1;
    if (next == 0x7d) break;
    if (next != 0x2c) return 0;
    at = skipSpaces<u8>(at);
  }
  if (isUsual && messages == 1) judge(from, at);
  else keepUnusual(from, at);
  return at;
}

function unusualEnd(from: usize): usize {
  const end = valueEnd<u8>(from);
  if (end != 0) keepUnusual(from, end);
  return end;
}

function isMessage(name: usize, length: usize): bool {
  return length == 7 && (load<u64>(name) & 0xffffffffffffff) == 0x6567617373656d;
}

/** Where the string at `at` ends that holds a record and nothing else; zero where it does not. */
function messageEnd(at: usize): usize {
  if (!isQuote<u8>(at)) return 0;
  messageFrom = skipSpaces<u16>(at + 1);
  messageTo = recordEnd<u16>(messageFrom);
  if (messageTo == 0) return 0;
  const quote = skipSpaces<u16>(messageTo);
  return isQuote<u8>(quote) ? quote + 1 : 0;
}

function judge(start: usize, end: usize): void {
  const given = verdict();
  const isNoted = writeNote();
  if (given == 0 && isNoted) passed += 1;
  else keep(start, end, given, passed, messageFrom, messageTo);
}

function keepUnusual(start: usize, end: usize): void {
  writeUnknown();
  keep(start, end, -1, passed, messageFrom, messageTo);
}

/** Scans the document that `scanDocument` has just seen to be lines, each a record or empty. */
export function scanLines(start: usize, end: usize): void {
  passed = 0;
  startNotes(behindInput);
  setLineEndsCount(false);
  let at = start;
  while (at < end) at = lineEnd(skipSpaces<u8>(at), end);
}

/** Walks one line, and says where the next one starts. */
function lineEnd(at: usize, end: usize): usize {
  if (load<u8>(at) == 0x0a) return at + 1;
  const close = recordEnd<u8>(at);
  if (close != 0) {
    const stop = skipSpaces<u8>(close);
    if (stop == end || load<u8>(stop) == 0x0a) {
      judge(at, close);
      return stop + 1;
    }
  }
  const stop = newlineFrom(at, end);
  if (stop != at) keepUnusual(at, stop);
  return stop + 1;
}

function newlineFrom(from: usize, end: usize): usize {
  let at = from;
  while (at < end && load<u8>(at) != 0x0a) at += 1;
  return at;
}
