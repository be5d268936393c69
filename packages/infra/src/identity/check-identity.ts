import type { Problem } from "@logcritical/rules";
import { checkPlan } from "./check-plan.ts";
import type { IdentityOptions } from "./options.ts";
import { planIdentity } from "./plan.ts";
import type { SIEMSources } from "./policies/siem.ts";
import type { Place } from "./policy-document.ts";

/** A section `identity`, and what it stands among. */
export interface IdentityParts {
  readonly identity: IdentityOptions;
  readonly place: Place;
  /** With what the names of permission sets begin, as many as are made. */
  readonly setPrefixes: readonly string[];
  /** What there is for a SIEM to read. */
  readonly siemSources: SIEMSources;
}

/** Says what of a section `identity` cannot be deployed, beyond what its schema sees. */
export function checkIdentity(parts: IdentityParts): readonly Problem[] {
  const { identity, place, setPrefixes, siemSources } = parts;
  const { mode, identityCenter, siem } = identity;
  return [
    ...checkPlan(planIdentity(identity, place), { mode, setPrefixes }),
    ...when(mode !== "identity-center" && identityCenter !== undefined, {
      code: "useless-key",
      path: "identity.identityCenter",
      message: `identity.identityCenter: the mode is ${mode}, so nothing reads this; remove it, or write identity-center as the mode.`,
    }),
    ...when(siem !== undefined && siem.role === undefined && siem.user === undefined, {
      code: "missing-key",
      path: "identity.siem",
      message: "identity.siem: write a role, a user or both, or leave the SIEM out.",
    }),
    ...when(siem !== undefined && siemSources.queueNames.length === 0, {
      code: "nothing-to-read",
      path: "identity.siem",
      message:
        "identity.siem: there is nothing to read; switch trail.siem or config.siem on, or leave the SIEM out.",
    }),
  ];
}

function when(isSo: boolean, problem: Problem): readonly Problem[] {
  return isSo ? [problem] : [];
}
