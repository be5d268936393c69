import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { catalog } from "@logcritical/rules/catalog";
import type { Context } from "aws-lambda";
import { createEngine, type Engine, type EngineParts } from "./engine.ts";
import { parseEnvironment } from "./environment.ts";
import { type Answer, handle } from "./handle.ts";
import { parseJSON } from "./json.ts";
import { reserveMs } from "./limits.ts";
import { createAlerterRule } from "./match/alerter-changed.ts";
import type { Publisher } from "./publish/message.ts";
import { paceMails } from "./publish/pace-mails.ts";
import { createRun } from "./run.ts";
import { createSettingsKeeper } from "./settings/settings-keeper.ts";
import { createSettingsSource } from "./settings/source.ts";
import { createMemoryState } from "./state/memory.ts";
import type { StateTable } from "./state/state-table.ts";
import { createSteadyState } from "./state/steady.ts";

/**
 * The Lambda's entry, `lambda.handler`: what is outside is put together here, once a runtime. The
 * clients of AWS are loaded when first used, so that a delivery without findings loads none.
 */
const parsed = parseEnvironment(process.env);
if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(" "));
const environment = parsed.value;

const source = createSettingsSource(environment.configURI, import.meta.dirname);
if (typeof source === "string") throw new Error(source);

const alerterRule = createAlerterRule(environment);
const engineParts: EngineParts = {
  rules: alerterRule === undefined ? catalog : [...catalog, alerterRule],
  ownRole: environment.ownRole,
};

const refresh = createSettingsKeeper<Engine>({
  source,
  compile: (text = "{}") => {
    const document = parseJSON(text);
    if (document !== undefined) {
      return createEngine(document.value, fingerprint(text), engineParts);
    }
    const message = "The settings are no JSON: have a JSON editor show you where.";
    return { ok: false, problems: [{ code: "bad-json", message }] };
  },
  fingerprint,
  nowMs: Date.now,
});

// The settings are read and the rules compiled while the runtime starts, so that the first delivery
// takes no longer than others. This does not reject: what is wrong is told with a delivery.
await refresh();

const memory = createMemoryState();
let table: StateTable | undefined;
let publisher: Publisher | undefined;

/** Handles one invocation. */
export async function handler(payload: unknown, context: Context): Promise<Answer> {
  const stateFailures: string[] = [];
  const kept = await refresh();
  const run = createRun({
    nowMs: Date.now,
    remainingMs: () => context.getRemainingTimeInMillis(),
    wait,
    owner: context.awsRequestId || randomUUID(),
    state: openState(stateFailures),
    publisher: publishToSNS,
    topics: environment.topics,
    reserveMs,
  });
  const { nowMs, pace, state } = run;
  const perSecond = kept.value.settings.limits.emailsPerSecond;
  const publisher = paceMails(run.publisher, { perSecond, counts: state.counts, nowMs, pace });
  const { filtersVersion, functionName } = environment;
  return handle(payload, {
    refresh: async () => kept,
    run: { ...run, publisher },
    log,
    filtersVersion,
    functionName,
    stateFailures,
  });
}

function openState(stateFailures: string[]): StateTable {
  const { stateTable } = environment;
  if (stateTable === undefined) return memory;
  const open = async (): Promise<StateTable> => {
    table ??= (await import("./state/dynamodb.ts")).createTableState(stateTable);
    return table;
  };
  return createSteadyState(open, (error) => stateFailures.push(String(error)));
}

const publishToSNS: Publisher = async (topic, messages) => {
  publisher ??= (await import("./publish/sns.ts")).createSNSPublisher(environment.topics);
  return publisher(topic, messages);
};

/** Written past the console, which would put words before the JSON that metrics are read from. */
function log(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
