import { printTime } from "../../replay/print-time.ts";
import type { Sent, SentMessage } from "../../whatif/sent.ts";
import type { Volumes } from "../../whatif/volumes.ts";
import { printJSON } from "../json.ts";
import type { SentFormat } from "./sent-format.ts";

/** One JSON object: everything sent under `sent`, and how much it is under `volumes`. */
export function createSentJSON(): SentFormat {
  let isFirst = true;
  return {
    head: () => '{"sent":[',
    row(sent) {
      const lead = isFirst ? "\n" : ",\n";
      isFirst = false;
      return `${lead}${printJSON(describeSent(sent))}`;
    },
    foot: (volumes) => `\n],\n"volumes":${printJSON(describeVolumes(volumes))}}\n`,
  };
}

/** One JSON object a line, of which the last, of the kind `volumes`, says how much it is. */
export function createSentNDJSON(): SentFormat {
  return {
    head: () => "",
    row: (sent) => `${printJSON(describeSent(sent))}\n`,
    foot: (volumes) => `${printJSON({ kind: "volumes", ...describeVolumes(volumes) })}\n`,
  };
}

/** Without the texts of mails, which `logcritical render` prints, and without the record. */
function describeSent(sent: Sent): object {
  const { kind, sentAtMs } = sent;
  const messages = sent.messages.map(describeMessage);
  const about = { kind, sentAt: printTime(sentAtMs) };
  switch (sent.kind) {
    case "alert": {
      const { topics, muted, shared, findings, alert } = sent;
      return { ...about, topics, muted, shared, findings, messages, alert };
    }
    case "summary":
      return { ...about, alertIds: sent.alertIds, messages };
    case "daily-report":
      return { ...about, messages };
  }
}

function describeMessage(message: SentMessage): object {
  const { channel, topic, text } = message;
  if (message.channel === "sms") return { channel, topic, text, ...message.size };
  const { subject } = message;
  const bytes = Buffer.byteLength(text);
  return { channel, topic, subject, subjectLength: subject.length, bytes };
}

/** The volumes as JSON can hold them. */
export function describeVolumes({ suppressions, ...volumes }: Volumes): object {
  const entries = [...suppressions].toSorted(([a], [b]) => a - b);
  return { ...volumes, suppressions: entries.map(([entry, hits]) => ({ entry, hits })) };
}
