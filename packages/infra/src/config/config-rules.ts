import {
  type CfnConfigurationRecorder,
  ManagedRule,
  ManagedRuleIdentifiers,
} from "aws-cdk-lib/aws-config";
import { Construct } from "constructs";

/** What rules are called, and what records for them. */
export interface ConfigRulesProps {
  /** The rules' names begin so. */
  readonly prefix: string;
  /** A recorder of the same stack, to be there first; without it, there is one already. */
  readonly recorder?: CfnConfigurationRecorder;
}

/** The basics, which AWS keeps the code of: root with MFA, passwords, public buckets, SSH, a trail. */
export class ConfigRules extends Construct {
  constructor(scope: Construct, id: string, { prefix, recorder }: ConfigRulesProps) {
    super(scope, id);
    for (const [name, { identifier, parameters }] of Object.entries(rules)) {
      const rule = new ManagedRule(this, name, {
        configRuleName: `${prefix}-${name}`,
        identifier,
        ...(parameters === undefined ? {} : { inputParameters: parameters }),
      });
      if (recorder !== undefined) rule.node.addDependency(recorder);
    }
  }
}

interface Rule {
  readonly identifier: string;
  readonly parameters?: Record<string, unknown>;
}

/** Named as in "List of AWS Config Managed Rules", AWS Config Developer Guide. */
const rules: Readonly<Record<string, Rule>> = {
  "root-account-mfa-enabled": { identifier: ManagedRuleIdentifiers.ROOT_ACCOUNT_MFA_ENABLED },
  "iam-password-policy": {
    identifier: ManagedRuleIdentifiers.IAM_PASSWORD_POLICY,
    // CIS Amazon Web Services Foundations Benchmark: at least 14 characters, none of the last 24.
    parameters: { MinimumPasswordLength: 14, PasswordReusePrevention: 24 },
  },
  "s3-bucket-public-read-prohibited": {
    identifier: ManagedRuleIdentifiers.S3_BUCKET_PUBLIC_READ_PROHIBITED,
  },
  "s3-bucket-public-write-prohibited": {
    identifier: ManagedRuleIdentifiers.S3_BUCKET_PUBLIC_WRITE_PROHIBITED,
  },
  "restricted-ssh": {
    identifier: ManagedRuleIdentifiers.EC2_SECURITY_GROUPS_INCOMING_SSH_DISABLED,
  },
  "cloudtrail-enabled": { identifier: ManagedRuleIdentifiers.CLOUD_TRAIL_ENABLED },
  "iam-user-no-policies-check": { identifier: ManagedRuleIdentifiers.IAM_USER_NO_POLICIES_CHECK },
};
