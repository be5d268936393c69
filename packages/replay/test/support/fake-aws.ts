import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import xmlbuilder from "xmlbuilder";

/** What an operation answers, given what it is asked; a refusal is thrown. */
type Operation = (input: Readonly<Record<string, unknown>>) => object;

/** AWS as far as a doctor asks it: by `Service.Operation`, or the operation alone. */
export type Operations = Readonly<Record<string, Operation>>;

/** An error as a service answers it. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A running stand-in. */
export interface FakeAWS {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** The operations that were asked for, in their order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a server that speaks the protocols of the services asked: JSON 1.0 and 1.1 (CloudWatch and
 * its Logs, CloudTrail, SQS), Query with XML (CloudFormation, SNS), and REST (Lambda). Source: "AWS
 * JSON 1.0 protocol", "AWS Query protocol" and "AWS restJson1 protocol", Smithy 2.0.
 */
export async function startFakeAWS(operations: Operations): Promise<FakeAWS> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const reply = async (): Promise<void> => {
      const question = read(request, await text(request));
      asked.push(question.name);
      const { status, type, said } = answer(question, operations);
      response.writeHead(status, { "content-type": type, "x-amzn-requestid": "1" }).end(said);
    };
    void reply();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Question {
  readonly protocol: "json" | "query" | "rest";
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

function read({ headers, url = "" }: IncomingMessage, body: string): Question {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const name = target.split(".").at(-1) ?? "";
    return { protocol: "json", name, input: JSON.parse(body) as Question["input"] };
  }
  if (url.startsWith("/2015-03-31/functions/")) {
    const input = { FunctionName: url.split("/")[3] };
    return { protocol: "rest", name: "GetFunctionConfiguration", input };
  }
  const { Action = "", ...input } = Object.fromEntries(new URLSearchParams(body));
  return { protocol: "query", name: Action, input };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly said: string;
}

function answer({ protocol, name, input }: Question, operations: Operations): Answer {
  const isXML = protocol === "query";
  const type = isXML ? "text/xml" : "application/x-amz-json-1.0";
  try {
    const operation = operations[name];
    if (operation === undefined) throw new Refusal("AccessDeniedException", `no ${name} here`);
    const output = operation(input);
    const said = isXML
      ? printXML(`${name}Response`, { [`${name}Result`]: output })
      : JSON.stringify(output);
    return { status: 200, type, said };
  } catch (error) {
    const { code, message } =
      error instanceof Refusal ? error : new Refusal("Fault", String(error));
    const said = isXML
      ? printXML("ErrorResponse", { Error: { Type: "Sender", Code: code, Message: message } })
      : JSON.stringify({ __type: code, message });
    return { status: 400, type, said };
  }
}

/** Lists have their elements under `member`, and maps are given as lists under `entry`. */
function printXML(name: string, content: object): string {
  const root = xmlbuilder.create(name);
  root.ele(wrap(content));
  return root.end();
}

function wrap(value: unknown): unknown {
  if (Array.isArray(value)) return { member: value.map(wrap) };
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "entry" && Array.isArray(inner) ? inner.map(wrap) : wrap(inner),
    ]),
  );
}
