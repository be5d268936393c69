/** A technique of MITRE ATT&CK, and the tactic under which the catalogue's rules watch for it. */
interface Technique {
  readonly name: string;
  readonly tactic: string;
}

/** The tactics in the order of an intrusion. Source: attack.mitre.org, Enterprise matrix. */
export const tactics = [
  "Initial access",
  "Execution",
  "Persistence",
  "Privilege escalation",
  "Defence evasion",
  "Credential access",
  "Discovery",
  "Collection",
  "Exfiltration",
  "Impact",
  "Other",
] as const;

/**
 * The name and tactic of a technique. One that stands in no rule of ours, as a user's rule may name
 * it, goes by its id.
 */
export function techniqueOf(id: string): Technique {
  return techniques.get(id) ?? { name: id, tactic: "Other" };
}

/**
 * Names of the techniques that the packs name. Source: attack.mitre.org, version 17; a technique
 * of several tactics stands under the one that the rules mean.
 */
const techniques: ReadonlyMap<string, Technique> = new Map(
  (
    [
      ["T1078.004", "Cloud accounts", "Initial access"],
      ["T1133", "External remote services", "Initial access"],
      ["T1651", "Cloud administration command", "Execution"],
      ["T1098", "Account manipulation", "Persistence"],
      ["T1098.001", "Additional cloud credentials", "Persistence"],
      ["T1098.003", "Additional cloud roles", "Privilege escalation"],
      ["T1136.003", "Create cloud account", "Persistence"],
      ["T1556.006", "Multi-factor authentication", "Credential access"],
      ["T1557", "Adversary in the middle", "Credential access"],
      ["T1110", "Brute force", "Credential access"],
      ["T1562", "Impair defences", "Defence evasion"],
      ["T1562.001", "Disable or modify tools", "Defence evasion"],
      ["T1562.007", "Disable or modify cloud firewall", "Defence evasion"],
      ["T1562.008", "Disable or modify cloud logs", "Defence evasion"],
      ["T1070", "Indicator removal", "Defence evasion"],
      ["T1578", "Modify cloud compute infrastructure", "Defence evasion"],
      ["T1578.001", "Create snapshot", "Defence evasion"],
      ["T1578.002", "Create cloud instance", "Defence evasion"],
      ["T1578.003", "Delete cloud instance", "Defence evasion"],
      ["T1578.005", "Modify cloud compute configurations", "Defence evasion"],
      ["T1599", "Network boundary bridging", "Defence evasion"],
      ["T1580", "Cloud infrastructure discovery", "Discovery"],
      ["T1526", "Cloud service discovery", "Discovery"],
      ["T1530", "Data from cloud storage", "Collection"],
      ["T1537", "Transfer data to cloud account", "Exfiltration"],
      ["T1485", "Data destruction", "Impact"],
      ["T1486", "Data encrypted for impact", "Impact"],
      ["T1489", "Service stop", "Impact"],
      ["T1490", "Inhibit system recovery", "Impact"],
      ["T1496.001", "Compute hijacking", "Impact"],
      ["T1529", "System shutdown or reboot", "Impact"],
    ] as const
  ).map(([id, name, tactic]) => [id, { name, tactic }]),
);
