import { type Call, evaluatePolicies } from "./evaluate-policy.ts";
import type { PlacedResource } from "./resolve-templates.ts";

/** All that is deployed to an account, for walks from one resource to the next. */
export class Account {
  readonly resources: readonly PlacedResource[];

  constructor(resources: readonly PlacedResource[]) {
    this.resources = resources;
  }

  ofType(type: string): readonly PlacedResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The resource with this ARN, or name of this type. */
  byARN(arn: unknown): PlacedResource | undefined {
    return this.resources.find((resource) => resource.arn !== "" && resource.arn === arn);
  }

  byName(type: string, name: unknown): PlacedResource | undefined {
    return this.ofType(type).find((resource) => resource.name === name);
  }

  /** The key that a property names, by ARN, id or alias. */
  key(property: unknown): PlacedResource | undefined {
    return this.byARN(property) ?? this.byName("AWS::KMS::Key", property);
  }

  /** The statements of a resource's own policy. */
  policyOf({ type, name, arn, properties }: PlacedResource): readonly unknown[] {
    const { policyType, targets, document } = policies[type] ?? {};
    if (policyType === undefined) return statementsOf(properties[document ?? ""]);
    return this.ofType(policyType)
      .filter((policy) => {
        const target = [policy.properties[targets ?? ""]].flat();
        return target.includes(name) || target.includes(arn);
      })
      .flatMap((policy) => statementsOf(policy.properties.PolicyDocument));
  }

  /** The statements that a role has been given: managed and inline. */
  rightsOf(role: PlacedResource): readonly unknown[] {
    const managed = this.ofType("AWS::IAM::ManagedPolicy").filter(({ arn, properties }) => {
      const attached = [role.properties.ManagedPolicyArns].flat();
      return [properties.Roles].flat().includes(role.name) || attached.includes(arn);
    });
    const inline = this.ofType("AWS::IAM::Policy").filter(({ properties }) =>
      [properties.Roles].flat().includes(role.name),
    );
    return [...managed, ...inline].flatMap(({ properties }) =>
      statementsOf(properties.PolicyDocument),
    );
  }
}

/** Where a resource's policy stands: in a resource of its own, or in a property. */
const policies: Readonly<
  Record<
    string,
    { readonly policyType?: string; readonly targets?: string; readonly document?: string }
  >
> = {
  "AWS::IAM::Role": { document: "AssumeRolePolicyDocument" },
  "AWS::KMS::Key": { document: "KeyPolicy" },
  "AWS::S3::Bucket": { policyType: "AWS::S3::BucketPolicy", targets: "Bucket" },
  "AWS::SNS::Topic": { policyType: "AWS::SNS::TopicPolicy", targets: "Topics" },
  "AWS::SQS::Queue": { policyType: "AWS::SQS::QueuePolicy", targets: "Queues" },
};

/** The statements of a policy document. */
export function statementsOf(document: unknown): readonly unknown[] {
  const isDocument = typeof document === "object" && document !== null && "Statement" in document;
  return isDocument ? [document.Statement].flat() : [];
}

/** A call by an AWS service, as the policy of a resource sees it. */
export interface ServiceCall extends Call {
  /** `cloudwatch.amazonaws.com`. */
  readonly service: string;
}

/** Whether a resource's policy lets a service call, over TLS. */
export function lets(statements: readonly unknown[], call: ServiceCall): boolean {
  const about = statements.filter(isStatement).filter(({ Principal }) => {
    if (Principal === "*") return true;
    const { AWS, Service } = Principal ?? {};
    return [AWS].flat().includes("*") || [Service].flat().includes(call.service);
  });
  return may(about, call);
}

/** Whether statements, all of whoever calls, allow a call, over TLS of a version that is allowed. */
export function may(statements: readonly unknown[], call: Call): boolean {
  const context = { "aws:SecureTransport": "true", ...call.context };
  const Statement = statements
    .filter(isStatement)
    .filter(({ Condition }) => Condition?.NumericLessThan?.["s3:TlsVersion"] === undefined)
    .map((statement) => ({
      Sid: statement.Sid ?? "",
      Effect: statement.Effect,
      Resource: [statement.Resource ?? "*"].flat(),
      Condition: statement.Condition ?? {},
      ...(statement.NotAction === undefined
        ? { Action: [statement.Action ?? []].flat() }
        : { NotAction: [statement.NotAction].flat() }),
    }));
  const { verdict } = evaluatePolicies({ ...call, context }, [
    { Version: "2012-10-17", Statement },
  ]);
  return verdict === "allowed";
}

/** A statement as templates have it, where what is alone need not stand in a list. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Partial<Record<string, string | readonly string[]>>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** Whether this is a statement; a document of another form has none. */
export function isStatement(value: unknown): value is Statement {
  return typeof value === "object" && value !== null && "Effect" in value;
}
