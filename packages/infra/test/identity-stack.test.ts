import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { Template } from "aws-cdk-lib/assertions";
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R5Checks,
  PCIDSS321Checks,
} from "cdk-nag";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { acknowledge, listAcknowledged, pathWithin } from "../src/checks/acknowledge.ts";
import { acknowledgements } from "../src/checks/acknowledgements.ts";
import { limits } from "../src/identity/limits.ts";
import { planIdentity } from "../src/identity/plan.ts";
import { measurePolicy, type PolicyDocument } from "../src/identity/policy-document.ts";
import { placeOf } from "../src/identity/surroundings.ts";
import { IdentityStack } from "../src/stacks/identity-stack.ts";
import { type FakeAWS, startFakeAWS } from "./support/fake-aws.ts";
import { type Template as CloudFormation, environmentOf, withApp } from "./support/synthesise.ts";
import { ofType, waitsFor } from "./support/walk-template.ts";

type Section = Readonly<Record<string, unknown>>;

const everything: Section = {
  office: { networks: ["203.0.113.0/24"], serviceAccounts: ["198.51.100.0/24"] },
  sqlDatabase: { bucket: "acme-backups" },
  siem: {
    role: { principalARN: "arn:aws:iam::999988887777:root", externalId: "b7a1c2d3e4f5a6b7" },
    user: { serial: 3 },
  },
  smtp: { senders: ["example.com", "alerts@example.org"], serial: 7 },
};

const center = {
  ...everything,
  mode: "identity-center",
  identityCenter: { instanceARN: "arn:aws:sso:::instance/ssoins-0123456789abcdef" },
};

function withStack<T>(section: Section, use: (stack: IdentityStack) => T): T {
  const environment = environmentOf({ identity: section });
  const { identity } = environment;
  if (identity === undefined) throw new Error("There is no section identity");
  return withApp((app) => {
    app.node.setContext("@aws-cdk/core:validateAgainstDefaultRules", false);
    return use(new IdentityStack(app, environment, identity));
  });
}

/** What CloudFormation gets of the stack; a synthesis of the app would check much else, slowly. */
function templateOf(section: Section): CloudFormation {
  return withStack(
    section,
    // CDK gives it no other type than any.
    (stack) => stack.resolve(Template.fromStack(stack).toJSON()) as CloudFormation,
  );
}

/** The names that things have in AWS. */
function namesOf(template: CloudFormation): readonly string[] {
  const keys = ["GroupName", "ManagedPolicyName", "RoleName", "UserName", "InstanceProfileName"];
  const others = ["Name", "FunctionName", "LogGroupName", "AliasName"];
  return Object.values(template.Resources).flatMap(({ Type, Properties }) =>
    [...keys, ...others].flatMap((key) => {
      const name = Properties?.[key];
      const [, service, kind] = Type.split("::");
      return typeof name === "string" ? [`${service} ${kind} ${name}`] : [];
    }),
  );
}

/** The documents of a template's managed policies, by name. */
function documentsOf(template: CloudFormation): ReadonlyMap<unknown, unknown> {
  return new Map(
    ofType(template, "AWS::IAM::ManagedPolicy").map(([, { Properties }]) => [
      Properties?.ManagedPolicyName,
      Properties?.PolicyDocument,
    ]),
  );
}

/** The policies of a group, role or user, ours by name and those of AWS by ARN. */
function attachedTo(template: CloudFormation, name: string): readonly unknown[] {
  const holder = Object.values(template.Resources).find(({ Properties }) =>
    [Properties?.GroupName, Properties?.RoleName, Properties?.UserName].includes(name),
  );
  const attached = (holder?.Properties?.ManagedPolicyArns ?? []) as (string | { Ref: string })[];
  return attached.map((policy) =>
    typeof policy === "string"
      ? policy
      : template.Resources[policy.Ref]?.Properties?.ManagedPolicyName,
  );
}

const template = templateOf(everything);
const planned = planOf(everything);

