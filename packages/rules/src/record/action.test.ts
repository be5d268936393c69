import { describe, expect, it } from "vitest";
import { accountOf, actionOf, regionOf, timeLimits, timeOf } from "./action.ts";

describe("actionOf", () => {
  it.each([
    [{ eventSource: "ec2.amazonaws.com", eventName: "StopInstances" }, "ec2:StopInstances"],
    [{ eventSource: "ec2.amazonaws.com.cn", eventName: "A" }, "ec2:A"],
    [{ eventSource: "example.org", eventName: "A" }, "example.org:A"],
    [{ eventSource: 7, eventName: "A" }, "7:A"],
    [{ eventName: "A" }, "unknown:A"],
    [{ eventSource: "ec2.amazonaws.com", eventName: ["A"] }, "ec2:unknown"],
    [{}, "unknown:unknown"],
  ])("of %j is %s", (record, action) => {
    expect(actionOf(record)).toBe(action);
  });
});

describe("accountOf and regionOf", () => {
  it.each([
    [{ recipientAccountId: "1", userIdentity: { accountId: "2" }, awsRegion: "r" }, "1", "r"],
    [{ recipientAccountId: 1 }, "1", undefined],
    [{ userIdentity: { accountId: "2" }, awsRegion: "" }, "2", undefined],
    [{ userIdentity: null }, undefined, undefined],
  ])("of %j are %s and %s", (record, account, region) => {
    expect(accountOf(record)).toBe(account);
    expect(regionOf(record)).toBe(region);
  });
});

describe("timeOf", () => {
  const expected = Date.UTC(2026, 7, 1, 14, 5, 31);
  it.each([
    ["2026-08-01T14:05:31Z", expected],
    ["2026-08-01 14:05:31", expected],
    ["2026-08-01T16:05:31+02:00", expected],
    ["2026-08-01 14:05:31.250", expected + 250],
    ["2026-08-01 14:05:31.123456789", expected + 123],
    ["2026-08-01T99:05:31Z", undefined],
    ["0000-01-01T00:00:00Z", timeLimits.firstMs],
    ["0000-01-01T00:00:00+00:01", undefined],
    ["0000-01-01T00:00:00+14:00", undefined],
    ["9999-12-31T23:59:59.999Z", timeLimits.lastMs],
    ["9999-12-31T23:59:59-00:01", undefined],
    ["9999-12-31T23:59:59-14:00", undefined],
    ["9999-12-31T24:00:00Z", undefined],
    ["2026-08-01", undefined],
    ["yesterday", undefined],
    ["", undefined],
    [1_785_593_131, undefined],
    [null, undefined],
  ])("of %j is %s", (eventTime, timeMs) => {
    expect(timeOf({ eventTime })).toBe(timeMs);
  });
});
