import type { ClientConfig } from "./client-config.ts";
import type { DoctorEnvironment } from "./environment.ts";
import type { Resources } from "./resources.ts";

/** One question to the account: each stands in a file of its own, and asks nothing of the others. */
export interface Checkup {
  /** Kebab-case, for programs. */
  readonly id: string;
  /** What is asked, as the beginning of a line. */
  readonly asks: string;
  /** What happens where the answer is bad. */
  readonly why: string;
  /** The permissions that it takes, for who is refused them. */
  readonly needs: readonly string[];
  /** Whatever it throws is why it could not be asked. */
  readonly run: (scene: Scene) => Promise<readonly Observation[]>;
}

/** What was seen. Without a bad observation, all is well. */
export interface Observation {
  readonly kind: "good" | "bad" | "note";
  /** One sentence or less: what was seen, and of what. */
  readonly what: string;
  /** Where it is bad: what to do. */
  readonly mend?: string;
}

/** What every question may use. */
export interface Scene {
  readonly environment: DoctorEnvironment;
  /** What AWS's clients are made with. */
  readonly config: ClientConfig;
  /** What the environment's stacks hold, asked for once. */
  readonly resources: () => Promise<Resources>;
  readonly nowMs: number;
  /** Cases to put to the service and to ourselves, where that is asked for. */
  readonly vectors: readonly Vector[] | undefined;
}

/** A pattern and a message: the service and we must agree whether it lets it through. */
export interface Vector {
  readonly pattern: string;
  readonly message: string;
}

/** The question that needs such cases. */
export const conformanceId = "conformance";

/** Shorthand for the commonest observations. */
export const good = (what: string): Observation => ({ kind: "good", what });
/** Likewise, with what to do. */
export const bad = (what: string, mend: string): Observation => ({ kind: "bad", what, mend });
/** Likewise, for what may be good to know. */
export const note = (what: string): Observation => ({ kind: "note", what });
