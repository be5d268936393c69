/**
 * The pack `secglobal`: the 23 filters of "AWS Account level security", made right for the records
 * that CloudTrail writes today. One file a rule; a rule's id is its file's name.
 */
import { vouchFor } from "../check/vouch.ts";
import type { Rule } from "../index.ts";
import { changeCriticalEbs } from "./change-critical-ebs.ts";
import { changeSecgroup } from "./change-secgroup.ts";
import { cloudformationChange } from "./cloudformation-change.ts";
import { cloudtrailChange } from "./cloudtrail-change.ts";
import { createDeleteSecgroup } from "./create-delete-secgroup.ts";
import { createDeleteVpc } from "./create-delete-vpc.ts";
import { criticalInstance } from "./critical-instance.ts";
import { detachForceEbs } from "./detach-force-ebs.ts";
import { eipChange } from "./eip-change.ts";
import { iamChange } from "./iam-change.ts";
import { igwChange } from "./igw-change.ts";
import { largeInstance } from "./large-instance.ts";
import { massiveOperations } from "./massive-operations.ts";
import { massiveTerminations } from "./massive-terminations.ts";
import { netAccess } from "./net-access.ts";
import { netaclChange } from "./netacl-change.ts";
import { rdsChange } from "./rds-change.ts";
import { rootAccess } from "./root-access.ts";
import { routeChange } from "./route-change.ts";
import { secgroupInstance } from "./secgroup-instance.ts";
import { srtInstance } from "./srt-instance.ts";
import { unauthorised } from "./unauthorised.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";

/** The 23 rules in the order of the article; findings come in this order. */
export const catalog: readonly Rule[] = vouchFor([
  rdsChange,
  iamChange,
  srtInstance,
  largeInstance,
  massiveOperations,
  massiveTerminations,
  detachForceEbs,
  changeCriticalEbs,
  changeSecgroup,
  createDeleteSecgroup,
  secgroupInstance,
  routeChange,
  createDeleteVpc,
  netaclChange,
  cloudtrailChange,
  cloudformationChange,
  rootAccess,
  unauthorised,
  igwChange,
  vpcFlowLogs,
  criticalInstance,
  eipChange,
  netAccess,
]);