function planOf(section: Section) {
  const environment = environmentOf({ identity: section });
  if (environment.identity === undefined) throw new Error("There is no section identity");
  return planIdentity(environment.identity, placeOf(environment));
}

describe("the stack", () => {
  const guards = [
    "acme-test-self-service",
    "acme-test-enforce-mfa",
    "acme-test-enforce-access-from-office",
    "acme-test-protect-prod-environment",
    "acme-test-protect-security",
  ];
  const looking = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";

  it.each<readonly [name: string, policies: readonly string[]]>([
    [
      "acme-test-infosec",
      ["acme-test-infosec", ...guards, "arn:aws:iam::aws:policy/SecurityAudit", looking],
    ],
    ["acme-test-devops", ["acme-test-devops", ...guards, looking]],
    ["acme-test-dba", ["acme-test-dba", ...guards, looking]],
    ["acme-test-service-accounts", ["acme-test-service-accounts-from-known-networks"]],
    [
      "acme-test-domain-join",
      [
        "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        "arn:aws:iam::aws:policy/AmazonSSMDirectoryServiceAccess",
      ],
    ],
    ["acme-test-salt-master", ["acme-test-salt-master"]],
    ["acme-test-sql-database", ["acme-test-sql-database"]],
    ["acme-test-vpc-flow-logs", ["acme-test-vpc-flow-logs"]],
    ["acme-test-credentials", ["acme-test-credentials"]],
    ["acme-test-smtp", ["acme-test-smtp"]],
  ])("gives %s its policies", (name, policies) => {
    expect(attachedTo(template, name)).toEqual(policies);
  });

  it("delivers documents as they are written", () => {
    const documents = documentsOf(template);
    const all = [...planned.teams.flatMap(({ policies }) => policies), ...planned.boundaries];
    expect(all).toHaveLength(3 * 6 + 2);
    for (const { name, document } of all) {
      expect(documents.get(`acme-test-${name}`)).toEqual(document);
    }
  });

  it("attaches no policy to a user", () => {
    for (const [, { Properties }] of ofType(template, "AWS::IAM::User")) {
      const keys = Object.keys(Properties ?? {}).toSorted();
      expect(keys).toEqual(["Groups", "Path", "Tags", "UserName"]);
    }
  });

  it("has no key, and prints nothing", () => {
    expect(template.Outputs).toBeUndefined();
    expect(ofType(template, "AWS::IAM::AccessKey")).toEqual([]);
    expect(JSON.stringify(template)).not.toMatch(/"SecretString"|"SecretAccessKey"|AKIA/);
  });

  it.each([
    [
      "acme-test-siem",
      { AWS: "arn:aws:iam::999988887777:root" },
      { StringEquals: { "sts:ExternalId": "b7a1c2d3e4f5a6b7" } },
    ],
    [
      "acme-test-vpc-flow-logs",
      { Service: "vpc-flow-logs.amazonaws.com" },
      {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*" },
      },
    ],
    ["acme-test-domain-join", { Service: "ec2.amazonaws.com" }, undefined],
    ["acme-test-credentials", { Service: "lambda.amazonaws.com" }, undefined],
  ] as const)("lets %s be taken by whom it is for", (name, principal, condition) => {
    const role = ofType(template, "AWS::IAM::Role").find(
      ([, { Properties }]) => Properties?.RoleName === name,
    );
    expect(role?.[1].Properties?.AssumeRolePolicyDocument).toMatchObject({
      Statement: [{ Principal: principal, ...(condition && { Condition: condition }) }],
    });
  });

  it("makes a credential only when the function may, and after its user and secret", () => {
    const credentials = ofType(template, "Custom::StoredCredential");
    expect(credentials.map(([, { Properties }]) => Properties?.serial)).toEqual(["3", "7"]);
    const [keeper] = ofType(template, "AWS::IAM::ManagedPolicy").filter(
      ([, { Properties }]) => Properties?.ManagedPolicyName === "acme-test-credentials",
    );
    for (const [id, { Properties }] of credentials) {
      const { userName, secretId } = Properties as Record<string, { readonly Ref: string }>;
      const before = [...waitsFor(template, id)];
      expect(before).toEqual(expect.arrayContaining([keeper?.[0], userName?.Ref, secretId?.Ref]));
    }
  });

  it("limits the function to its users, secrets, key and log", () => {
    const document = documentsOf(template).get("acme-test-credentials") as PolicyDocument;
    expect(document.Statement.map(({ Resource }) => Resource)).toEqual([
      [
        "arn:aws:iam::111122223333:user/infosec/serviceaccounts/acme-test-siem",
        "arn:aws:iam::111122223333:user/infosec/serviceaccounts/acme-test-smtp",
      ],
      [
        "arn:aws:secretsmanager:*:111122223333:secret:acme-test-siem-??????",
        "arn:aws:secretsmanager:*:111122223333:secret:acme-test-smtp-??????",
      ],
      { "Fn::GetAtt": [expect.any(String), "Arn"] },
      "arn:aws:logs:*:111122223333:log-group:/aws/lambda/acme-test-credentials:*",
    ]);
  });

  it("stays within what IAM takes", () => {
    for (const document of documentsOf(template).values()) {
      expect(measurePolicy(document as PolicyDocument)).toBeLessThanOrEqual(
        limits.managedPolicyLength,
      );
    }
    for (const name of namesOf(template)) {
      expect(name.split(" ")[2]?.length).toBeLessThanOrEqual(limits.roleNameLength);
    }
  });
});

