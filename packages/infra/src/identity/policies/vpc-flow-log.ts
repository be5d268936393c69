import { createPolicy, type Place, type PolicyDocument } from "../policy-document.ts";

/**
 * VPC Flow Logs writes streams of one log group, which this package makes; in 2016 it could write
 * all of them, the trail's included, and make more. Describing groups has no resource to name less.
 */
export function vpcFlowLogPolicy(place: Place, logGroupName: string): PolicyDocument {
  const { partition, region, account } = place;
  const logs = `arn:${partition}:logs:${region}:${account}:log-group:`;
  return createPolicy(
    {
      Sid: "WriteStreams",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [`${logs}${logGroupName}`, `${logs}${logGroupName}:*`],
    },
    { Sid: "FindGroup", Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: "*" },
  );
}
