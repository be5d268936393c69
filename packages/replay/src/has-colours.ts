/** What is known of where a process prints. */
export interface PrintingPlace {
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As they were typed. */
  readonly args: readonly string[];
}

/**
 * Whether colours help: on a terminal that can show them, unless somebody asked for none. Source:
 * no-color.org, by which an empty NO_COLOR says nothing.
 */
export function hasColours({ isTerminal, env, args }: PrintingPlace): boolean {
  const isRefused = args.includes("--no-color") || (env.NO_COLOR ?? "") !== "";
  return isTerminal && env.TERM !== "dumb" && !isRefused;
}
