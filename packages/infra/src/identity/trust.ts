import type { Condition } from "./policy-document.ts";

/** Who may take a role, in IAM's own spelling. */
export type Principal = { readonly Service: string } | { readonly AWS: string };

/** A role's trust policy. */
export interface TrustPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly [
    {
      readonly Effect: "Allow";
      readonly Principal: Principal;
      readonly Action: "sts:AssumeRole";
      readonly Condition?: Condition;
    },
  ];
}

/** Lets one principal take a role, under a condition if there is one. */
export function trust(principal: Principal, condition?: Condition): TrustPolicy {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: principal,
        Action: "sts:AssumeRole",
        ...(condition === undefined ? {} : { Condition: condition }),
      },
    ],
  };
}
