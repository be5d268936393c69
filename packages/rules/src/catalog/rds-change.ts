import { all, any, field, type Rule, succeeded, wrote } from "../index.ts";

/** Databases are where the data is: whoever changes one is worth knowing. */
export const rdsChange: Rule = {
  id: "rds-change",
  title: "RDS changed",
  description: "Something in Amazon RDS, Aurora, Neptune or DocumentDB was created or changed.",
  severity: "medium",
  teams: ["infosec"],
  when: all(
    field("eventSource").is("rds.amazonaws.com"),
    field("eventName").isNoneOf("AddTagsToResource", "RemoveTagsFromResource"),
    wrote(),
    succeeded(),
  ),
  raise: [
    {
      to: "critical",
      when: field("requestParameters.valuesToAdd[*]").is("all"),
      because: "a snapshot was made public: every AWS account can restore it",
    },
    {
      to: "high",
      when: any(
        field("requestParameters.valuesToAdd[*]").isPresent(),
        field("eventName").is("StartExportTask"),
      ),
      because: "a copy of the data was made available elsewhere",
    },
    {
      to: "high",
      when: field("eventName").is("Delete*"),
      because: "something was deleted, and the data may be gone with it",
    },
    {
      to: "high",
      when: all(
        field("eventName").isOneOf("CreateDB*", "RestoreDB*"),
        // Where the call says nothing, the subnet group decides, and the response says how.
        any(
          field("requestParameters.publiclyAccessible").isTrue(),
          field("responseElements.publiclyAccessible").isTrue(),
        ),
      ),
      because: "it was made with an address that the Internet reaches",
    },
    {
      to: "high",
      when: all(
        field("eventName").is("Modify*"),
        any(
          field("requestParameters.publiclyAccessible").isTrue(),
          field("requestParameters.deletionProtection").isFalse(),
          field("requestParameters.backupRetentionPeriod").is(0),
          field("requestParameters.masterUserPassword").isPresent(),
        ),
      ),
      because: "it was opened to the Internet, unlocked, left without backups, or rekeyed",
    },
  ],
  attack: ["T1537", "T1485", "T1490"],
  runbook: [
    "See what the same actor did to databases in the six hours around it: CloudWatch Logs " +
      'Insights, filter eventSource = "rds.amazonaws.com" and userIdentity.arn = "<actor>" ' +
      "| fields eventTime, eventName, sourceIPAddress | sort eventTime.",
    "For a shared snapshot, see with whom: aws rds describe-db-snapshot-attributes " +
      "--db-snapshot-identifier <snapshot>; take back every account that is not yours.",
    "For a changed instance, compare with what was agreed: aws rds describe-db-instances " +
      "--db-instance-identifier <instance>.",
  ],
  falsePositives: ["Deployments, and the automation that scales, patches or copies databases."],
  references: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/logging-using-cloudtrail.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html",
  ],
};
