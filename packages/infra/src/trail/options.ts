import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as v from "valibot";
import { count, flag, logRetentionDays, option } from "../environment/schema.ts";

/** The section `trail` of an environment. */
export interface TrailOptions {
  /** A trail that is there already, perhaps the organisation's; then none is made. */
  readonly existing?: ExistingTrail;
  /** The organisation whose every account is to be recorded; only from its management account. */
  readonly organizationId?: string;
  /** For how many days CloudWatch Logs keeps records; the bucket keeps them longer. */
  readonly logRetentionDays: RetentionDays;
  /** After how many days files go to cheaper storage, and when they are deleted. */
  readonly archiveAfterDays: number;
  readonly deleteAfterDays: number;
  /** Keeps files from being deleted or overwritten by anyone, for so many days. */
  readonly objectLock?: ObjectLockOptions;
  /** A topic and a queue that tell a SIEM, such as Splunk, of every new file. */
  readonly siem: boolean;
}

/** What has to be known of a trail that somebody else made. */
interface ExistingTrail {
  readonly trailName: string;
  /** The log group, in this account and Region, that the trail writes to. */
  readonly logGroupName: string;
}

/** S3 Object Lock. */
interface ObjectLockOptions {
  /** `compliance` cannot be undone by anyone before its time, the root user included. */
  readonly mode: "governance" | "compliance";
  readonly days: number;
}

const existing = v.pipe(
  v.strictObject({
    trailName: v.pipe(
      v.string("write a text in quotes"),
      v.regex(/^[A-Za-z0-9][\w.-]{2,127}$/, "write the trail's name, not its ARN"),
      v.description("The trail's name."),
    ),
    logGroupName: v.pipe(
      v.string("write a text in quotes"),
      v.regex(/^[\w./#-]{1,512}$/, "write the log group's name, not its ARN"),
      v.description("The log group, in this account and Region, that it writes to."),
    ),
  }),
  v.description("A trail that is there already, perhaps the organisation's; then none is made."),
);

const organizationId = v.pipe(
  v.string("write a text in quotes"),
  v.regex(/^o-[a-z0-9]{10,32}$/, "write the organisation's id: o-a1b2c3d4e5"),
  v.description("Records every account of this organisation; from its management account only."),
);

const objectLock = v.pipe(
  v.strictObject({
    mode: v.pipe(
      v.picklist(["governance", "compliance"], "write governance or compliance"),
      v.description("governance lets those with a special permission delete; compliance nobody."),
    ),
    days: v.pipe(count(1, 36_500), v.description("For how many days after it is written.")),
  }),
  v.description(
    "Keeps files from being deleted. Nobody, root included, can undo the mode compliance.",
  ),
);

/** Reads the section `trail`. */
export const trailOptions: v.GenericSchema<unknown, TrailOptions> = v.pipe(
  v.strictObject({
    existing: v.exactOptional(existing),
    organizationId: v.exactOptional(organizationId),
    logRetentionDays: option(
      "For how many days CloudWatch Logs keeps records; the bucket keeps them longer.",
      logRetentionDays,
      RetentionDays.ONE_YEAR,
    ),
    archiveAfterDays: option(
      "After how many days files go to cheaper storage.",
      count(30, 36_500),
      90,
    ),
    deleteAfterDays: option("After how many days files are deleted.", count(365, 36_500), 2557),
    objectLock: v.exactOptional(objectLock),
    siem: option("A topic and a queue that tell a SIEM, such as Splunk, of new files.", flag, true),
  }),
  v.description("CloudTrail: the trail, its bucket and its log group."),
);
