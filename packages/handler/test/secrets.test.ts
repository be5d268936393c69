import { expect, it } from "vitest";
import { runPipeline } from "../src/pipeline.ts";
import { createOutbox, deliver, engineOf, readFixture, runAt } from "./support/world.ts";

const key = "AKIAIOSFODNN7EXAMPLE";
const engine = engineOf({});

it.each([
  "rules/cloudtrail-change/match-stopped.json",
  "rules/iam-change/match-access-key-created.json",
  "rules/massive-operations/match-twelve-launched.json",
])("no message about %s shows an access key, in place of whatever text it stands", async (path) => {
  let told = 0;
  for (const record of replaceEachText(readFixture(path))) {
    const outbox = createOutbox();
    await runPipeline(deliver(record), engine, runAt("2026-03-12T09:40:00Z", outbox));
    expect(JSON.stringify(outbox.messages)).not.toContain(key);
    told += outbox.messages.length;
  }
  expect(told).toBeGreaterThan(15);
});

/** The value as often as it holds texts, with the key in place of another of them each time. */
function replaceEachText(value: unknown): readonly object[] {
  const text = JSON.stringify(value);
  const replace = (wanted: number): { readonly value: object; readonly texts: number } => {
    let texts = 0;
    const replaced = JSON.parse(text, (_, found: unknown) => {
      if (typeof found !== "string") return found;
      texts += 1;
      return texts === wanted ? key : found;
    }) as object;
    return { value: replaced, texts };
  };
  return Array.from({ length: replace(0).texts }, (_, index) => replace(index + 1).value);
}
