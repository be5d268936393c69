const dayMs = 24 * 3600 * 1000;

/** What `Date` was asked last: it takes its time, and the records of a day come together. */
let day = { startMs: Number.NaN, text: "" };

/**
 * A time in whole milliseconds since 1970 as RFC 3339 has it, in UTC: `2026-08-01T14:05:31Z`;
 * milliseconds only where there are some. Throws a `RangeError` for what is no time.
 */
export function printTime(timeMs: number): string {
  const startMs = Math.floor(timeMs / dayMs) * dayMs;
  if (startMs !== day.startMs) {
    day = { startMs, text: new Date(startMs).toISOString().slice(0, -"00:00:00.000Z".length) };
  }
  const seconds = Math.floor((timeMs - startMs) / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = `${day.text}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  const ms = timeMs - startMs - seconds * 1000;
  return ms === 0 ? `${time}Z` : `${time}.${String(ms).padStart(3, "0")}Z`;
}

/** Of a whole number below 100. */
function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
