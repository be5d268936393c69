import type { Environment } from "../environment/environment.ts";
import { createNames } from "../environment/names.ts";

/** The trail that alarms and the function listen to, made here or by somebody else. */
export interface WatchedTrail {
  readonly trailName: string;
  readonly logGroupName: string;
}

/**
 * Names, not constructs: names are known before anything is deployed, so that no stack exports to
 * another, and an existing trail needs no other code than our own.
 */
export function watchedTrail(environment: Environment): WatchedTrail {
  const { existing } = environment.trail;
  const name = createNames(environment).local("trail");
  return existing ?? { trailName: name, logGroupName: name };
}
