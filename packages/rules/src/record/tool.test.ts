import { describe, expect, it } from "vitest";
import { toolOf } from "./tool.ts";

describe("toolOf", () => {
  it.each([
    [
      "APN/1.0 HashiCorp/1.0 Terraform/1.5.0 (+https://www.terraform.io) aws-sdk-go/1.44",
      "Terraform",
    ],
    ["aws-cli/2.15.0 Python/3.11 Linux/5.18.0-kali5-amd64", "a penetration-testing system"],
    ["aws-cli/2.15.0 md/awscrt#0.19 exec-env/CloudShell", "CloudShell"],
    ["aws-cli/2.15.0 Python/3.11.6 Darwin/23.2.0", "AWS CLI"],
    ["[Boto3/1.26.1 Python/3.9 Linux/5.4 Botocore/1.29]", "SDK for Python"],
    ["aws-sdk-go-v2/1.17 os/linux", "SDK for Go"],
    ["[S3Console/0.4, aws-internal/3 aws-sdk-java/1.11]", "console"],
    ["console.ec2.amazonaws.com", "console"],
    ["signin.amazonaws.com", "console"],
    ["cloudformation.amazonaws.com", "CloudFormation"],
    ["lambda.amazonaws.com", "an AWS service"],
    ["AWS Internal", "an AWS service"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101", "console"],
    ["stratus-red-team_2d6f", "Stratus Red Team"],
    ["python-requests/2.28.0", "python-requests"],
    ["[]", "unknown"],
    ["", "unknown"],
    ["x".repeat(100), "x".repeat(40)],
  ])("reads %j as %s", (userAgent, name) => {
    expect(toolOf({ userAgent }).name).toBe(name);
  });

  it.each([
    ["Coral/Netty4", "console"],
    ["aws-sdk-java/2.20", "console"],
    ["aws-cli/2.15.0", "AWS CLI"],
  ])("reads %j in a session of the console as %s", (userAgent, name) => {
    expect(toolOf({ userAgent, sessionCredentialFromConsole: "true" }).name).toBe(name);
    expect(toolOf({ userAgent, sessionCredentialFromConsole: true }).name).toBe(name);
  });

  it("is quick with what nobody would call a program", () => {
    const startedMs = performance.now();
    toolOf({ userAgent: "console.".repeat(100_000) });
    expect(performance.now() - startedMs).toBeLessThan(500);
  });
});
