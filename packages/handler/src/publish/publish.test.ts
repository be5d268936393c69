import { expect, it } from "vitest";
import type { TopicName } from "../route/topic.ts";
import type { Message, Publisher } from "./message.ts";
import { publish } from "./publish.ts";

const messageTo = (topic: TopicName): Message => ({
  id: topic,
  topic,
  alertIds: [],
  body: { default: "{}", email: "", sms: "" },
  attributes: {},
});

it("tries an SMS again while mails still take their time", async () => {
  const told = Promise.withResolvers<void>();
  let attempts = 0;
  const publisher: Publisher = async (topic) => {
    if (topic === "InfosecEmail") {
      await told.promise;
      return [{ kind: "published" }];
    }
    attempts += 1;
    if (attempts === 1) return [{ kind: "failed", retry: "now", reason: "throttled" }];
    told.resolve();
    return [{ kind: "published" }];
  };
  const pace = { remainingMs: () => 10_000, wait: async () => undefined };
  const messages = [messageTo("InfosecEmail"), messageTo("InfosecSMS")];
  const outcomes = await publish(messages, publisher, pace);
  expect(messages.map(({ id }) => outcomes.get(id)?.kind)).toEqual(["published", "published"]);
});
