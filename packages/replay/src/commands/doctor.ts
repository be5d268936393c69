import type { Command } from "@commander-js/extra-typings";
import { type Context, exitCodes } from "../context.ts";
import { type Checkup, conformanceId, type Scene, type Vector } from "../doctor/checkup.ts";
import { readEnvironment } from "../doctor/environment.ts";
import { type Diagnosis, examine } from "../doctor/examine.ts";
import { printDiagnoses, printOutcome } from "../doctor/print-diagnoses.ts";
import { listResources, type Resources } from "../doctor/resources.ts";
import { readDocument } from "../load/read-document.ts";
import { printJSON } from "../output/json.ts";
import { createPaint } from "../output/paint.ts";
import { UsageError } from "../usage-error.ts";
import { repeatable } from "./options.ts";

const help = `
Examples:
  $ logcritical doctor --env packages/infra/environments/prod.json
  $ AWS_PROFILE=audit logcritical doctor --env prod.json --json
  $ logcritical doctor --env prod.json --only subscriptions --only trail
  $ logcritical doctor --env prod.json --conformance filter-pattern-vectors.json

It only reads. Credentials are found as every AWS SDK finds them; SecurityAudit permits nearly all of
it. It ends with 0 where all is well, 1 where something is bad, 2 where the file is no environment,
3 where nothing is bad but some could not be asked.`;

/** Adds `doctor`: whether every link between the trail and the inbox is there. */
export function addDoctorCommand(
  program: Command,
  context: Context,
  end: (code: number) => void,
): void {
  program
    .command("doctor")
    .summary("ask the account whether every link between the trail and the inbox is there")
    .description(
      "Asks a deployed environment what would keep an alert from arriving: trail, filters, alarms, " +
        "function, queues, topics, subscriptions, SMS. Says why each matters and how to mend it.",
    )
    .requiredOption("--env <file>", "the environment's file, as it was deployed")
    .option("--conformance <file>", "put these patterns and records to CloudWatch and to ourselves")
    .addOption(
      repeatable("--only <question>", "ask only this one, by its id in --json; repeatable"),
    )
    .option("--json", "print what was found as JSON")
    .addHelpText("after", help)
    .action(async ({ env, conformance, only, json }) => {
      const environment = await readEnvironment(env);
      const vectors = conformance === undefined ? undefined : await readVectors(conformance);
      const config = { region: environment.region, requestHandler: patience };
      let resources: Promise<Resources> | undefined;
      const scene: Scene = {
        environment,
        config,
        vectors,
        nowMs: Date.now(),
        resources: () => {
          resources ??= listResources(environment, config);
          return resources;
        },
      };
      // AWS's clients are many, and only this command loads them.
      const { checkups } = await import("../doctor/checks/index.ts");
      const diagnoses = await examine(choose(checkups, only, vectors), scene);
      const printed =
        json === true
          ? `${printJSON(diagnoses, 2)}\n`
          : printDiagnoses(diagnoses, createPaint(context.isColoured));
      context.stdout.write(printed);
      context.stderr.write(printOutcome(diagnoses));
      end(exitCodeOf(diagnoses));
    });
}

/** An account that answers at all answers within seconds. */
const patience = {
  connectionTimeout: 5000,
  requestTimeout: 20_000,
  throwOnRequestTimeout: true,
} as const;

/** Without cases the question what CloudWatch says of them is none, and nothing is good about it. */
function choose(
  checkups: readonly Checkup[],
  only: readonly string[],
  vectors: Scene["vectors"],
): readonly Checkup[] {
  const ids = checkups.map(({ id }) => id);
  const unknown = only.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    throw new UsageError(`There is no question ${unknown.join(", ")}: name ${ids.join(", ")}.`);
  }
  if (vectors === undefined && only.includes(conformanceId)) {
    const cases = "cases to put to CloudWatch: name a file of them in --conformance.";
    throw new UsageError(`--only ${conformanceId} needs ${cases}`);
  }
  const askable = checkups.filter(({ id }) => id !== conformanceId || vectors !== undefined);
  return only.length === 0 ? askable : askable.filter(({ id }) => only.includes(id));
}

function exitCodeOf(diagnoses: readonly Diagnosis[]): number {
  const states = diagnoses.map(({ state }) => state);
  if (states.includes("bad")) return exitCodes.findings;
  return states.includes("unasked") ? exitCodes.unreadable : exitCodes.fine;
}

/** Cases as a list of objects with `pattern`, and the record as `event` or its text as `message`. */
async function readVectors(path: string): Promise<readonly Vector[]> {
  const document = await readDocument(path, "a file with a list of patterns and records, as JSON");
  if (!Array.isArray(document)) throw new UsageError(`${path} is no list of patterns and records.`);
  return document.map((entry: unknown, at) => {
    const { pattern, event, message = event } = Object(entry) as Readonly<Record<string, unknown>>;
    if (typeof pattern !== "string" || message === undefined) {
      throw new UsageError(`Entry ${at} of ${path} lacks its pattern, or its event or message.`);
    }
    return { pattern, message: typeof message === "string" ? message : JSON.stringify(message) };
  });
}
