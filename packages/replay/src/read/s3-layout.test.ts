import { describe, expect, it } from "vitest";
import { prune } from "./prune.ts";
import { readPlacement } from "./s3-layout.ts";
import { everything, type Selection } from "./selection.ts";

const account = "111122223333";
const day = Date.UTC(2026, 7, 1);
const dayMs = 24 * 3600 * 1000;
const place = { account, kind: "CloudTrail", region: "eu-west-1" };
const folder = `AWSLogs/${account}/CloudTrail/eu-west-1/2026/08/01`;
const name = `${account}_CloudTrail_eu-west-1_20260801T1405Z_Ab12Cd34.json.gz`;
const minute = { fromMs: day + 845 * 60_000, toMs: day + 846 * 60_000 };

describe("readPlacement", () => {
  it.each<readonly [string, object]>([
    [`AWSLogs/${account}`, { account }],
    [`/bucket/prefix/AWSLogs/${account}/CloudTrail`, { account, kind: "CloudTrail" }],
    [`AWSLogs/o-exampleorgid/${account}/CloudTrail/eu-west-1`, place],
    [`AWSLogs/${account}/CloudTrail/us-gov-west-1`, { ...place, region: "us-gov-west-1" }],
    [
      `AWSLogs/${account}/CloudTrail/eu-west-1/2026`,
      { ...place, fromMs: Date.UTC(2026), toMs: Date.UTC(2027) },
    ],
    [
      `AWSLogs/${account}/CloudTrail/eu-west-1/2026/12`,
      { ...place, fromMs: Date.UTC(2026, 11), toMs: Date.UTC(2027) },
    ],
    [folder, { ...place, fromMs: day, toMs: day + dayMs }],
    [`${folder}/${name}`, { ...place, ...minute }],
    [`anywhere/${name}`, { ...place, ...minute }],
    [`x/${name.replace(".gz", "")}`, { ...place, ...minute }],
    [`AWSLogs/${account}/CloudTrail-Digest/eu-west-1`, { ...place, kind: "CloudTrail-Digest" }],
    [
      `${account}_CloudTrail-Digest_eu-west-1_my_trail_us-east-1_20260801T140500Z.json.gz`,
      { ...place, kind: "CloudTrail-Digest", ...minute },
    ],
    [
      `${account}_CloudTrail-Insight_eu-west-1_20260801T1405Z_Ab.json.gz`,
      { ...place, kind: "CloudTrail-Insight", ...minute },
    ],
    [`${account}_CloudTrail_eu-west-1_20269999T9999Z_Ab.json.gz`, place],
    ["AWSLogs/1234", {}],
    ["AWSLogs/AWSLogs.json", {}],
    ["records.json", {}],
  ])("reads %s", (path, expected) => {
    expect(readPlacement(path)).toEqual(expected);
  });
});

const asked = (selection: Partial<Selection>): Selection => ({ ...everything, ...selection });

describe("prune", () => {
  it.each<readonly [string, Selection, ReturnType<typeof prune>]>([
    [folder, everything, undefined],
    [folder, asked({ accounts: new Set(["999988887777"]) }), "other-account"],
    [folder, asked({ accounts: new Set([account]) }), undefined],
    [folder, asked({ regions: new Set(["us-east-1"]) }), "other-region"],
    [folder, asked({ regions: new Set(["us-east-1", "eu-west-1"]) }), undefined],
    [folder, asked({ sinceMs: day + dayMs - 1 }), undefined],
    [folder, asked({ sinceMs: day + dayMs }), "outside-time"],
    [`${folder}/${name}`, asked({ sinceMs: minute.toMs - 1 }), undefined],
    [`${folder}/${name}`, asked({ sinceMs: minute.toMs }), "outside-time"],
    // A record may be delivered a day after it was made.
    [folder, asked({ untilMs: day }), undefined],
    [folder, asked({ untilMs: day - dayMs + 1 }), undefined],
    [folder, asked({ untilMs: day - dayMs }), "outside-time"],
    ["records.json", asked({ sinceMs: day, accounts: new Set(["1"]) }), undefined],
    [folder.replace("CloudTrail/", "CloudTrail-Digest/"), everything, "digest"],
    [folder.replace("CloudTrail/", "CloudTrail-Insight/"), everything, "insight"],
  ])("says of %s, %j", (path, selection, expected) => {
    expect(prune(path, selection)).toBe(expected);
  });
});
