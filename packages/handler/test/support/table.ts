import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createDynalite } from "./stand-ins.ts";

/** A table of the shape that the handler asks for, in a DynamoDB of this process. */
export interface LocalTable {
  readonly name: string;
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** Starts DynamoDB's stand-in on a free port and creates the table in it. */
export async function startTable(): Promise<LocalTable> {
  const server = createDynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ ...localAccess, endpoint });
  await client.send(
    new CreateTableCommand({
      TableName: "state",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  client.destroy();
  return {
    name: "state",
    endpoint,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** What a client needs to talk to a stand-in. */
export const localAccess = {
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
};
