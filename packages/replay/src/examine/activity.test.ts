import { expect, it } from "vitest";
import { createActivityLog, hoursOf } from "./activity.ts";

const hour = 3600 * 1000;
const july = Date.UTC(2026, 6, 1);

it("an activity holds each hour once, by account and region, from whichever log", () => {
  const [one, other] = [createActivityLog(), createActivityLog()];
  one.note("222233334444", "us-east-1", july + 25 * hour);
  one.note("111122223333", "us-east-1", july);
  one.note("111122223333", "us-east-1", july + hour - 1);
  other.note("111122223333", "us-east-1", july + 23 * hour);
  other.note("111122223333", "us-east-1", -1);
  other.note("111122223333", undefined, july);
  other.note("x".repeat(65), "eu-west-1", july);
  one.join(other.list());
  const first = july / hour;
  expect(one.list().map((each) => [each.account, each.region, hoursOf(each)])).toEqual([
    ["", "eu-west-1", [first]],
    ["111122223333", "", [first]],
    ["111122223333", "us-east-1", [-1, first, first + 23]],
    ["222233334444", "us-east-1", [first + 25]],
  ]);
});

it("an activity does not grow without end", () => {
  const log = createActivityLog(3);
  for (let day = 0; day < 9; day += 1) log.note("1", "r", day * 24 * hour);
  log.note("2", "r", 0);
  log.note("1", "r", hour);
  expect(log.list().map((each) => [each.account, hoursOf(each)])).toEqual([["1", [0, 1, 24, 48]]]);
});
