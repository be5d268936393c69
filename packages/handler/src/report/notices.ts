import type { Problem } from "@logcritical/rules";
import type { Unreadable } from "../decode/delivery.ts";
import { publish } from "../publish/publish.ts";
import { type Notice, printNotice } from "../render/notice.ts";
import { tame } from "../render/text.ts";
import { isSMSTopic, type TopicName, topicNames } from "../route/topic.ts";
import type { Run } from "../run.ts";

/** How long the same notice is not told again. */
const quietMs = 3600 * 1000;

/** That more could not be read than the settings take for normal. */
export function unreadableNotice(unreadable: readonly Unreadable[]): Notice {
  return {
    name: "unreadable",
    severity: "medium",
    title: `${unreadable.length} log lines of one delivery could not be read`,
    lines: [
      "They were not looked at, and the others were. The handler's log names up to 100 of them.",
      "",
      ...unreadable
        .slice(0, 20)
        .map(({ id, reason, excerpt }) => `${tame(id, 80)}: ${reason}: ${excerpt}`),
    ],
  };
}

/** That the newest settings are not in use, and why. */
export function settingsNotice(problems: readonly Problem[], version: string): Notice {
  return {
    name: "settings",
    severity: "medium",
    title: "The settings cannot be used",
    lines: [
      version === "default"
        ? "Rules that need no settings go on; nothing is suppressed."
        : `The last good ones (${version}) hold.`,
      "",
      ...problems.map(({ message }) => tame(message, 400)),
    ],
  };
}

/** That the filters were made for other settings than those in use. */
export const filtersNotice: Notice = {
  name: "filters",
  severity: "medium",
  title: "The filters are older than the settings",
  lines: [
    "Networks, critical ids or rules were changed in the settings since the subscription filters",
    "were made of them. The rules follow the new settings, but see only what the old filters let",
    "through: what was made critical, or is no longer ours, may be missed.",
    "",
    "Deploy once more: that makes the filters anew.",
  ],
};

/** `passed-over`: told within the hour, or refused for good, so that no attempt is worth making. */
export type Telling = "told" | "passed-over" | "failed";

/** Tells a notice to one topic, unless it was told within the hour. */
export async function tellNotice(notice: Notice, topic: TopicName, run: Run): Promise<Telling> {
  const { claims } = run.state;
  const key = `notice/${notice.name}/${topic}`;
  const [answer] = await claims.claim([key], run.terms(run.nowMs()));
  if (answer?.kind !== "granted") return "passed-over";
  const message = printNotice(notice, topic, run.nowMs());
  const outcome = (await publish([message], run.publisher, run.pace)).get(message.id);
  if (outcome?.kind === "published") {
    await claims.settle([{ key, untilMs: run.nowMs() + quietMs }]);
    return "told";
  }
  await claims.release([{ key, sent: [] }]);
  return outcome?.kind === "failed" && outcome.retry === "never" ? "passed-over" : "failed";
}

/** The e-mail topics that exist; where none does, the first topic that does. */
export function noticeTopics({ topics }: Run): readonly TopicName[] {
  const known = topicNames.filter((topic) => topics[topic] !== undefined);
  const email = known.filter((topic) => !isSMSTopic(topic));
  return email.length > 0 ? email : known.slice(0, 1);
}
