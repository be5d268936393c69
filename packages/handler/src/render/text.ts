import { neutralise } from "@logcritical/rules/record";
import { linesBytesMax } from "../limits.ts";

/**
 * A stranger's text made fit for a message: one line, nothing that acts, and at most so many
 * characters, of which the last says that more was there. It is cut first, for a megabyte of text
 * must not cost a megabyte of work.
 */
export function tame(text: string, lengthMax: number): string {
  const safe = neutralise(clip(text, lengthMax));
  return safe.length > lengthMax ? clip(safe, lengthMax) : safe;
}

/** The beginning of a text; a character of two halves is never cut in the middle. */
export function clip(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  return `${wholeCharacters(text.slice(0, Math.max(0, lengthMax - 3)))}...`;
}

/** The end of a text, which in names such as `path/role/session` tells most. */
export function clipStart(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  if (lengthMax < 4) return text.slice(0, Math.max(0, lengthMax));
  return `..${text.slice(-(lengthMax - 2))}`;
}

/**
 * The first lines, at most so many, that fit into one message. Each stands in it twice, as text and
 * as JSON within JSON, where a stranger's characters may take six times as many bytes: a message
 * too large would be refused, and with it all that it tells.
 */
export function linesThatFit(lines: readonly string[], most: number): readonly string[] {
  let bytes = 0;
  const tooMany = lines.slice(0, most).findIndex((line) => {
    bytes += 2 * Buffer.byteLength(JSON.stringify(JSON.stringify(line)));
    return bytes > linesBytesMax;
  });
  return lines.slice(0, tooMany === -1 ? most : tooMany);
}

/** UTC to the second: `2026-08-07T14:05:31Z`. A time beyond what dates can hold stays readable. */
export function printTime(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? "unknown" : date.toISOString().replace(/\.\d+/, "");
}

/** How long something took, for people: `4 min`, `3 h`, `2 d`. */
export function printSpan(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

function wholeCharacters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
