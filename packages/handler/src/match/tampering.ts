import type { Rule } from "@logcritical/rules";

/** Whether the rule watches what could silence this handler, or the trail itself. */
export function watchesTampering(rule: Rule): boolean {
  return rule.attack.some(isTampering);
}

/**
 * Whether the technique is to disable tools or logs. The rest of "Impair Defenses" is firewalls,
 * whose changes are daily work. Source: MITRE ATT&CK, T1562.001 and T1562.008.
 */
export function isTampering(technique: string): boolean {
  return technique === "T1562.001" || technique === "T1562.008";
}
