import { all, any, field, type Rule, setting, succeeded, wrote } from "../index.ts";

/** Whatever the call, and wherever in it the volume is named. */
export const changeCriticalEbs: Rule = {
  id: "change-critical-ebs",
  title: "Critical volume changed",
  description: "A call changed, copied or moved one of the EBS volumes listed as critical.",
  severity: "critical",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    any(
      field("requestParameters").holdsAnyOf(setting("criticalVolumes")),
      field("responseElements").holdsAnyOf(setting("criticalVolumes")),
    ),
    wrote(),
    succeeded(),
  ),
  attack: ["T1485", "T1537", "T1578.001"],
  runbook: [
    "See where the volume is and what hangs on it: aws ec2 describe-volumes --volume-ids <volume>.",
    "If it was copied, see who may use the copy: aws ec2 describe-snapshot-attribute " +
      "--attribute createVolumePermission --snapshot-id <snapshot>.",
    "If it was deleted, look in the recycle bin: aws ec2 list-volumes-in-recycle-bin, and for " +
      "the newest snapshot: aws ec2 describe-snapshots --filters Name=volume-id,Values=<volume>.",
  ],
  falsePositives: ["Backups that call CreateSnapshot: suppress the backup role, with a date."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachVolume.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshot.html",
  ],
};
