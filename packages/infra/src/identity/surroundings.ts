import { RegionInfo } from "aws-cdk-lib/region-info";
import type { Environment } from "../environment/environment.ts";
import { createNames } from "../environment/names.ts";
import type { IdentityCenterOptions } from "./options.ts";
import type { SIEMSources } from "./policies/siem.ts";
import type { Place } from "./policy-document.ts";

/** The part of an environment that says where it stands. */
export type Location = Pick<Environment, "company" | "name" | "account" | "region">;

/** Where the policies of an environment stand. */
export function placeOf(location: Location): Place {
  const { account, region } = location;
  const { prefix } = createNames(location);
  // A Region that CDK does not know yet is one of the commercial ones, as they come most often.
  const partition = RegionInfo.get(region).partition ?? "aws";
  return { partition, account, region, prefix };
}

/** The prefixes of the environments that permission sets are made for here. */
export function setPrefixesOf(
  location: Location,
  identityCenter: IdentityCenterOptions | undefined,
): readonly string[] {
  const names = identityCenter?.environments ?? (identityCenter && [location.name]) ?? [];
  return [...new Set(names)].map((name) => createNames({ ...location, name }).prefix);
}

/** What an environment's trail and Config have for a SIEM, by the names that their stacks give. */
export function siemSourcesOf(
  environment: Location & Pick<Environment, "trail" | "config">,
): SIEMSources {
  const { trail, config } = environment;
  const { local, bucket } = createNames(environment);
  const purposes = [
    ...(trail.existing === undefined && trail.siem ? (["trail"] as const) : []),
    ...(config.recorder && config.siem ? (["config"] as const) : []),
  ];
  return {
    queueNames: purposes.map((purpose) => `${local(purpose)}-siem`),
    bucketNames: purposes.map(bucket),
    keyAliases: purposes.map(local),
  };
}
