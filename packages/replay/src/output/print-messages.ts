import type { Message } from "@logcritical/handler";

/** Messages as people get them: topic and subject over the mail, or the text of an SMS. */
export function printMessages(messages: readonly Message[]): string {
  return messages
    .map(({ topic, subject, body }) =>
      subject === undefined
        ? `== ${topic}\n${body.sms}\n\n`
        : `== ${topic}: ${subject}\n\n${body.email}\n`,
    )
    .join("");
}
