import type { Severity } from "../rule.ts";

/**
 * The account's own data, one document: what is critical, which networks are ours, and how each
 * rule is to be run. Everything may be left out.
 */
export interface Settings {
  /** Instance ids, `i-` and 8 or 17 hexadecimal digits. */
  readonly criticalInstances?: readonly string[];
  /** Volume ids, `vol-` and 8 or 17 hexadecimal digits. */
  readonly criticalVolumes?: readonly string[];
  /** Our networks as CIDR, IPv4 and IPv6: `203.0.113.0/24`, `2001:db8::/32`. */
  readonly networks?: readonly string[];
  /** Instance types or families that are large here, `*` as wildcard: `p5.*`, `u-*`. */
  readonly largeInstanceTypes?: readonly string[];
  /** Further lists that the user's own rules refer to as `setting("lists.<name>")`. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** By rule id. */
  readonly rules?: Readonly<Record<string, RuleSettings>>;
}

/** How one rule is run in this account. */
export interface RuleSettings {
  /** `alert` (the default), `shadow` (findings are counted, nobody is told) or `off`. */
  readonly mode?: RuleMode;
  /** In place of the rule's own; a raise still raises above it. */
  readonly severity?: Severity;
  /** In place of the rule's own limits, for rules that have a threshold. */
  readonly threshold?: { readonly over?: number; readonly withinSeconds?: number };
}

/** How findings of a rule are treated: `shadow` counts them and tells nobody. */
export const ruleModes = ["alert", "shadow", "off"] as const;
/** One of `ruleModes`. */
export type RuleMode = (typeof ruleModes)[number];
