import { fileURLToPath } from "node:url";
import { Lazy } from "aws-cdk-lib";
import { CfnRole } from "aws-cdk-lib/aws-iam";
import { CfnFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { buildSync } from "esbuild";
import { EncryptedLogGroup } from "../foundation/encrypted-log-group.ts";
import type { EncryptionKey } from "../foundation/encryption-key.ts";
import { ManagedPolicy } from "./managed-policy.ts";
import { paths } from "./paths.ts";
import { credentialFunctionPolicy } from "./policies/credential-function.ts";
import type { Place, PolicyDocument } from "./policy-document.ts";
import { trust } from "./trust.ts";

/** Where the function stands, and what encrypts the secrets that it writes. */
export interface CredentialFunctionProps {
  readonly place: Place;
  readonly encryptionKey: EncryptionKey;
}

/**
 * The function that makes, stores and takes away keys of service accounts, one for all of them. Its
 * code is small enough to stand in the template, so that there is no asset to publish: all but AWS's
 * SDK, which the runtime brings.
 */
export class CredentialFunction extends Construct {
  readonly encryptionKey: EncryptionKey;
  readonly arn: string;
  readonly #userNames: string[] = [];
  readonly #secretNames: string[] = [];

  constructor(scope: Construct, id: string, { place, encryptionKey }: CredentialFunctionProps) {
    super(scope, id);
    this.encryptionKey = encryptionKey;
    const name = "credentials";
    const functionName = `${place.prefix}-${name}`;
    const description = "Keeps the keys of service accounts in Secrets Manager";
    const logGroup = new EncryptedLogGroup(this, "LogGroup", {
      logGroupName: `/aws/lambda/${functionName}`,
      retentionDays: RetentionDays.ONE_YEAR,
      encryptionKey,
    });
    const policy = new ManagedPolicy(this, "Policy", {
      place,
      policy: { name, description, document: this.#document(place, functionName) },
    });
    const role = new CfnRole(this, "Role", {
      roleName: functionName,
      path: paths.services,
      description,
      assumeRolePolicyDocument: trust({ Service: "lambda.amazonaws.com" }),
      managedPolicyArns: [policy.ref],
    });
    const lambda = new CfnFunction(this, "Function", {
      functionName,
      description,
      runtime: Runtime.NODEJS_24_X.name,
      architectures: ["arm64"],
      handler: "index.handler",
      code: { zipFile: bundle() },
      role: role.attrArn,
      memorySize: 256,
      timeout: timeoutSeconds,
      loggingConfig: { logGroup: logGroup.logGroupName, logFormat: "JSON" },
    });
    this.arn = lambda.attrArn;
  }

  /** Adds a user and a secret to what the function may touch. */
  allow(userName: string, secretName: string): void {
    this.#userNames.push(userName);
    this.#secretNames.push(secretName);
  }

  /** The policy as it is when all credentials are known. */
  #document(place: Place, functionName: string): PolicyDocument {
    const produce = (): PolicyDocument =>
      credentialFunctionPolicy(place, {
        userNames: this.#userNames,
        secretNames: this.#secretNames,
        logGroupName: `/aws/lambda/${functionName}`,
        keyARN: this.encryptionKey.keyArn,
      });
    // A token stands for the document until the template is printed.
    return Lazy.any({ produce }) as unknown as PolicyDocument;
  }
}

/** Six calls, which take a second or so together, and half a minute of waiting for permissions. */
export const timeoutSeconds = 90;

/** The code, which is the same in every stack, once it is built. */
let built: string | undefined;

/** CloudFormation makes `index.js` of it, which Node reads as CommonJS. */
function bundle(): string {
  built ??= buildSync({
    entryPoints: [fileURLToPath(new URL("credential/lambda.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node24",
    external: ["@aws-sdk/*"],
    minifySyntax: true,
    minifyWhitespace: true,
  })
    .outputFiles.map(({ text }) => text)
    .join("");
  return built;
}
