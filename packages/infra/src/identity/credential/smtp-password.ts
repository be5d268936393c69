import { createHmac } from "node:crypto";

/**
 * The password by which an access key sends mail over SMTP: what signature version 4 would sign with,
 * over fixed texts in place of a date and a request, after a byte that names the scheme. It holds in
 * one Region ("Obtaining Amazon SES SMTP credentials", Amazon SES Developer Guide).
 */
export function deriveSMTPPassword(secretAccessKey: string, region: string): string {
  const message = "SendRawEmail";
  const steps = ["11111111", region, "ses", "aws4_request", message];
  const signature = steps.reduce<Buffer>(
    (key, step) => createHmac("sha256", key).update(step).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  return Buffer.concat([Buffer.from([version]), signature]).toString("base64");
}

const version = 0x04;
