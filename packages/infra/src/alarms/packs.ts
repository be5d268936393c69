import { isDeepStrictEqual } from "node:util";
import { parsePattern, type Rule } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { cis, cisPatterns } from "@logcritical/rules/packs/cis";
import { classic, classicPatterns } from "@logcritical/rules/packs/classic";

/**
 * A rule that an alarm can be made of, and its text where its pack publishes one that must not be
 * printed anew.
 */
export interface PackRule {
  /** None for a rule of the account's own. */
  readonly pack?: PackName;
  readonly rule: Rule;
  /** Character for character what somebody else compares or compared. */
  readonly verbatim?: string;
  /** Why no alarm is made of it, although it has a pattern. */
  readonly unfit?: string;
}

/** The packs that alarms can be made of. `secglobal` is the catalogue, which the function runs. */
export const packNames = ["secglobal", "cis", "classic"] as const;
/** One of `packNames`. */
export type PackName = (typeof packNames)[number];

/** The rules of a pack, in its order. */
export function readPack(name: PackName): readonly PackRule[] {
  return packs[name]();
}

const packs = {
  secglobal: () => catalog.map((rule) => ({ pack: "secglobal", rule })),
  cis: () =>
    cis.map((rule) => ({
      pack: "cis",
      rule,
      verbatim: publishedText(
        rule,
        cisPatterns.filter(({ control }) => rule.cis?.includes(control) === true),
      ),
    })),
  classic: () =>
    classic.map((rule) => ({
      pack: "classic",
      rule,
      verbatim: publishedText(
        rule,
        classicPatterns.filter(({ id }) => rule.id === `classic-${id}`),
      ),
      ...(placeholders.has(rule.id) && { unfit: "the template's placeholders stand in it" }),
    })),
} as const satisfies Record<PackName, () => readonly PackRule[]>;

/**
 * Filters of 2016 that whoever deployed them had to complete: as they are, they match nothing, or
 * nearly everything. The catalogue has a rule for each that reads the settings.
 */
const placeholders: ReadonlySet<string> = new Set([
  "classic-change-critical-ebs",
  "classic-critical-instance",
  "classic-net-access",
]);

/** The published text of which the rule's condition was read. */
function publishedText(rule: Rule, published: readonly { readonly pattern: string }[]): string {
  const found = published.find(({ pattern }) => {
    const parsed = parsePattern(pattern);
    return parsed.ok && isDeepStrictEqual(parsed.value, rule.when);
  });
  if (found === undefined) throw new Error(`No published pattern says what ${rule.id} asks.`);
  return found.pattern;
}