describe("with IAM Identity Center", () => {
  const own = templateOf(center);

  function setsOf(made: CloudFormation): readonly unknown[] {
    return ofType(made, "AWS::SSO::PermissionSet").map(([, { Properties }]) => Properties);
  }

  it("makes permission sets that name policies of the same documents", () => {
    expect(setsOf(own)[1]).toMatchObject({
      InstanceArn: "arn:aws:sso:::instance/ssoins-0123456789abcdef",
      Name: "acme-test-devops",
      Description: planned.teams[1]?.description,
      SessionDuration: "PT8H",
      CustomerManagedPolicyReferences: [
        "devops",
        "enforce-access-from-office",
        "protect-prod-environment",
        "protect-security",
      ].map((name) => ({ Name: `acme-test-${name}`, Path: "/infosec/policy/" })),
      ManagedPolicies: ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"],
    });
    const groups = documentsOf(template);
    const sets = documentsOf(own);
    for (const [name, document] of sets) expect(document).toEqual(groups.get(name));
    expect([...groups.keys()].filter((name) => !sets.has(name))).toEqual([
      "acme-test-self-service",
      "acme-test-enforce-mfa",
    ]);
  });

  it("makes every policy that a set names before it", () => {
    for (const [id, { Properties }] of ofType(own, "AWS::SSO::PermissionSet")) {
      const before = [...waitsFor(own, id)].map((other) => own.Resources[other]?.Properties);
      const references = Properties?.CustomerManagedPolicyReferences as { Name: string }[];
      for (const { Name, ...rest } of references) {
        expect(before).toContainEqual(
          expect.objectContaining({ ManagedPolicyName: Name, ...rest }),
        );
      }
    }
  });

  it("makes sets for other environments where the instance is administered", () => {
    const identityCenter = { ...center.identityCenter, environments: ["prod", "dev", "prod"] };
    const made = templateOf({ ...center, identityCenter });
    const names = setsOf(made).map((set) => (set as { Name: string }).Name);
    expect(names).toEqual(
      ["prod", "dev"].flatMap((name) =>
        ["infosec", "devops", "dba"].map((team) => `acme-${name}-${team}`),
      ),
    );
  });

  it("makes no group of people, and no set where the instance is administered elsewhere", () => {
    expect(namesOf(own).filter((name) => name.startsWith("IAM Group"))).toEqual([
      "IAM Group acme-test-service-accounts",
      "IAM Group acme-test-siem",
      "IAM Group acme-test-smtp",
    ]);
    expect(setsOf(templateOf({ mode: "identity-center" }))).toEqual([]);
  });
});

