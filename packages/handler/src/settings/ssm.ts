import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";

let client: SSMClient | undefined;

/** The text of a parameter, decrypted: a standard one holds 4 KB, an advanced one 8 KB. */
export async function readParameter(name: string): Promise<string> {
  client ??= new SSMClient({ requestHandler: { connectionTimeout: 1000, requestTimeout: 3000 } });
  const { Parameter } = await client.send(
    new GetParameterCommand({ Name: name, WithDecryption: true }),
  );
  if (Parameter?.Value === undefined) throw new Error(`The parameter ${name} has no value`);
  return Parameter.Value;
}
