import { Fn } from "aws-cdk-lib";
import type { OptionalList, TemplateParameters } from "./parameters.ts";

/** The settings document of a template: JSON that CloudFormation puts together from parameters. */
export function printSettings(parameters: TemplateParameters): string {
  const { networks, criticalInstances, criticalVolumes } = parameters;
  return Fn.join("", [
    "{",
    member("networks", networks),
    member("criticalInstances", criticalInstances),
    member("criticalVolumes", criticalVolumes),
    // What may be left out ends with a comma, and JSON wants none before the brace.
    '"limits":{}}',
  ]);
}

function member(key: string, { values, isGiven }: OptionalList): string {
  const texts = Fn.join('","', [...values]);
  return Fn.conditionIf(isGiven.logicalId, `"${key}":["${texts}"],`, "").toString();
}
