import { globSync } from "node:fs";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { runPipeline } from "../src/pipeline.ts";
import { isSMSTopic } from "../src/route/topic.ts";
import { countSeptets } from "./support/septets.ts";
import { createOutbox, deliver, engineOf, fixtures, readFixture, runAt } from "./support/world.ts";

const settings = {
  ...readFixture("rules/settings.json"),
  accounts: { "111122223333": { alias: "prod" } },
};

/** The first record that makes the rule alert, and four minutes later. */
async function tell(ruleId: string): Promise<string> {
  const rules = catalog.filter(({ id }) => id === ruleId);
  const paths = globSync(`rules/${ruleId}/match-*.json`, { cwd: fixtures }).toSorted();
  for (const path of paths) {
    const record = readFixture(path);
    const outbox = createOutbox();
    const now = new Date(Date.parse(String(record.eventTime)) + 240_000).toISOString();
    await runPipeline(deliver(record), engineOf(settings, rules), runAt(now, outbox));
    const [message] = outbox.messages;
    if (message === undefined) continue;
    const phone = outbox.messages.find(({ topic }) => isSMSTopic(topic)) ?? message;
    return [
      `Topics:  ${outbox.messages.map(({ topic }) => topic).join(", ")}`,
      `Subject: ${message.subject}`,
      `SMS:     ${phone.body.sms} (${countSeptets(phone.body.sms)} septets)`,
      "",
      message.body.email,
    ].join("\n");
  }
  return "";
}

describe("the messages of one alert", () => {
  it.each(catalog.map(({ id }) => id))("read well for %s", async (ruleId) => {
    const text = await tell(ruleId);
    expect(text, `no match-….json in fixtures/rules/${ruleId}/ makes it alert`).not.toBe("");
    await expect(text).toMatchFileSnapshot(`golden/${ruleId}.txt`);
  });
});
