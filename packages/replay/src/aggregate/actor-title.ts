import type { Actor } from "@logcritical/rules/record";
import { clean } from "./clean.ts";

/** What an actor has been called so far. */
export interface NamedActor {
  name?: string;
  kind?: string;
  /** Whether it was called otherwise too: a role is one actor under all its sessions' names. */
  isSeveral?: boolean;
}

/** Notes what a record calls its actor. */
export function nameActor(named: NamedActor, { name, kind }: Actor): void {
  named.kind ??= kind;
  named.name ??= name;
  if (named.name !== name) named.isSeveral = true;
}

/**
 * What to call an actor: as its records do, or, where they do not agree, by the end of its key, so
 * that the order of the records decides nothing.
 */
export function actorTitle(
  { name = "", kind = "unknown", isSeveral = false }: NamedActor,
  key: string,
): { readonly name: string; readonly kind: string } {
  if (!isSeveral) return { name: clean(name), kind };
  return { name: `${clean(key.split("/").at(-1) ?? key)} (several sessions)`, kind };
}
