import { type Account, isStatement, statementsOf } from "../account.ts";
import type { Walk } from "./walk.ts";

/** Every policy → no statement that lets everybody, without a condition. */
export const walkPrincipals: Walk = (account) =>
  documentsOf(account).flatMap(({ name, document }) =>
    statementsOf(document)
      .filter(isStatement)
      .filter(({ Effect, Principal, Condition }) => {
        const names = Principal === "*" ? ["*"] : Object.values(Principal ?? {}).flat();
        const isBound = Object.keys(Condition ?? {}).length > 0;
        return Effect === "Allow" && names.includes("*") && !isBound;
      })
      .map((statement) => `${name} lets everybody ${String(statement.Action)}`),
  );

/** Every policy → no statement that allows everything. */
export const walkRights: Walk = (account) =>
  documentsOf(account).flatMap(({ name, document }) =>
    statementsOf(document)
      .filter(isStatement)
      .filter(({ Effect, Action }) => Effect === "Allow" && [Action].flat().includes("*"))
      .map(() => `${name} allows everything`),
  );

interface NamedDocument {
  readonly name: string;
  readonly document: unknown;
}

/** All policy documents, wherever they stand. */
function documentsOf(account: Account): readonly NamedDocument[] {
  return account.resources.flatMap(({ stack, id, properties }) =>
    Object.values(properties)
      .filter((document) => statementsOf(document).length > 0)
      .map((document) => ({ name: `${stack}/${id}`, document })),
  );
}
