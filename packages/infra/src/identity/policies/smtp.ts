import { createPolicy, type Place, type PolicyDocument } from "../policy-document.ts";

/** Who may be the sender: an address that is verified with SES, or all of a domain that is. */
export type Sender = string;

/**
 * Sends mail by SMTP, which SES authorises as `ses:SendRawEmail`: from these senders only, where the
 * templates of 2016 allowed every identity of the account.
 */
export function smtpPolicy(place: Place, senders: readonly Sender[]): PolicyDocument {
  const { partition, region, account } = place;
  return createPolicy({
    Sid: "SendMail",
    Effect: "Allow",
    Action: ["ses:SendRawEmail"],
    Resource: identities(senders).map(
      (identity) => `arn:${partition}:ses:${region}:${account}:identity/${identity}`,
    ),
    Condition: {
      StringLike: {
        "ses:FromAddress": senders.map((sender) => (sender.includes("@") ? sender : `*@${sender}`)),
      },
    },
  });
}

/** An address may be verified itself, or by its domain; SES asks for whichever it is. */
function identities(senders: readonly Sender[]): readonly string[] {
  const domains = senders.map((sender) => sender.slice(sender.indexOf("@") + 1));
  return [...new Set([...senders, ...domains])];
}
