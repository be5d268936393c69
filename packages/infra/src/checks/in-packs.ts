/** A rule by the names that the packs beside AwsSolutions, which share their rules, give it. */
export function inPacks(rule: string): readonly string[] {
  return ["HIPAA.Security", "NIST.800.53.R5", "PCI.DSS.321"].map((pack) => `${pack}-${rule}`);
}
