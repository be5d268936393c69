import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTableClaims } from "./dynamodb-claims.ts";
import { createTableCounts } from "./dynamodb-counts.ts";
import { createTableDigest } from "./dynamodb-digest.ts";
import type { StateTable } from "./state-table.ts";

/**
 * State in one DynamoDB table, shared by every runtime: partition key `pk`, sort key `sk`, both
 * strings, and the TTL attribute `expires`. Nothing relies on TTL having deleted anything.
 */
export function createTableState(table: string): StateTable {
  // A table that does not answer must not cost the time that publishing needs: the pipeline goes
  // on without it. Lambda is in the table's region, where an answer takes some milliseconds.
  const client = new DynamoDBClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
  });
  const context = { client, table };
  return {
    isShared: true,
    claims: createTableClaims(context),
    counts: createTableCounts(context),
    digest: createTableDigest(context),
  };
}
