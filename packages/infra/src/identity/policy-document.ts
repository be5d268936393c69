/**
 * Policies as plain data, in IAM's own spelling: a function in `policies/` takes a place and gives a
 * document, which `groups` and `permission sets` then deliver unchanged. In goes an account, out
 * comes what `aws iam get-policy-version` would show.
 */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** One statement of an identity policy; its `Sid` names what it is for, and is found by tests. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Condition;
}

/** Operators, each with condition keys and the values that they are compared with. */
export type Condition = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** What documents need to know of where they will stand. */
export interface Place {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** With what the names of all that LogCritical deploys begin: `<company>-<environment>`. */
  readonly prefix: string;
}

/** Puts statements of several sources into one document, in order. */
export function createPolicy(...statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/**
 * How IAM counts a document: "IAM doesn't count white space when calculating the size of a policy"
 * ("IAM and AWS STS quotas", AWS IAM User Guide). Ours have no white space but in their values.
 */
export function measurePolicy(document: PolicyDocument): number {
  return JSON.stringify(document).replaceAll(/\s/g, "").length;
}
