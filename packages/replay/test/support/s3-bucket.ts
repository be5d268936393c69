import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { startFauxqs } from "fauxqs";
import { vi } from "vitest";

/** What is done with a request: `busy` answers 503, `cut` breaks the body off, `deny` answers 403. */
type Trouble = "busy" | "cut" | "deny";

/** An S3 of this process, and what is asked of it. */
export interface LocalS3 {
  /** The requests since the last `clear`, as `GET /bucket/key?query`. */
  readonly requests: string[];
  /** Makes trouble for so many requests whose path and query hold the text. */
  trouble(kind: Trouble, text: string, times?: number): void;
  clear(): void;
  put(bucket: string, objects: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it, and leads the SDK of this process to it. */
export async function startS3(): Promise<LocalS3> {
  const server = await startFauxqs({ port: 0, logger: false });
  const requests: string[] = [];
  const troubles: { readonly kind: Trouble; readonly text: string; times: number }[] = [];
  const proxy = createServer((incoming, response) => {
    const path = `${incoming.method} ${decodeURIComponent(incoming.url ?? "")}`;
    requests.push(path);
    const found = troubles.find(({ text, times }) => times > 0 && path.includes(text));
    if (found !== undefined) found.times -= 1;
    if (found?.kind === "busy") refuse(response, 503, "SlowDown");
    else if (found?.kind === "deny") refuse(response, 403, "AccessDenied");
    else forward(incoming, response, { port: server.port, isCut: found?.kind === "cut" });
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, "127.0.0.1", resolve);
  });
  // A server that listens on a port has an address of this kind.
  const { port } = proxy.address() as AddressInfo;
  vi.stubEnv("AWS_ENDPOINT_URL_S3", `http://127.0.0.1:${port}`);
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  const client = new S3Client({ endpoint: `http://127.0.0.1:${server.port}` });
  return {
    requests,
    trouble: (kind, text, times = 1) => troubles.push({ kind, text, times }),
    clear() {
      requests.length = 0;
      troubles.length = 0;
    },
    async put(bucket, objects) {
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      for (const [key, body] of Object.entries(objects)) {
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
      }
    },
    async stop() {
      client.destroy();
      proxy.closeAllConnections();
      proxy.close();
      await server.stop();
      vi.unstubAllEnvs();
    },
  };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`);
}

function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  { port, isCut }: { readonly port: number; readonly isCut: boolean },
): void {
  const { method, url, headers } = incoming;
  const outgoing = request({ port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    if (!isCut) {
      answer.pipe(response);
      return;
    }
    answer.once("data", (piece: Buffer) => {
      response.write(piece.subarray(0, piece.length / 2), () => response.destroy());
    });
  });
  incoming.pipe(outgoing);
}
