import type { ClientConfig } from "./client-config.ts";
import type { DoctorEnvironment } from "./environment.ts";

/** What the stacks of an environment hold. */
export interface Resources {
  readonly stacks: readonly DeployedStack[];
  /** The names, ARNs or addresses by which the services know the resources of a type. */
  idsOf(type: string): readonly string[];
}

/** A stack as it is, or that it is not. */
interface DeployedStack {
  readonly name: string;
  /** CloudFormation's word, `UPDATE_COMPLETE`; undefined where there is no such stack. */
  readonly status: string | undefined;
}

/** Asks CloudFormation for everything in the environment's stacks. */
export async function listResources(
  { stacks, account }: Pick<DoctorEnvironment, "stacks" | "account">,
  config: ClientConfig,
): Promise<Resources> {
  const { CloudFormationClient, DescribeStacksCommand, paginateListStackResources } = await import(
    "@aws-sdk/client-cloudformation"
  );
  const client = new CloudFormationClient(config);
  const deployed: DeployedStack[] = [];
  const ids = new Map<string, string[]>();
  for (const name of stacks) {
    const [stack] = await client
      .send(new DescribeStacksCommand({ StackName: name }))
      .then(({ Stacks = [] }) => Stacks)
      .catch((error: unknown) => {
        if (error instanceof Error && error.message.includes("does not exist")) return [];
        throw error;
      });
    deployed.push({ name, status: stack?.StackStatus });
    if (stack === undefined) continue;
    checkAccount(stack.StackId ?? "", account);
    const pages = paginateListStackResources({ client }, { StackName: name });
    for await (const { StackResourceSummaries = [] } of pages) {
      for (const { ResourceType = "", PhysicalResourceId = "" } of StackResourceSummaries) {
        ids.set(ResourceType, [...(ids.get(ResourceType) ?? []), PhysicalResourceId]);
      }
    }
  }
  return { stacks: deployed, idsOf: (type) => ids.get(type) ?? [] };
}

/** With the credentials of another account, everything would seem to be missing. */
function checkAccount(stackARN: string, account: string): void {
  const own = stackARN.split(":")[4];
  if (own === undefined || own === account) return;
  throw new Error(`the credentials are of account ${own}, and the environment is in ${account}`);
}
