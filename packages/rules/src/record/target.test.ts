import { describe, expect, it } from "vitest";
import { targetsOf } from "./target.ts";

const account = "111122223333";

const named: readonly (readonly [string, object, readonly string[]])[] = [
  ["nothing", {}, []],
  ["resources that are no list", { resources: { ARN: "a" } }, []],
  [
    "listed resources in either spelling, and others left out",
    { resources: [{ ARN: "arn:a" }, { arn: "arn:b" }, { type: "x" }, null] },
    ["arn:a", "arn:b"],
  ],
  [
    "each once",
    { resources: [{ ARN: "arn:a" }], requestParameters: { policyArn: "arn:a", roleName: "r" } },
    ["arn:a", "r"],
  ],
  [
    "what is created before where",
    {
      requestParameters: { instancesSet: { items: [{ imageId: "ami-1" }] }, subnetId: "subnet-1" },
      responseElements: { instancesSet: { items: [{ instanceId: "i-1" }, { instanceId: "i-2" }] } },
    },
    ["i-1", "i-2", "subnet-1", "ami-1"],
  ],
  [
    "a list under a plural",
    { requestParameters: { instanceIds: ["i-1", 2, "", "i-2"] } },
    ["i-1", "i-2"],
  ],
  [
    "an id that is wrapped",
    { requestParameters: { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: "fl-1" } } } },
    ["fl-1"],
  ],
  [
    "a list of ids that are wrapped",
    {
      requestParameters: {
        DeleteFlowLogsRequest: {
          FlowLogId: [{ tag: 1, content: "fl-1" }, { tag: 2 }, { tag: 3, content: "fl-3" }],
        },
      },
    },
    ["fl-1", "fl-3"],
  ],
  [
    "a gateway before the address that it takes",
    {
      requestParameters: { CreateNatGatewayRequest: { AllocationId: "eipalloc-1" } },
      responseElements: { CreateNatGatewayResponse: { natGateway: { natGatewayId: "nat-1" } } },
    },
    ["nat-1", "eipalloc-1"],
  ],
  [
    "whom permissions are assigned, which and where",
    {
      requestParameters: { targetId: account, principalId: "p-1", permissionSetArn: "arn:ps-1" },
    },
    ["arn:ps-1", "p-1", account],
  ],
  [
    "the account whose root is assumed",
    { requestParameters: { targetPrincipal: account, durationSeconds: 900 } },
    [account],
  ],
  [
    "nothing that is not to be shown",
    {
      requestParameters: { userName: "reporting" },
      responseElements: { serviceSpecificCredential: { userName: "reporting" } },
    },
    ["reporting"],
  ],
  [
    "a name at the top, and no filter's",
    { requestParameters: { name: "trail", filterSet: { items: [{ name: "filter" }] } } },
    ["trail"],
  ],
  [
    "no key that the call returns, and others cut",
    {
      requestParameters: { accessKeyId: "AKIAIOSFODNN7EXAMPLE" },
      responseElements: { credentials: { accessKeyId: "ASIAIOSFODNN7EXAMPLE" } },
    },
    ["AKIA…MPLE"],
  ],
  ["empty ids as none", { requestParameters: { vpcId: "", groupId: null, volumeId: {} } }, []],
];

describe("targetsOf", () => {
  it.each(named)("names %s", (_, record, targets) => {
    expect(targetsOf({ recipientAccountId: account, ...record })).toEqual(targets);
  });

  it("names nothing that nests deeper than is shown", () => {
    const nest = (levels: number): object =>
      levels === 0 ? { instanceId: "i-1" } : { a: nest(levels - 1) };
    expect(targetsOf({ requestParameters: nest(60) })).toEqual(["i-1"]);
    expect(targetsOf({ requestParameters: nest(70) })).toEqual([]);
  });

  it("names a hundred of a thousand", () => {
    const items = Array.from({ length: 1000 }, (_, index) => ({ instanceId: `i-${index}` }));
    expect(targetsOf({ requestParameters: { instancesSet: { items } } })).toHaveLength(100);
  });

  it("looks at no more of a record than its limit", () => {
    const filler = Array.from({ length: 30_000 }, () => 0);
    expect(targetsOf({ requestParameters: { filler, a: { b: { vpcId: "vpc-1" } } } })).toEqual([]);
  });
});

describe("what is sought is named first", () => {
  const critical = "i-0a7d53c9e1f8264b0";
  const others = Array.from({ length: 150 }, (_, index) => `i-${index}`);

  it.each<readonly [where: string, record: object, targets: readonly string[]]>([
    ["among many", { instanceIds: [...others, critical] }, [critical, ...others.slice(0, 99)]],
    ["behind a better name", { roleName: "r", instanceId: critical }, [critical, "r"]],
    ["under a name of no target", { a: { b: [["x", critical]] } }, [critical]],
    ["twice", { instanceIds: ["i-1", critical], id: critical }, [critical, "i-1"]],
    ["but where it is a secret", { password: critical, roleName: "r" }, ["r"]],
    ["and is nothing that it is not", { a: `${critical}0`, roleName: "r" }, ["r"]],
  ])("%s", (_, requestParameters, targets) => {
    expect(targetsOf({ requestParameters }, new Set([critical]))).toEqual(targets);
  });
});
