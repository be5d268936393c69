import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  type IAMClient,
  ListAccessKeysCommand,
} from "@aws-sdk/client-iam";
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { deriveSMTPPassword } from "./smtp-password.ts";

/** What a template asks to be kept. */
export interface Credential {
  readonly userName: string;
  /** The secret to put it into: ARN or name. */
  readonly secretId: string;
  /** Another serial asks for another key. */
  readonly serial: string;
  readonly form: CredentialForm;
  readonly region: string;
}

/** An access key as it is, or the name and password that it makes for SMTP. */
export type CredentialForm = "access-key" | "smtp";

/** The services that credentials live in. */
export interface CredentialClients {
  readonly iam: Pick<IAMClient, "send">;
  readonly secrets: Pick<SecretsManagerClient, "send">;
}

/**
 * Sees to it that the secret holds a key of this serial, and that the user has no other. It may be
 * called again at any point, and goes on from there:
 *
 * 1. The secret has the serial, and the user its key: nothing is to be made.
 * 2. A user has two keys at most. If there are two, one is what an earlier attempt made and could not
 *    store, so it goes; the stored one stays.
 * 3. A new key is made, and stored. If that fails it goes again, and the old one still holds.
 * 4. Every other key goes, now that nothing needs it.
 */
export async function keepCredential(
  credential: Credential,
  clients: CredentialClients,
): Promise<void> {
  const { userName } = credential;
  const stored = await readStored(credential, clients);
  const keyIds = await listKeys(userName, clients);
  if (stored?.serial === credential.serial && keyIds.includes(stored.accessKeyId)) {
    await deleteKeys(userName, without(keyIds, stored.accessKeyId), clients);
    return;
  }
  const strays = keyIds.length < keysPerUser ? [] : without(keyIds, stored?.accessKeyId);
  await deleteKeys(userName, strays.slice(0, 1), clients);
  const accessKeyId = await makeKey(credential, clients);
  const left = await listKeys(userName, clients);
  await deleteKeys(userName, without(left, accessKeyId), clients);
}

/** Takes all keys of a user away, whose user may be gone already. */
export async function dropCredential(userName: string, clients: CredentialClients): Promise<void> {
  await deleteKeys(userName, await listKeys(userName, clients), clients);
}

/** "IAM and AWS STS quotas", AWS IAM User Guide. */
const keysPerUser = 2;

interface Stored {
  readonly serial: string;
  readonly accessKeyId: string;
}

/** What the secret says of the key in it; nothing where it is empty, or not from here. */
async function readStored(
  { secretId }: Credential,
  { secrets }: CredentialClients,
): Promise<Stored | undefined> {
  const found = await unlessMissing(
    secrets.send(new GetSecretValueCommand({ SecretId: secretId })),
  );
  const value = parseObject(found?.SecretString ?? "");
  const { serial, username, accessKeyId = username } = value;
  return typeof serial === "string" && typeof accessKeyId === "string"
    ? { serial, accessKeyId }
    : undefined;
}

/** An object without members for a text that is none: what is not from here is replaced. */
function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? { ...value } : {};
  } catch {
    return {};
  }
}

async function listKeys(userName: string, { iam }: CredentialClients): Promise<readonly string[]> {
  const found = await unlessMissing(iam.send(new ListAccessKeysCommand({ UserName: userName })));
  return (found?.AccessKeyMetadata ?? []).flatMap(({ AccessKeyId }) => AccessKeyId ?? []);
}

async function deleteKeys(
  userName: string,
  keyIds: readonly string[],
  { iam }: CredentialClients,
): Promise<void> {
  for (const AccessKeyId of keyIds) {
    await unlessMissing(iam.send(new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId })));
  }
}

/** Makes a key and stores it, or leaves none behind; gives its id. */
async function makeKey(credential: Credential, clients: CredentialClients): Promise<string> {
  const { userName, secretId } = credential;
  const made = await clients.iam.send(new CreateAccessKeyCommand({ UserName: userName }));
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = made.AccessKey ?? {};
  if (accessKeyId === undefined || secretAccessKey === undefined) throw new Error("NoKey");
  const value = print(credential, { accessKeyId, secretAccessKey });
  try {
    await clients.secrets.send(
      new PutSecretValueCommand({ SecretId: secretId, SecretString: JSON.stringify(value) }),
    );
  } catch (error) {
    await deleteKeys(userName, [accessKeyId], clients);
    throw error;
  }
  return accessKeyId;
}

interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What is stored. Of a key for SMTP only the password is, which cannot do anything else. */
function print({ form, region, serial }: Credential, key: AccessKey): object {
  switch (form) {
    case "access-key":
      return { ...key, serial };
    case "smtp":
      return {
        host: `email-smtp.${region}.amazonaws.com`,
        port: 587,
        username: key.accessKeyId,
        password: deriveSMTPPassword(key.secretAccessKey, region),
        serial,
      };
  }
}

function without(keyIds: readonly string[], kept: string | undefined): readonly string[] {
  return keyIds.filter((keyId) => keyId !== kept);
}

const missing: ReadonlySet<string> = new Set([
  "NoSuchEntityException",
  "ResourceNotFoundException",
]);

/** Nothing where there is no such user, key or value. */
async function unlessMissing<Found>(sent: Promise<Found>): Promise<Found | undefined> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof Error && missing.has(error.name)) return undefined;
    throw error;
  }
}
