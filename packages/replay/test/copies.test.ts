import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ruleId } from "./support/replay.ts";
import { run } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const asked = json(stopLogging("1"));
/** With the same id, and of the day before, another account or another region. */
const others = {
  "--since 2026-08-01": json(stopLogging("1", { eventTime: "2026-07-31T01:05:31Z" })),
  "--account 111122223333": json(stopLogging("1", { recipientAccountId: "444455556666" })),
  "--region eu-west-1": json(stopLogging("1", { awsRegion: "us-east-1" })),
};

/** How each command tells of findings, in a word that is not there without any. */
const commands: readonly (readonly [args: readonly string[], told: RegExp])[] = [
  [["replay", "--rule", ruleId, "-f", "ndjson"], /"ruleId":"cloudtrail-change"/g],
  [["replay", "--rule", ruleId, "-f", "ndjson", "--threads", "1"], /"ruleId":"cloudtrail-change"/g],
  [["replay", "--rule", ruleId, "-f", "ndjson", "--as-alerts"], /^\{"kind":"alert"/gm],
  [["replay", "--rule", ruleId, "-f", "ndjson", "--compare", "none"], /"kind":"gone"/g],
  [["summary", "-f", "json"], /"name": "cloudtrail:StopLogging",\s+"calls": 1,/g],
];

describe("of copies of which one is asked for", () => {
  const cases = Object.entries(others).flatMap(([option, other]) => [
    { option, order: "after", records: [other, asked, asked] },
    { option, order: "before", records: [asked, other, asked] },
  ]);

  it.each(cases)("each command tells once: it comes $order the other, $option", async (item) => {
    const folder = await createFolder({ "a.ndjson": item.records.join("\n") });
    for (const [args, told] of commands) {
      const { code, stdout, stderr } = await run([...args, folder, ...item.option.split(" ")]);
      const counts = /^Records +(.*)$/m.exec(stderr)?.[1];
      expect([args, code, stdout.match(told)?.length, counts]).toEqual([
        args,
        0,
        1,
        "3, 1 duplicate left out, 1 not asked for",
      ]);
    }
    const path = join(await createFolder(), "page.html");
    await run(["replay", "--rule", ruleId, folder, ...item.option.split(" "), "--html", path]);
    const page = readFileSync(path, "utf8").replaceAll(/<[^>]*>/g, "");
    expect(page).toContain("1 finding in 1 CloudTrail record");
    expect(page).toContain("The findings make 1 alert");
  });
});
