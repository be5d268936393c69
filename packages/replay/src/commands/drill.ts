import type { Command } from "@commander-js/extra-typings";
import { createDrill, openStream } from "@logcritical/handler";
import type { Context } from "../context.ts";
import { describeLack } from "../describe-lack.ts";
import { UsageError } from "../usage-error.ts";

const help = `
Example:
  $ logcritical drill --stream logcritical --account 111122223333 --region eu-west-1

Root signs in, makes a key and stops the trail: at least two critical alerts, by e-mail and SMS. Each
record says in its user agent that nothing of it happened.`;

/** Adds `drill`: a small intrusion, sent into a live stream to see that alerts arrive. */
export function addDrillCommand(program: Command, context: Context): void {
  program
    .command("drill")
    .summary("send a recorded attack into a live stream, to see that alerts arrive")
    .description("Puts a recorded attack, marked as a drill, into a Kinesis stream.")
    .requiredOption("--stream <name>", "the stream that the Lambda reads, by name or ARN")
    .option("--account <id>", "the account to pretend it happened in", "111122223333")
    .option(
      "--region <region>",
      "the Region likewise; the stream's own is that of its ARN, or AWS_REGION",
      "us-east-1",
    )
    .addHelpText("after", help)
    .action(async ({ stream: name, account, region }) => {
      const stream = openStream();
      try {
        await stream.put(name, createDrill({ nowMs: Date.now(), account, region }));
        context.stderr.write(`Sent to ${name}. Alerts should be there within a minute.\n`);
      } catch (cause) {
        const why = describeLack(cause) ?? String(cause);
        throw new UsageError(`Kinesis does not take the drill: ${why}`, { cause });
      } finally {
        await stream.close();
      }
    });
}
