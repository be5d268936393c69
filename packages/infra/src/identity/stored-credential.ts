import { CustomResource, Duration } from "aws-cdk-lib";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { CredentialForm } from "./credential/keep-credential.ts";
import { type CredentialFunction, timeoutSeconds } from "./credential-function.ts";
import type { Place } from "./policy-document.ts";
import type { ServiceAccount } from "./service-account.ts";

/** Whose credential is kept, in which form, and which one of them. */
export interface StoredCredentialProps {
  readonly place: Place;
  readonly account: ServiceAccount;
  readonly keeper: CredentialFunction;
  readonly form: CredentialForm;
  /** Counting it up makes a new key, and takes the old one away. */
  readonly serial: number;
}

/** The key of a service account, in a secret of the same name, put there by the function. */
export class StoredCredential extends Construct {
  constructor(scope: Construct, id: string, props: StoredCredentialProps) {
    super(scope, id);
    const { place, account, keeper, form, serial } = props;
    const { userName } = account;
    const secret = new CfnSecret(this, "Secret", {
      name: userName,
      description: `The key of the user ${userName}; its serial says which one`,
      kmsKeyId: keeper.encryptionKey.keyArn,
    });
    keeper.allow(userName, userName);
    const credential = new CustomResource(this, "Credential", {
      serviceToken: keeper.arn,
      serviceTimeout: Duration.seconds(2 * timeoutSeconds),
      resourceType: "Custom::StoredCredential",
      properties: {
        userName: account.user.ref,
        secretId: secret.ref,
        serial: String(serial),
        form,
        region: place.region,
      },
    });
    // The function's permissions are part of it, which the reference to its ARN does not say.
    credential.node.addDependency(keeper);
  }
}
