import type { Problem } from "@logcritical/rules";
import type { TrailOptions } from "./options.ts";

/** What no part of the section `trail` is wrong in alone. */
export function checkTrail(trail: TrailOptions): readonly Problem[] {
  return [...checkDays(trail), ...checkExisting(trail)];
}

/**
 * S3 refuses the bucket otherwise, in the midst of a deployment: "'Days' in the Expiration action for
 * filter '(prefix=)' must be greater than 'Days' in the Transition action".
 */
function checkDays({ archiveAfterDays, deleteAfterDays }: TrailOptions): readonly Problem[] {
  if (archiveAfterDays < deleteAfterDays) return [];
  const path = "trail.archiveAfterDays";
  const message = `${path}: files are deleted after ${deleteAfterDays} days; write fewer than these.`;
  return [{ code: "never-archived", path, message }];
}

/** Whoever asks for these believes to have them; a trail that is there keeps what it was made with. */
function checkExisting({ existing, ...trail }: TrailOptions): readonly Problem[] {
  if (existing === undefined) return [];
  const useless = (["organizationId", "objectLock"] as const).filter((key) => key in trail);
  return useless.map((key) => ({
    code: "useless-key",
    path: `trail.${key}`,
    message: `trail.${key}: the trail that is there stays as it is; remove this, or trail.existing.`,
  }));
}
