import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** IAM and Secrets Manager as far as credentials need them, and CloudFormation's answer address. */
export interface FakeAWS {
  readonly url: string;
  /** Keys by user; a user who is not here does not exist. */
  readonly keys: Map<string, string[]>;
  /** The value of each secret; a secret without value has none. */
  readonly secrets: Map<string, string | undefined>;
  /** What was done, in order, without reading. */
  readonly done: string[];
  /** What CloudFormation was told. */
  readonly answers: { readonly body: Readonly<Record<string, unknown>>; readonly type: unknown }[];
  /** Calls that fail, each with an error's name, until taken out. */
  readonly failing: Map<string, string>;
  readonly stop: () => Promise<void>;
}

/** AWS's public example of a secret access key, which every key here has. */
export const secretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/** Starts the services on a port of their own. */
export async function startFakeAWS(): Promise<FakeAWS> {
  const state = {
    keys: new Map<string, string[]>(),
    secrets: new Map<string, string | undefined>(),
    done: [] as string[],
    answers: [] as { body: Record<string, unknown>; type: unknown }[],
    failing: new Map<string, string>(),
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray()).toString();
    const { status, text } = respond(request, body, state);
    response.writeHead(status).end(text);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, ...state, stop: () => stop(server) };
}

type State = Omit<FakeAWS, "url" | "stop">;

interface Response {
  readonly status: number;
  readonly text: string;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function respond(request: IncomingMessage, body: string, state: State): Response {
  if (request.method === "PUT") {
    if (state.failing.has("PUT")) return { status: 403, text: "" };
    state.answers.push({ body: parse(body), type: request.headers["content-type"] });
    return { status: 200, text: "" };
  }
  const target = request.headers["x-amz-target"];
  return typeof target === "string"
    ? secretsManager(target.split(".")[1] ?? "", parse(body), state)
    : iam(new URLSearchParams(body), state);
}

/** The bodies here are objects of texts: the SDK and our own code write them. */
function parse(body: string): Record<string, string> {
  return JSON.parse(body) as Record<string, string>;
}

function secretsManager(
  call: string,
  { SecretId: id, SecretString: value }: Readonly<Record<string, string>>,
  { secrets, failing, done }: State,
): Response {
  const failure = failing.get(call);
  if (failure !== undefined) return json(400, { __type: failure, message: `Value ${value}` });
  if (id === undefined) throw new Error("There is no SecretId");
  if (call === "GetSecretValue") {
    const found = secrets.get(id);
    return found === undefined
      ? json(400, { __type: "ResourceNotFoundException", message: "no value" })
      : json(200, { ARN: id, SecretString: found });
  }
  done.push("store");
  secrets.set(id, value);
  return json(200, { ARN: id });
}

let made = 0;

function iam(body: URLSearchParams, { keys, failing, done }: State): Response {
  const call = body.get("Action") ?? "";
  const user = body.get("UserName") ?? "";
  const own = keys.get(user);
  const failure = failing.get(call) ?? (own === undefined ? "NoSuchEntity" : undefined);
  if (failure !== undefined || own === undefined) return fault(failure ?? "NoSuchEntity");
  switch (call) {
    case "ListAccessKeys":
      return xml(call, `<AccessKeyMetadata>${own.map(member).join("")}</AccessKeyMetadata>`);
    case "CreateAccessKey": {
      if (own.length === 2) return fault("LimitExceeded");
      const id = `AKIA${String(++made).padStart(16, "0")}`;
      done.push("create");
      own.push(id);
      const secret = `<SecretAccessKey>${secretAccessKey}</SecretAccessKey>`;
      return xml(call, `<AccessKey><AccessKeyId>${id}</AccessKeyId>${secret}</AccessKey>`);
    }
    default: {
      const id = body.get("AccessKeyId") ?? "";
      done.push(`delete ${own.indexOf(id)}`);
      if (!own.includes(id)) return fault("NoSuchEntity");
      own.splice(own.indexOf(id), 1);
      return xml(call, "");
    }
  }
}

function member(id: string): string {
  return `<member><AccessKeyId>${id}</AccessKeyId></member>`;
}

function xml(call: string, result: string): Response {
  const inner = `<${call}Result>${result}</${call}Result>`;
  return { status: 200, text: `<${call}Response>${inner}</${call}Response>` };
}

function fault(code: string): Response {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error>`;
  return { status: 400, text: `<ErrorResponse>${error}</ErrorResponse>` };
}

function json(status: number, value: unknown): Response {
  return { status, text: JSON.stringify(value) };
}
