import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";

let client: SSMClient | undefined;

/** The text of a parameter, decrypted: a standard one holds 4 KB, an advanced one 8 KB. */
export async function readParameter(name: string): Promise<string> {
  // Settings that do not come must not cost the time that alerts need: the last good ones hold.
  client ??= new SSMClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  });
  const { Parameter } = await client.send(
    new GetParameterCommand({ Name: name, WithDecryption: true }),
  );
  if (Parameter?.Value === undefined) throw new Error(`The parameter ${name} has no value`);
  return Parameter.Value;
}
