import { walkFunctions } from "./functions.ts";
import { walkAlarms, walkEventRules, walkSubscriptions } from "./messages.ts";
import { walkPrincipals, walkRights } from "./policies.ts";
import {
  walkConfig,
  walkLogGroups,
  walkLogSubscriptions,
  walkTrailLogs,
  walkTrails,
} from "./records.ts";
import type { Walk } from "./walk.ts";

/** Every walk, by what it says of an account that is wired. */
export const walks = {
  "lets every alarm reach its topics": walkAlarms,
  "lets every topic reach its queues": walkSubscriptions,
  "lets every EventBridge rule reach its targets": walkEventRules,
  "lets the trail, and no other, reach its bucket, key, role and topic": walkTrails,
  "lets the trail write its own log streams only": walkTrailLogs,
  "lets Config deliver": walkConfig,
  "lets every subscription reach its function or stream": walkLogSubscriptions,
  "lets every function reach what it is told of": walkFunctions,
  "keeps no log for ever, and lets CloudWatch Logs encrypt each": walkLogGroups,
  "lets nobody at large do anything without a condition": walkPrincipals,
  "lets nobody do everything": walkRights,
} as const satisfies Readonly<Record<string, Walk>>;

/** The name of a walk. */
export type WalkName = keyof typeof walks;
