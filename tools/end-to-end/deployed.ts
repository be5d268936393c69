import { once } from "node:events";
import { createServer } from "node:http";
import { type Runtime, startRuntime } from "../../packages/handler/test/support/runtime.ts";
import { startTable } from "../../packages/handler/test/support/table.ts";
import { startTopics } from "../../packages/handler/test/support/topics.ts";
import type { Template } from "../../packages/infra/test/support/synthesise.ts";
import { ofType } from "../../packages/infra/test/support/walk-template.ts";
import { createLogGroup, type LogGroup } from "./log-group.ts";

/** What the template deploys, as far as records and alerts pass through it. */
export interface Deployed {
  readonly logGroup: LogGroup;
  readonly runtime: Runtime;
  /** What has arrived since this was last asked, by the topics' names. */
  readonly takeArrived: () => ReadonlyMap<string, readonly Notification[]>;
  readonly stop: () => Promise<void>;
}

/** What SNS puts into a queue. */
export interface Notification {
  readonly Subject?: string;
  readonly Message: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly Value: string }>>;
}

/** The function's bundle, and what runs it. */
export interface Built {
  readonly client: string;
  readonly folder: string;
}

/**
 * Makes the template's topics in a stand-in of SNS, with a queue where people would be, serves its
 * settings as SSM would, and starts the bundle with the variables that it gives the function.
 */
export async function deploy(template: Template | undefined, built: Built): Promise<Deployed> {
  const [topics, table] = await Promise.all([startTopics(), startTable()]);
  const [settings = {}] = propertiesOf(template, "AWS::SSM::Parameter");
  const parameters = await serveParameter(settings);
  const names = propertiesOf(template, "AWS::SNS::Topic").map(({ TopicName }) => String(TopicName));
  for (const name of names) {
    topics.server.createTopic(name);
    topics.server.createQueue(name);
    topics.server.subscribe({ topic: name, queue: name });
  }
  const runtime = await startRuntime(built.client, built.folder, {
    ...variablesOf(template),
    STATE_TABLE: table.name,
    AWS_ENDPOINT_URL_SNS: topics.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SSM: parameters.endpoint,
  });
  const patterns = propertiesOf(template, "AWS::Logs::SubscriptionFilter");
  return {
    logGroup: createLogGroup(patterns.map(({ FilterPattern }) => String(FilterPattern))),
    runtime,
    takeArrived: () => {
      const arrived = names.map((name) => {
        const bodies = topics.server.inspectQueue(name)?.messages.ready ?? [];
        return [name, bodies.map(({ body }) => JSON.parse(body) as Notification)] as const;
      });
      topics.server.reset();
      return new Map(arrived);
    },
    stop: async () => {
      await Promise.all([runtime.stop(), topics.stop(), table.stop(), parameters.stop()]);
    },
  };
}

/** The variables that the template gives the function, with the ARNs that the stand-ins have. */
function variablesOf(template: Template | undefined): Readonly<Record<string, string>> {
  const [lambda] = propertiesOf(template, "AWS::Lambda::Function");
  // CloudFormation's form; the function does not start where it is another.
  const { Variables = {} } = (lambda?.Environment ?? {}) as {
    readonly Variables?: Readonly<Record<string, string | { readonly Ref?: string }>>;
  };
  const resolved = Object.fromEntries(
    Object.entries(Variables).flatMap(([name, value]) => {
      if (typeof value === "string") return [[name, value]];
      const { TopicName } = template?.Resources[value.Ref ?? ""]?.Properties ?? {};
      const arn = `arn:aws:sns:us-east-1:000000000000:${String(TopicName)}`;
      return TopicName === undefined ? [] : [[name, arn]];
    }),
  );
  return { ...resolved, AWS_LAMBDA_FUNCTION_NAME: String(lambda?.FunctionName) };
}

async function serveParameter({ Name, Value }: Readonly<Record<string, unknown>>) {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "application/x-amz-json-1.1");
    response.end(JSON.stringify({ Parameter: { Name, Value } }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

function propertiesOf(template: Template | undefined, type: string) {
  return ofType(template, type).map(([, { Properties = {} }]) => Properties);
}
