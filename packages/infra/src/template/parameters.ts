import {
  CfnCondition,
  CfnParameter,
  type CfnParameterProps,
  Fn,
  type ICfnConditionExpression,
  type Stack,
} from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

/**
 * What somebody who opens the template in the console is asked. Site data goes into the settings
 * document, which the function reads; no pattern depends on it, for a pattern cannot be computed by
 * CloudFormation.
 */
export class TemplateParameters extends Construct {
  readonly company: string;
  readonly environment: string;
  readonly infosecEmail: string;
  readonly devopsEmail: string;
  readonly infosecPhone: Optional;
  readonly devopsPhone: Optional;
  readonly networks: OptionalList;
  readonly criticalInstances: OptionalList;
  readonly criticalVolumes: OptionalList;
  readonly logRetentionDays: number;
  readonly reservedConcurrency: Optional;
  readonly codeBucket: CfnParameter;
  readonly codeKey: CfnParameter;
  /** Holds where no recorder of AWS Config is there yet. */
  readonly needsConfig: CfnCondition;

  constructor(stack: Stack) {
    super(stack, "Parameters");
    this.company = text(stack, "Company", name("Begins every name, such as example-prod-trail"));
    this.environment = text(stack, "Environment", { ...name("prod, staging, …"), default: "prod" });
    this.infosecEmail = text(stack, "InfosecEmail", email);
    this.devopsEmail = text(stack, "DevOpsEmail", email);
    this.infosecPhone = optional(stack, "InfosecPhone");
    this.devopsPhone = optional(stack, "DevOpsPhone");
    this.networks = list(stack, "Networks", "Your networks, 203.0.113.0/24,198.51.100.7/32");
    this.criticalInstances = list(stack, "CriticalInstances", "Ids of instances to watch");
    this.criticalVolumes = list(stack, "CriticalVolumes", "Ids of volumes to watch");
    this.logRetentionDays = new CfnParameter(stack, "LogRetentionDays", {
      type: "Number",
      default: 365,
      allowedValues: retentions.map(String),
      description: "For how many days CloudWatch Logs keeps records",
    }).valueAsNumber;
    this.reservedConcurrency = reservation(stack, "ReservedConcurrency");
    const choice = new CfnParameter(stack, "ConfigAlreadyEnabled", {
      default: "no",
      allowedValues: ["yes", "no"],
      description: "yes where AWS Config records in this Region already, as in a Control Tower",
    });
    this.needsConfig = new CfnCondition(stack, "NeedsConfig", {
      expression: Fn.conditionEquals(choice.valueAsString, "no"),
    });
    this.codeBucket = new CfnParameter(stack, "CodeBucket", {
      description: "A bucket of this Region that holds the function's zip",
    });
    this.codeKey = new CfnParameter(stack, "CodeKey", {
      default: "logcritical.zip",
      description: "The zip's name in that bucket",
    });
  }
}

/** A text that may be left out, and the condition that it was not. */
export interface Optional {
  readonly value: string;
  readonly isGiven: CfnCondition;
}

/** A list that may be left out. */
export interface OptionalList {
  readonly values: readonly string[];
  readonly isGiven: CfnCondition;
}

const retentions = Object.values(RetentionDays).filter(
  (days) => typeof days === "number" && days !== RetentionDays.INFINITE,
);

const email: CfnParameterProps = {
  allowedPattern: "[^@\\s]+@[^@\\s]+\\.[^@\\s]+",
  description: "Gets alerts, after confirming a mail from SNS",
};

/** As `parse-environment.ts` reads it, but for what a pattern of CloudFormation cannot say. */
function name(description: string): CfnParameterProps {
  return { allowedPattern: "[a-z](-?[a-z0-9])*", maxLength: 10, description };
}

function text(stack: Stack, id: string, props: CfnParameterProps): string {
  return new CfnParameter(stack, id, props).valueAsString;
}

function optional(stack: Stack, id: string): Optional {
  const { valueAsString: value } = new CfnParameter(stack, id, {
    default: "",
    allowedPattern: "|\\+[1-9][0-9]{6,14}",
    description: "Gets critical alerts by SMS: +447700900123; left empty, nobody does",
  });
  return { value, isGiven: given(stack, id, value) };
}

/** A new account refuses to reserve any, and all that was made before the function is undone. */
function reservation(stack: Stack, id: string): Optional {
  const { valueAsString: value } = new CfnParameter(stack, id, {
    default: "10",
    allowedPattern: "none|[1-9][0-9]{0,2}|1000",
    description:
      "How many runtimes at once; none in a new account, whose quota has none to reserve",
  });
  const expression = differs(value, "none");
  return { value, isGiven: new CfnCondition(stack, `Has${id}`, { expression }) };
}

function list(stack: Stack, id: string, description: string): OptionalList {
  const { valueAsList: values } = new CfnParameter(stack, id, {
    type: "CommaDelimitedList",
    default: "",
    description,
  });
  return { values, isGiven: given(stack, id, Fn.join("", values)) };
}

function given(stack: Stack, id: string, value: string): CfnCondition {
  return new CfnCondition(stack, `Has${id}`, { expression: differs(value, "") });
}

function differs(value: string, from: string): ICfnConditionExpression {
  return Fn.conditionNot(Fn.conditionEquals(value, from));
}
