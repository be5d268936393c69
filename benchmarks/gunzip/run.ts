import { gunzipSync, gzipSync } from "node:zlib";
import { gunzip } from "@logcritical/handler";
import { gunzipSync as fflateGunzip } from "fflate";

/**
 * `node benchmarks/gunzip/run.ts`: what inflating a delivery costs, by the handler's `gunzip`
 * (node:zlib with a chunk of the right size), by node:zlib as it comes, by fflate, and by zlib-sync
 * where it can be loaded. Ratios of medians in one process, with the rounds interleaved.
 */
type Inflate = (compressed: Uint8Array) => number;

const inflaters: Record<string, Inflate> = {
  "handler's gunzip": (compressed) => {
    const result = gunzip(compressed, 64 * 1024 * 1024);
    return result.ok ? result.value.length : 0;
  },
  "gunzipSync as it comes": (compressed) => gunzipSync(compressed).length,
  fflate: (compressed) => fflateGunzip(compressed).length,
};

const rounds = 41;
const results = [2_000, 20_000, 100_000, 1_000_000].map((target) => {
  const compressed = makeDelivery(target);
  const times = new Map(Object.keys(inflaters).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, inflate] of Object.entries(inflaters)) {
      const repeat = Math.max(1, Math.round(400_000 / compressed.length));
      const started = performance.now();
      for (let count = 0; count < repeat; count += 1) inflate(compressed);
      times.get(name)?.push((1000 * (performance.now() - started)) / repeat);
    }
  }
  const medians = [...times].map(([name, all]) => [name, Math.round(median(all))] as const);
  return {
    compressedBytes: compressed.length,
    bytes: gunzipSync(compressed).length,
    medianMicroseconds: Object.fromEntries(medians),
  };
});
console.log(JSON.stringify({ node: process.version, rounds, results }, undefined, 2));

/** A subscription's payload of about so many compressed bytes, of records that differ as real ones. */
function makeDelivery(target: number): Buffer {
  let seed = 7;
  const random = (): string => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed.toString(16).padStart(8, "0");
  };
  const line = (): object => ({
    id: `3195310660696698337880902507980421114328961542429${random()}`,
    timestamp: 1_773_307_867_000,
    message: JSON.stringify({
      eventVersion: "1.11",
      userIdentity: {
        type: "AssumedRole",
        principalId: "AROADGSPN362D5EXAMPLE:app",
        arn: "arn:aws:sts::111122223333:assumed-role/app/app",
        accountId: "111122223333",
      },
      eventTime: "2026-03-12T09:31:07Z",
      eventSource: "ec2.amazonaws.com",
      eventName: "DescribeInstances",
      awsRegion: "eu-west-1",
      sourceIPAddress: "198.51.100.24",
      userAgent: "aws-sdk-go/1.55.5 (go1.22.5; linux; amd64)",
      requestParameters: { instancesSet: { items: [{ instanceId: `i-0${random()}${random()}` }] } },
      responseElements: null,
      requestID: `${random()}-${random()}`,
      eventID: `${random()}-${random()}`,
      readOnly: true,
      recipientAccountId: "111122223333",
    }),
  });
  // A first small sample tells how many lines make the size asked for.
  const sample = gzipSync(JSON.stringify(Array.from({ length: 200 }, line))).length / 200;
  const logEvents = Array.from({ length: Math.max(2, Math.round(target / sample)) }, line);
  return gzipSync(JSON.stringify({ messageType: "DATA_MESSAGE", logEvents }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
