import pLimit from "p-limit";
import { describeLack } from "../describe-lack.ts";
import type { Checkup, Observation, Scene } from "./checkup.ts";

/** What came of one question. */
export interface Diagnosis {
  readonly id: string;
  readonly asks: string;
  readonly why: string;
  /** `unasked` where it could not be asked, for the reason given. */
  readonly state: "good" | "bad" | "unasked";
  readonly observations: readonly Observation[];
  readonly reason?: string;
}

/** How many questions are put at a time: AWS's services refuse who asks too much at once. */
const concurrency = 4;

/** Puts every question; one that cannot be asked says why, and costs the others nothing. */
export async function examine(
  checkups: readonly Checkup[],
  scene: Scene,
): Promise<readonly Diagnosis[]> {
  const limit = pLimit(concurrency);
  return Promise.all(checkups.map((checkup) => limit(() => ask(checkup, scene))));
}

async function ask({ id, asks, why, needs, run }: Checkup, scene: Scene): Promise<Diagnosis> {
  try {
    const observations = await run(scene);
    const state = observations.some(({ kind }) => kind === "bad") ? "bad" : "good";
    return { id, asks, why, state, observations };
  } catch (error) {
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const isRefused = /AccessDenied|AuthorizationError|UnauthorizedOperation/.test(said);
    const refused = isRefused ? `${said} It needs ${needs.join(", ")}.` : said;
    const reason = describeLack(error) ?? refused;
    return { id, asks, why, state: "unasked", observations: [], reason };
  }
}
