import { setTimeout } from "node:timers/promises";
import { IAMClient } from "@aws-sdk/client-iam";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { answerCustomResource, type CustomResourceRequest } from "./custom-resource.ts";

const clients = {
  iam: new IAMClient({}),
  secrets: new SecretsManagerClient({}),
  pause: (ms: number): Promise<void> => setTimeout(ms),
};

/** The function behind the custom resource; its clients stay from one call to the next. */
export async function handler(request: CustomResourceRequest): Promise<void> {
  await answerCustomResource(request, clients);
}