describe("each part can be switched off", () => {
  const names = namesOf(template);
  const off = { enabled: false };
  const without = (key: string): Section =>
    Object.fromEntries(Object.entries(everything).filter(([name]) => name !== key));

  // A synthesis is slow, so each takes several that have nothing to do with one another.
  // biome-ignore format: one switch a line, with what goes with it
  it.each<readonly [name: string, section: Section, gone: readonly string[]]>([
    [
      "Infosec, Self Service, the domain join and the SIEM",
      { ...without("siem"), teams: { infosec: off }, guards: { selfService: false }, domainJoin: false },
      [
        "IAM Group acme-test-infosec", "IAM ManagedPolicy acme-test-infosec", "IAM ManagedPolicy acme-test-people-boundary",
        "IAM ManagedPolicy acme-test-self-service",
        "IAM Role acme-test-domain-join", "IAM InstanceProfile acme-test-domain-join",
        "IAM Role acme-test-siem", "IAM ManagedPolicy acme-test-siem-role", "IAM User acme-test-siem", "IAM Group acme-test-siem", "IAM ManagedPolicy acme-test-siem", "SecretsManager Secret acme-test-siem",
      ],
    ],
    [
      "DevOps, EnforceMFA, the Salt master and SMTP",
      { ...without("smtp"), teams: { devops: off }, guards: { enforceMFA: false }, saltMaster: false },
      [
        "IAM Group acme-test-devops", "IAM ManagedPolicy acme-test-devops", "IAM ManagedPolicy acme-test-workload-boundary",
        "IAM ManagedPolicy acme-test-enforce-mfa",
        "IAM Role acme-test-salt-master", "IAM InstanceProfile acme-test-salt-master", "IAM ManagedPolicy acme-test-salt-master",
        "IAM User acme-test-smtp", "IAM Group acme-test-smtp", "IAM ManagedPolicy acme-test-smtp", "SecretsManager Secret acme-test-smtp",
      ],
    ],
    [
      "DBA, EnforceAccessFromOffice, database servers and flow logs",
      { ...without("sqlDatabase"), teams: { dba: off }, guards: { enforceAccessFromOffice: false }, vpcFlowLogs: off },
      [
        "IAM Group acme-test-dba", "IAM ManagedPolicy acme-test-dba",
        "IAM ManagedPolicy acme-test-enforce-access-from-office",
        "IAM Role acme-test-sql-database", "IAM InstanceProfile acme-test-sql-database", "IAM ManagedPolicy acme-test-sql-database",
        "IAM Role acme-test-vpc-flow-logs", "IAM ManagedPolicy acme-test-vpc-flow-logs", "Logs LogGroup acme-test-vpc-flow-logs",
      ],
    ],
    [
      "ProtectProdEnvironment, ProtectSecurity and the office",
      { ...without("office"), guards: { protectProdEnvironment: false, protectSecurity: false } },
      [
        "IAM ManagedPolicy acme-test-protect-prod-environment",
        "IAM ManagedPolicy acme-test-protect-security",
        "IAM ManagedPolicy acme-test-enforce-access-from-office", "IAM ManagedPolicy acme-test-service-accounts-from-known-networks",
      ],
    ],
    [
      "people",
      { ...everything, mode: "none" },
      [
        ...["infosec", "devops", "dba"].map((team) => `IAM Group acme-test-${team}`),
        ...["infosec", "devops", "dba", "self-service", "enforce-mfa", "enforce-access-from-office", "protect-prod-environment", "protect-security", "people-boundary", "workload-boundary"].map((policy) => `IAM ManagedPolicy acme-test-${policy}`),
      ],
    ],
  ])("%s", (_, section, gone) => {
    const left = new Set(namesOf(templateOf(section)));
    expect(names.filter((name) => !left.has(name)).toSorted()).toEqual(gone.toSorted());
    expect(names).toEqual(expect.arrayContaining([...left]));
  });

  it("makes no user, key or function where nobody needs one", () => {
    const { role } = everything.siem as Record<string, unknown>;
    const left = templateOf({ siem: { role }, vpcFlowLogs: off });
    for (const type of ["AWS::IAM::User", "AWS::KMS::Key", "AWS::Lambda::Function"]) {
      expect(ofType(left, type)).toEqual([]);
    }
  });
});

