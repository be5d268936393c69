import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A function under Lambda's runtime client, and the service that hands it work. */
export interface Runtime {
  /** Hands over a payload, and gives what the function answered, or the error it threw. */
  readonly invoke: (payload: unknown, options?: InvokeOptions) => Promise<Invocation>;
  /** Every line of JSON that the function wrote. */
  readonly lines: () => readonly Readonly<Record<string, unknown>>[];
  /** Everything that the function wrote. */
  readonly output: () => string;
  readonly initMs: () => number;
  /** Ends the process at once, as Lambda does at the time limit. */
  readonly kill: () => void;
  readonly stop: () => Promise<void>;
}

/** How an invocation differs from the usual. */
interface InvokeOptions {
  readonly requestId?: string;
  readonly timeLimitMs?: number;
}

/** The end of an invocation. */
interface Invocation {
  readonly kind: "response" | "error";
  readonly body: unknown;
}

interface Waiting {
  readonly body: string;
  readonly requestId: string;
  readonly deadlineMs: number;
}

/** Starts the function that the bundle in `folder` holds. */
export async function startRuntime(
  entry: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Runtime> {
  const queue: Waiting[] = [];
  const ends = new Map<string, (invocation: Invocation) => void>();
  let next: ((waiting: Waiting) => void) | undefined;
  let output = "";
  let readyMs = 0;
  const startedMs = performance.now();
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const [, , , , requestId = "", verb = ""] = (request.url ?? "").split("/");
    if (request.method === "GET") {
      if (readyMs === 0) readyMs = performance.now() - startedMs;
      const waiting = queue.shift() ?? (await new Promise<Waiting>((resolve) => (next = resolve)));
      response.setHeader("Lambda-Runtime-Aws-Request-Id", waiting.requestId);
      response.setHeader("Lambda-Runtime-Deadline-Ms", String(waiting.deadlineMs));
      response.setHeader(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:us-east-1:1:function:x",
      );
      // Without a type the client waits for more.
      response.setHeader("Content-Type", "application/json");
      response.end(waiting.body);
      return;
    }
    const parsed: unknown = body === "" ? undefined : JSON.parse(body);
    const kind = verb === "response" ? "response" : "error";
    // A function that fails at its start answers nobody in particular: everyone hears of it.
    for (const [id, end] of ends) if (id === requestId || verb === "") end({ kind, body: parsed });
    response.statusCode = 202;
    response.end("{}");
  };
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const child: ChildProcess = spawn(process.execPath, [entry, "lambda.handler"], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      _HANDLER: "lambda.handler",
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      LAMBDA_TASK_ROOT: folder,
      AWS_LAMBDA_FUNCTION_NAME: "logcritical",
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
      AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/logcritical",
      AWS_LAMBDA_LOG_STREAM_NAME: "stream",
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      ...environment,
    },
  });
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  let serial = 0;
  return {
    invoke: (payload, { requestId, timeLimitMs = 30_000 } = {}) => {
      serial += 1;
      const id = requestId ?? `request-${process.pid}-${port}-${serial}`;
      const ended = new Promise<Invocation>((resolve) => ends.set(id, resolve));
      const body = JSON.stringify(payload);
      const waiting = { body, requestId: id, deadlineMs: Date.now() + timeLimitMs };
      if (next === undefined) queue.push(waiting);
      else next(waiting);
      next = undefined;
      return ended;
    },
    lines: () => output.split("\n").flatMap(parseLine),
    output: () => output,
    initMs: () => readyMs,
    kill: () => {
      child.kill("SIGKILL");
    },
    stop: async () => {
      child.kill("SIGKILL");
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function parseLine(line: string): readonly Readonly<Record<string, unknown>>[] {
  if (!line.startsWith("{")) return [];
  return [JSON.parse(line) as Readonly<Record<string, unknown>>];
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
