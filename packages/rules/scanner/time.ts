/** Times as CloudTrail writes them: `2026-08-01T14:05:31Z`. */

/** The seconds since 1970 of the 20 characters at `at`; zero where they are no such time. */
export function secondsOf(at: usize): u32 {
  const isShaped =
    load<u8>(at, 4) == 0x2d &&
    load<u8>(at, 7) == 0x2d &&
    load<u8>(at, 10) == 0x54 &&
    load<u8>(at, 13) == 0x3a &&
    load<u8>(at, 16) == 0x3a &&
    load<u8>(at, 19) == 0x5a;
  const century = pairOf(at);
  const year = century * 100 + pairOf(at + 2);
  const month = pairOf(at + 5);
  const day = pairOf(at + 8);
  const hour = pairOf(at + 11);
  const minute = pairOf(at + 14);
  const second = pairOf(at + 17);
  if (!isShaped || hour > 23 || minute > 59 || second > 59) return 0;
  if (year < 1970 || year > 2099 || month < 1 || month > 12) return 0;
  if (day < 1 || day > daysOf(month, year)) return 0;
  return ((daysBefore(year, month) + day - 1) * 24 + hour) * 3600 + minute * 60 + second;
}

/** Two digits as a number; where one of them is none, a number that no part of a time has. */
function pairOf(at: usize): u32 {
  const tens = u32(load<u8>(at)) - 0x30;
  const ones = u32(load<u8>(at, 1)) - 0x30;
  return tens < 10 && ones < 10 ? tens * 10 + ones : 1000;
}

/** Between 1970 and 2099 every fourth year is a leap year. */
function isLeap(year: u32): bool {
  return (year & 3) == 0;
}

function daysOf(month: u32, year: u32): u32 {
  if (month == 2) return isLeap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** The days from the first of 1970 to the first of a month. */
function daysBefore(year: u32, month: u32): u32 {
  let days = (year - 1970) * 365 + (year - 1969) / 4;
  for (let before: u32 = 1; before < month; before += 1) days += daysOf(before, year);
  return days;
}
