/**
 * The Region in which a queue lies, going by its address; undefined where that names none, as of a
 * stand-in for SQS. Source: "Amazon SQS endpoints and quotas", AWS General Reference.
 */
export function regionOfQueue(queueURL: string): string | undefined {
  const { current, former } = queueAddress.exec(queueURL)?.groups ?? {};
  return current ?? former;
}

const queueAddress =
  /^https:\/\/(?:sqs(?:-fips)?\.(?<current>[a-z0-9-]+)|(?<former>[a-z0-9-]+)\.queue)\.(?:amazonaws\.com|api\.aws)/;

/** The Region that an ARN names; undefined for other texts. */
export function regionOfARN(text: string): string | undefined {
  const [scheme, , , region] = text.split(":");
  return scheme === "arn" ? region || undefined : undefined;
}
