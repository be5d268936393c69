/** What `pnpm run deploy|diff|destroy` does: one word of the CDK for all stacks of an environment. */
export interface CDKCommand {
  readonly verb: Verb;
  readonly environment: string;
  /** Whether only to show what would run. */
  readonly isDryRun: boolean;
  /** As the shell would be given it, from the package's folder. */
  readonly words: readonly string[];
}

/** What the CDK can be told to do. */
export type Verb = (typeof verbs)[number];

const verbs = ["deploy", "diff", "destroy"] as const;

/** How to write it, for whoever wrote something else. */
export const usage = `Usage: pnpm run ${verbs.join("|")} <environment> [--dry-run] [options of cdk]
       pnpm run deploy prod
       pnpm run deploy prod --require-approval never
The environment is a file: packages/infra/environments/<environment>.json`;

/** Reads the words after the script's name; `undefined` where they say nothing that can be done. */
export function parseCDKCommand(args: readonly string[]): CDKCommand | undefined {
  const [verb, environment, ...rest] = args.filter((word) => word !== "--");
  if (!isVerb(verb) || environment === undefined || environment.startsWith("-")) return undefined;
  // A second environment, most likely: the CDK would take it for the name of a stack.
  if (rest[0]?.startsWith("-") === false) return undefined;
  const options = rest.filter((word) => word !== "--dry-run");
  // `diff` takes all stacks unasked, and knows no such option.
  const all = verb === "diff" ? [] : ["--all"];
  const words = ["cdk", verb, ...all, "--context", `environment=${environment}`, ...options];
  return { verb, environment, isDryRun: options.length < rest.length, words };
}

function isVerb(word: string | undefined): word is Verb {
  return verbs.some((verb) => verb === word);
}
