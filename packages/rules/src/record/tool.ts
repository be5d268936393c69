import { remember } from "./remember.ts";
import type { TrailRecord } from "./trail-record.ts";
import { textAt } from "./value.ts";

/**
 * What a call was made with. Callers write their user agent themselves, so this is a hint and never
 * proof. A security tool tests defences, whoever runs it.
 */
export interface Tool {
  readonly kind: "console" | "cli" | "deployment" | "sdk" | "service" | "security-tool" | "other";
  /** For people: `Terraform`, `AWS CLI`, `SDK for Go`. */
  readonly name: string;
}

/** How much of a user agent is read: callers write it, and names stand near its beginning. */
const lengthMax = 2000;

/** Reads the user agent, and CloudTrail's own mark of calls made with the console's session. */
export function toolOf(record: TrailRecord): Tool {
  const userAgent = (textAt(record, "userAgent") ?? "").slice(0, lengthMax);
  const { found, name } = readAgent(userAgent);
  // The mark is in the session, which a console user's own program may borrow: any tool that says
  // its name is better known.
  const fromConsole = textAt(record, "sessionCredentialFromConsole") === "true";
  if (fromConsole && (found === undefined || found[1] === "sdk")) return console;
  if (found !== undefined) return { kind: found[1], name: found[2] };
  return { kind: "other", name };
}

const readAgent = remember((userAgent) => ({
  found: marks.find(([mark]) => mark.test(userAgent)),
  name: productName.exec(userAgent)?.[1] ?? "unknown",
}));

const console: Tool = { kind: "console", name: "console" };

/** The first word without its version: `python-requests` of `python-requests/2.28`. */
const productName = /^\[?([^\s/[\]]{2,40})/;

/**
 * The first that is found counts, as tools put their own name beside that of the SDK they are
 * built on. Browsers mean the console: no SDK calls itself Mozilla.
 * Source: "Identify the user agent", AWS SDKs and Tools Reference Guide, and the tools themselves.
 */
const marks: readonly (readonly [RegExp, Tool["kind"], string])[] = [
  [/stratus-red-team/i, "security-tool", "Stratus Red Team"],
  [/pacu/i, "security-tool", "Pacu"],
  [/\b(?:kali|parrot|pentoo)\d*\b/i, "security-tool", "a penetration-testing system"],
  [/prowler/i, "security-tool", "Prowler"],
  [/trufflehog/i, "security-tool", "TruffleHog"],
  [/terraform|opentofu/i, "deployment", "Terraform"],
  [/pulumi/i, "deployment", "Pulumi"],
  [/ansible/i, "deployment", "Ansible"],
  [/aws-cdk|cdk\//i, "deployment", "AWS CDK"],
  [/^cloudformation\.amazonaws\.com$/, "deployment", "CloudFormation"],
  [/(?:console|signin)\.[\w.-]*(?:amazonaws|amazon)\.com|AWSConsole/i, "console", "console"],
  [/\b(?:S3|RDS|EC2|VPC|Lambda)\s?Console\b/i, "console", "console"],
  [/cloudshell/i, "cli", "CloudShell"],
  [/aws-cli/i, "cli", "AWS CLI"],
  [/powershell/i, "cli", "Tools for PowerShell"],
  [/boto/i, "sdk", "SDK for Python"],
  [/aws-sdk-go/i, "sdk", "SDK for Go"],
  [/aws-sdk-java/i, "sdk", "SDK for Java"],
  [/aws-sdk-(?:js|nodejs)/i, "sdk", "SDK for JavaScript"],
  [/aws-sdk-dotnet/i, "sdk", "SDK for .NET"],
  [/aws-sdk-ruby/i, "sdk", "SDK for Ruby"],
  [/aws-sdk-php/i, "sdk", "SDK for PHP"],
  [/aws-sdk-rust/i, "sdk", "SDK for Rust"],
  [/aws-sdk-cpp/i, "sdk", "SDK for C++"],
  [/^AWS Internal$|\.amazonaws\.com(?:\.cn)?$/i, "service", "an AWS service"],
  [/Mozilla|Opera|Safari/, "console", "console"],
];
