/**
 * What a record says, for people: in goes one record, which may be anything at all, out come the
 * actor, action, targets, outcome and source that every message, table and report shows.
 *
 *     actorOf({ userIdentity: { type: "Root", accountId: "111122223333" } }).name   // "root"
 *
 * Every function here is total: no record makes it throw. Texts come back as the record holds
 * them, and attackers write records: give them to `neutralise` before a person's screen.
 */
export { accountOf, actionOf, regionOf, timeLimits, timeOf } from "./action.ts";
export { type Actor, actorOf } from "./actor.ts";
export type { ActorKind } from "./actor-kind.ts";
export { compileRedaction } from "./compile-redaction.ts";
export { identityFields } from "./identity.ts";
export type { MFA } from "./mfa.ts";
export { neutralise } from "./neutralise.ts";
export { type Outcome, outcomeOf } from "./outcome.ts";
export { redact } from "./redact.ts";
export type { ReadFields } from "./remember-fields.ts";
export { type Source, sourceOf } from "./source.ts";
export { targetsOf } from "./target.ts";
export { type Tool, toolOf } from "./tool.ts";
export type { TrailRecord } from "./trail-record.ts";
