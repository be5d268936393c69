import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordCommand,
} from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { FailedBatch } from "./failure-message.ts";
import { regionOfARN } from "./region.ts";
import type { FetchedBatch, Stream } from "./stream.ts";

/** How often an empty answer is taken for the end: between records there may be such. */
const emptyAnswersMax = 20;

/**
 * Opens Kinesis with the credentials of the environment, and with its Region for a stream that is
 * not named by an ARN.
 */
export function createStream(): Stream {
  // A client for each Region: it keeps its credentials and its connection.
  const clients = new Map<string | undefined, KinesisClient>();
  const clientFor = (stream: string): KinesisClient => {
    const region = regionOfARN(stream);
    const client = clients.get(region) ?? createClient(region);
    clients.set(region, client);
    return client;
  };
  return {
    fetch: (batch) => fetchBatch(clientFor(batch.streamARN), batch),
    put: async (stream, Data) => {
      const key = { PartitionKey: "logcritical-drill" };
      const where = stream.startsWith("arn:") ? { StreamARN: stream } : { StreamName: stream };
      await clientFor(stream).send(new PutRecordCommand({ ...where, ...key, Data }));
    },
    async close() {
      for (const client of clients.values()) client.destroy();
    },
  };
}

function createClient(region: string | undefined): KinesisClient {
  // One request at a time needs none of HTTP/2, which local stand-ins do not speak.
  const requestHandler = new NodeHttpHandler();
  return new KinesisClient({ requestHandler, ...(region !== undefined && { region }) });
}

async function fetchBatch(client: KinesisClient, batch: FailedBatch): Promise<FetchedBatch> {
  const end = BigInt(batch.endSequenceNumber);
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamName: batch.streamARN.split("/").at(-1),
      ShardId: batch.shardId,
      ShardIteratorType: "AT_SEQUENCE_NUMBER",
      StartingSequenceNumber: batch.startSequenceNumber,
    }),
  );
  const records: object[] = [];
  let first: string | undefined;
  let iterator = ShardIterator;
  let isAtEnd = false;
  for (let empty = 0; iterator !== undefined && !isAtEnd && empty < emptyAnswersMax; ) {
    const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
    iterator = answer.NextShardIterator;
    empty = answer.Records?.length === 0 ? empty + 1 : 0;
    for (const { SequenceNumber = "0", Data = new Uint8Array() } of answer.Records ?? []) {
      isAtEnd ||= BigInt(SequenceNumber) >= end;
      if (BigInt(SequenceNumber) > end) break;
      first ??= SequenceNumber;
      const data = Buffer.from(Data).toString("base64");
      records.push({ kinesis: { sequenceNumber: SequenceNumber, data } });
    }
  }
  return { payload: { Records: records }, isWhole: first === batch.startSequenceNumber && isAtEnd };
}
