import { all, any, type Condition, field, none, type Rule } from "../../src/index.ts";
import { createRule } from "./create-rule.ts";

const conditions: readonly Condition[] = [
  field("eventName").is("StopInstances"),
  field("eventName").isNot("StopInstances"),
  field("eventName").is("Describe*"),
  field("eventName").is("*e*e*"),
  field("eventName").matches("^[A-D]"),
  field("eventName").is(1),
  field("eventName").isMissing(),
  field("eventName").isNull(),
  field("readOnly").isTrue(),
  field("readOnly").isFalse(),
  field("readOnly").isNull(),
  none(field("readOnly").isPresent()),
  field("errorCode").isPresent(),
  field("errorCode").is(""),
  field("userIdentity.type").is("Root"),
  field("userIdentity.type").isMissing(),
  field("userIdentity").isMissing(),
  field("userIdentity").isNull(),
  field("userIdentity.sessionContext.sessionIssuer.arn").is("*role*"),
  field("userIdentity.sessionContext.sessionIssuer").isMissing(),
  all(field("userIdentity.userName").isMissing(), field("userIdentity.arn").isPresent()),
  field("requestParameters.encryptionContext.eventName").isPresent(),
  field("requestParameters.a.a").isPresent(),
  field("requestParameters.['a b']").isPresent(),
  field("requestParameters.tags[*].key").is("a"),
  field("requestParameters.instancesSet.items[0].instanceId").is("i-*"),
  field("requestParameters.maxResults").isAbove(100),
  field("requestParameters.maxResults").is("1.0"),
  field("responseElements").isNull(),
  field("responseElements.ConsoleLogin").is("Success"),
  field("requestParameters").holdsAnyOf("0.0.0.0/0", "x\n"),
  field("additionalEventData").holdsAnyOf("a", "i-0a7d53c9e1f8264b0"),
  field("sourceIPAddress").isInNetworks("198.51.100.0/24", "10.0.0.0/8"),
  any(field("awsRegion").is("us-east-1"), field("vpcEndpointId").isPresent()),
  all(field("eventTime").is("*Z"), none(field("eventType").is("AwsApiCall"))),
  field("addendum.reason").isMissing(),
];

/** Rules that ask of records what the catalogue does not: every kind of leaf, at odd places. */
export const probingRules: readonly Rule[] = conditions.map(createRule);
