import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as v from "valibot";
import { count, enabled, logRetentionDays, option } from "../environment/schema.ts";

/** Who the SIEM is: better a role than a user, whose key lasts until somebody changes it. */
export interface SIEMOptions {
  /** Who takes the role, and the id that the SIEM has to name. */
  readonly role?: { readonly principalARN: string; readonly externalId: string };
  /** A user with a key in Secrets Manager, for a SIEM that can take no role. */
  readonly user?: { readonly serial: number };
}

/** Who sends what. */
export interface SMTPOptions {
  /** Addresses and domains that are verified with SES. */
  readonly senders: readonly string[];
  /** Counting it up makes a new password, and takes the old one away. */
  readonly serial: number;
}

/** The log group of VPC flow logs. */
export interface VPCFlowLogsOptions {
  readonly enabled: boolean;
  readonly logRetentionDays: RetentionDays;
}

const serial = option(
  "Count it up for a new key, which takes the old one away.",
  count(1, 1_000_000),
  1,
);

/** Reads `identity.siem`. */
export const siemOptions: v.GenericSchema<unknown, SIEMOptions> = v.strictObject({
  role: v.exactOptional(
    v.strictObject({
      principalARN: v.pipe(
        v.string("write a text in quotes"),
        v.regex(
          /^arn:aws[a-z-]*:iam::\d{12}:(?:root|role\/[\w+=,.@/-]+|user\/[\w+=,.@/-]+)$/,
          "write the ARN of an account, a role or a user",
        ),
        v.description("Who takes the role: an account, a role or a user of the SIEM."),
      ),
      externalId: v.pipe(
        v.string("write a text in quotes"),
        // "AssumeRole", AWS STS API Reference: 2 to 1,224 characters; short ones are guessed.
        v.regex(
          /^[\w+=,.@:/-]{16,1224}$/,
          "write 16 or more characters, which the SIEM's vendor gave",
        ),
        v.description("What the SIEM names when it takes the role."),
      ),
    }),
  ),
  user: v.exactOptional(v.strictObject({ serial })),
});

/** Reads `identity.smtp`. */
export const smtpOptions: v.GenericSchema<unknown, SMTPOptions> = v.strictObject({
  senders: v.pipe(
    v.array(
      v.pipe(
        v.string("write a text in quotes"),
        v.regex(/^(?:[\w.+-]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, "write an address or a domain"),
      ),
    ),
    v.minLength(1, "write at least one sender"),
    v.description("Addresses and domains that are verified with SES."),
  ),
  serial,
});

/** Reads `identity.vpcFlowLogs`. */
export const vpcFlowLogsOptions: v.GenericSchema<unknown, VPCFlowLogsOptions> = v.strictObject({
  enabled: enabled(true),
  logRetentionDays: v.optional(logRetentionDays, 365),
});
