import * as v from "valibot";
import { count, flag, option } from "../environment/schema.ts";

/** The section `config` of an environment: AWS Config. */
export interface ConfigOptions {
  /**
   * Whether to make a recorder and a delivery channel. A Region has room for one of each, so an
   * account that has them, as every account of a Control Tower has, must say `false`.
   */
  readonly recorder: boolean;
  /** Whether to add the basic managed rules, which need a recorder, ours or another. */
  readonly rules: boolean;
  /** Whether to record global resources (IAM) here; do so in one Region of an account. */
  readonly globalResources: boolean;
  /** The role that Config records with: one of our own, or the service-linked one. */
  readonly role: ConfigRole;
  /** After how many days files are deleted. */
  readonly deleteAfterDays: number;
  /** A topic and a queue that tell a SIEM, such as Splunk, of changes and new files. */
  readonly siem: boolean;
}

/**
 * `own` makes a role. `service-linked` uses `AWSServiceRoleForConfig`, which Security Hub's control
 * Config.1 asks for, and `create-service-linked` makes that too, which fails where it exists.
 */
export type ConfigRole = (typeof configRoles)[number];

const configRoles = ["own", "service-linked", "create-service-linked"] as const;

/** Reads the section `config`. */
export const configOptions: v.GenericSchema<unknown, ConfigOptions> = v.pipe(
  v.strictObject({
    recorder: option(
      "Whether to make a recorder. Write false where there is one, as in every Control Tower.",
      flag,
      true,
    ),
    rules: option("Whether to add the basic managed rules.", flag, true),
    globalResources: option("Whether to record IAM here: in one Region only.", flag, true),
    role: option(
      "The role to record with. create-service-linked fails where that role exists.",
      v.picklist(configRoles, `write ${configRoles.join(" or ")}`),
      "own",
    ),
    deleteAfterDays: option("After how many days files are deleted.", count(30, 36_500), 2557),
    siem: option("A topic and a queue that tell a SIEM, such as Splunk, of changes.", flag, true),
  }),
  v.description("AWS Config: a recorder, its bucket, and basic rules."),
);
