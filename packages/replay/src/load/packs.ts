import type { Rule } from "@logcritical/rules";

/** What `--pack` takes. */
export const packNames = ["secglobal", "cis", "classic", "none"] as const;
/** One of `packNames`. */
export type PackName = (typeof packNames)[number];

/**
 * The packs that come with the command; `none` is for those who run only rules of their own. Most
 * commands need one, and two of them parse the patterns that they are made of.
 */
const packs: Readonly<Record<PackName, () => Promise<readonly Rule[]>>> = {
  secglobal: async () => (await import("@logcritical/rules/catalog")).catalog,
  cis: async () => (await import("@logcritical/rules/packs/cis")).cis,
  classic: async () => (await import("@logcritical/rules/packs/classic")).classic,
  none: async () => [],
};

/** The rules of a pack. */
export function loadPack(name: PackName): Promise<readonly Rule[]> {
  return packs[name]();
}

/** The rules of packs, one after the other; of all where none is named. */
export async function loadPacks(names: Iterable<PackName> = packNames): Promise<readonly Rule[]> {
  return (await Promise.all([...names].map(loadPack))).flat();
}
