import {
  type Credential,
  type CredentialClients,
  dropCredential,
  keepCredential,
} from "./keep-credential.ts";

/** What CloudFormation sends ("Custom resource request types", AWS CloudFormation User Guide). */
export interface CustomResourceRequest {
  readonly RequestType: "Create" | "Update" | "Delete";
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: CredentialProperties;
}

/** The properties of the resource: all of them text, as CloudFormation makes everything text. */
interface CredentialProperties extends Credential {
  readonly ServiceToken?: string;
}

/** What the function needs beside what it is told. */
export interface CustomResourceClients extends CredentialClients {
  /** Waits for so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Answers CloudFormation, in any case: without an answer a stack hangs for an hour. The answer, and
 * the one line of log, name the user and the kind of failure, never a message, as AWS's messages
 * repeat values that they find wrong.
 *
 * The resource is the user: another user is another resource, and CloudFormation then has the first
 * one deleted after all else was updated. Another serial or secret is the same resource, changed.
 */
export async function answerCustomResource(
  request: CustomResourceRequest,
  clients: CustomResourceClients,
): Promise<void> {
  const { RequestType, PhysicalResourceId, ResourceProperties } = request;
  const { userName } = ResourceProperties;
  const before = PhysicalResourceId ?? userName;
  const failure = await run(request, clients);
  const isDone = failure === undefined;
  console.log(JSON.stringify({ request: RequestType, userName, failure: failure ?? "none" }));
  await answer(request, {
    Status: isDone ? "SUCCESS" : "FAILED",
    // Only what was done is another resource; by this id CloudFormation deletes what it gives up.
    PhysicalResourceId: isDone && RequestType !== "Delete" ? userName : before,
    ...(isDone ? {} : { Reason: `The credential of ${userName}: ${failure}` }),
  });
}

/**
 * Does what is asked, and gives the name of what went wrong. What IAM refuses is asked again: the
 * function's own permissions are a few seconds old in a first deployment, and IAM's parts hear of
 * them one by one ("Troubleshoot IAM", AWS IAM User Guide: eventual consistency).
 */
async function run(
  request: CustomResourceRequest,
  { pause, ...clients }: CustomResourceClients,
): Promise<string | undefined> {
  let failure = await attempt(request, clients);
  for (const pauseMs of pausesMs) {
    if (failure === undefined || !failure.startsWith("AccessDenied")) break;
    await pause(pauseMs);
    failure = await attempt(request, clients);
  }
  return failure;
}

/** Together well within the function's time. */
const pausesMs = [5_000, 10_000, 15_000] as const;

async function attempt(
  { RequestType, PhysicalResourceId, ResourceProperties }: CustomResourceRequest,
  clients: CredentialClients,
): Promise<string | undefined> {
  try {
    switch (RequestType) {
      case "Create":
      case "Update":
        await keepCredential(ResourceProperties, clients);
        return undefined;
      case "Delete":
        await dropCredential(PhysicalResourceId ?? ResourceProperties.userName, clients);
        return undefined;
    }
  } catch (error) {
    return error instanceof Error ? error.name : "Error";
  }
}

interface Answer {
  readonly Status: "SUCCESS" | "FAILED";
  readonly PhysicalResourceId: string;
  readonly Reason?: string;
}

/** Puts the answer where CloudFormation waits for it: an address of S3, signed for no content type. */
async function answer(request: CustomResourceRequest, result: Answer): Promise<void> {
  const { ResponseURL, StackId, RequestId, LogicalResourceId } = request;
  const response = await fetch(ResponseURL, {
    method: "PUT",
    headers: { "content-type": "" },
    body: JSON.stringify({ ...result, StackId, RequestId, LogicalResourceId, NoEcho: true }),
  });
  // Lambda calls again after an error, and everything here may be done twice.
  if (!response.ok) throw new Error(`CloudFormation's address answered ${response.status}`);
}
