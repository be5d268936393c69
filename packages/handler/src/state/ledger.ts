import type { Claims } from "./state-table.ts";

/**
 * Claims that remember what they were granted, and settle and release nothing else: in a storm
 * most findings are not claimed, and writing of each that it was told would take minutes.
 */
export function createLedger(claims: Claims): Claims {
  const granted = new Set<string>();
  const isGranted = ({ key }: { readonly key: string }): boolean => granted.has(key);
  return {
    claim: async (keys, terms) => {
      const answers = await claims.claim(keys, terms);
      for (const [index, key] of keys.entries()) {
        if (answers[index]?.kind === "granted") granted.add(key);
      }
      return answers;
    },
    settle: (settlements) => claims.settle(settlements.filter(isGranted)),
    release: (releases) => claims.release(releases.filter(isGranted)),
    merge: (merges) => claims.merge(merges),
  };
}