describe("the function in the template", () => {
  let aws: FakeAWS;
  beforeAll(async () => {
    aws = await startFakeAWS();
    vi.stubEnv("AWS_ENDPOINT_URL", aws.url);
    vi.stubEnv("AWS_REGION", "eu-west-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "a");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "b");
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await aws.stop();
  });

  it("runs as Lambda would run it, with the SDK of the runtime", async () => {
    const [lambda] = ofType(template, "AWS::Lambda::Function").map(([, one]) => one.Properties);
    const { ZipFile } = (lambda?.Code ?? { ZipFile: "" }) as { readonly ZipFile: string };
    expect(ZipFile.length).toBeLessThan(8 * 1024);
    const module: Loaded = { exports: {} };
    // As Node wraps a CommonJS module.
    const run = compileFunction(ZipFile, ["module", "exports", "require"]) as Wrapped;
    run(module, module.exports, createRequire(import.meta.url));
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    aws.keys.set("acme-test-smtp", []);
    await module.exports.handler?.({
      RequestType: "Create",
      ResponseURL: `${aws.url}/answer`,
      StackId: "stack",
      RequestId: "request",
      LogicalResourceId: "Credential",
      ResourceProperties: {
        ...ofType(template, "Custom::StoredCredential")[1]?.[1].Properties,
        userName: "acme-test-smtp",
        secretId: "secret",
      },
    });
    log.mockRestore();
    expect(aws.answers[0]?.body).toMatchObject({ Status: "SUCCESS" });
    expect(JSON.parse(aws.secrets.get("secret") ?? "")).toMatchObject({
      username: aws.keys.get("acme-test-smtp")?.[0],
      password: "BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk",
      serial: "7",
    });
  });
});

describe("cdk-nag", () => {
  it.each([
    ["groups", everything],
    ["permission sets", center],
  ])("finds what is acknowledged with %s, and nothing else", (_, section) => {
    const stack = withStack(section, (made) => made);
    const list = acknowledgements.identity;
    // What other plugins find is acknowledged beside it, and compared where those run.
    const known = listAcknowledged(stack, list)
      .filter(({ id }) => !/^[\w-]+::/.test(id))
      .map(({ construct, id }) => `${pathWithin(stack, construct)} ${id}`);
    expect(findings(stack).toSorted()).toEqual(known.toSorted());
    acknowledge(stack, list);
    expect(findings(stack)).toEqual([]);
  });
});

interface Loaded {
  readonly exports: { readonly handler?: (request: unknown) => Promise<void> };
}

type Wrapped = (module: Loaded, exports: Loaded["exports"], require: NodeJS.Require) => void;

/** All findings of all packs, by construct. */
function findings(stack: IdentityStack): readonly string[] {
  const packs = [
    new AwsSolutionsChecks(),
    new HIPAASecurityChecks(),
    new NIST80053R5Checks(),
    new PCIDSS321Checks(),
  ];
  const violations = packs.flatMap((pack) => pack.validateScope(stack).violations);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    // cdk-nag names constructs by their paths, which the type does not know of.
    (violatingResources as readonly object[]).map((resource) => {
      const path = "constructPath" in resource ? String(resource.constructPath) : "";
      return `${path.slice(stack.node.path.length + 1)} ${ruleName}`;
    }),
  );
}
