import { IAMClient } from "@aws-sdk/client-iam";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  answerCustomResource,
  type CustomResourceRequest,
} from "../src/identity/credential/custom-resource.ts";
import type { Credential } from "../src/identity/credential/keep-credential.ts";
import { deriveSMTPPassword } from "../src/identity/credential/smtp-password.ts";
import { type FakeAWS, secretAccessKey, startFakeAWS } from "./support/fake-aws.ts";

describe("deriveSMTPPassword", () => {
  // Computed apart from this code, with AWS's public example of a secret access key.
  it.each([
    ["us-east-1", "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9"],
    ["eu-west-1", "BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk"],
  ])("holds for %s", (region, password) => {
    expect(deriveSMTPPassword(secretAccessKey, region)).toBe(password);
  });
});

describe("the custom resource", () => {
  let aws: FakeAWS;
  let clients: Parameters<typeof answerCustomResource>[1];
  const pauses: number[] = [];
  let whilePaused = (): void => undefined;
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);

  beforeAll(async () => {
    aws = await startFakeAWS();
    const options = {
      endpoint: aws.url,
      region: "eu-west-1",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      maxAttempts: 1,
    };
    clients = {
      iam: new IAMClient(options),
      secrets: new SecretsManagerClient(options),
      pause: async (ms) => {
        pauses.push(ms);
        whilePaused();
      },
    };
  });

  afterAll(async () => {
    await aws.stop();
    log.mockRestore();
  });

  beforeEach(() => {
    aws.keys.clear();
    aws.keys.set("smtp", []);
    aws.secrets.clear();
    aws.failing.clear();
    aws.done.length = 0;
    aws.answers.length = 0;
    log.mockClear();
    pauses.length = 0;
    whilePaused = () => undefined;
  });

  async function ask(
    type: CustomResourceRequest["RequestType"],
    properties: Partial<Credential> = {},
    physicalId?: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    await answerCustomResource(
      {
        RequestType: type,
        ResponseURL: `${aws.url}/answer`,
        StackId: "stack",
        RequestId: "request",
        LogicalResourceId: "Credential",
        ...(physicalId === undefined ? {} : { PhysicalResourceId: physicalId }),
        ResourceProperties: {
          userName: "smtp",
          secretId: "secret",
          serial: "1",
          form: "smtp",
          region: "eu-west-1",
          ...properties,
        },
      },
      clients,
    );
    return aws.answers.at(-1)?.body ?? {};
  }

  function keysOf(user = "smtp"): readonly string[] {
    return aws.keys.get(user) ?? [];
  }

  function stored(secret = "secret"): unknown {
    return JSON.parse(aws.secrets.get(secret) ?? "null");
  }

  it("stores a name and a password for SMTP, and not the key", async () => {
    expect(await ask("Create")).toEqual({
      Status: "SUCCESS",
      PhysicalResourceId: "smtp",
      StackId: "stack",
      RequestId: "request",
      LogicalResourceId: "Credential",
      NoEcho: true,
    });
    expect(stored()).toEqual({
      host: "email-smtp.eu-west-1.amazonaws.com",
      port: 587,
      username: keysOf()[0],
      password: "BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk",
      serial: "1",
    });
    expect(aws.secrets.get("secret")).not.toContain(secretAccessKey);
  });

  it("stores an access key where one is asked for", async () => {
    await ask("Create", { form: "access-key" });
    expect(stored()).toEqual({ accessKeyId: keysOf()[0], secretAccessKey, serial: "1" });
  });

  it.each(["smtp", "access-key"] as const)("does nothing twice (%s)", async (form) => {
    await ask("Create", { form });
    const before = aws.secrets.get("secret");
    await ask("Create", { form });
    await ask("Update", { form }, "smtp");
    expect(aws.done).toEqual(["create", "store"]);
    expect(aws.secrets.get("secret")).toBe(before);
  });

  it("makes another key for another serial, and takes the old one away after storing", async () => {
    await ask("Create");
    const [old] = keysOf();
    await ask("Update", { serial: "2" }, "smtp");
    expect(aws.done).toEqual(["create", "store", "create", "store", "delete 0"]);
    expect(keysOf()).toHaveLength(1);
    expect(keysOf()).not.toContain(old);
    expect(stored()).toMatchObject({ username: keysOf()[0], serial: "2" });
  });

  it("puts a new key into a new secret while the old one still holds", async () => {
    await ask("Create");
    await ask("Update", { secretId: "other" }, "smtp");
    expect(aws.done).toEqual(["create", "store", "create", "store", "delete 0"]);
    expect(stored("other")).toMatchObject({ username: keysOf()[0] });
  });

  it("makes the key again that somebody deleted", async () => {
    await ask("Create");
    aws.keys.set("smtp", []);
    await ask("Update", {}, "smtp");
    expect(stored()).toMatchObject({ username: keysOf()[0] });
  });

  it.each(["", "null", "[1]", "no JSON", '{"serial":1}', '{"serial":"1"}'])(
    "replaces what is not from here: %j",
    async (value) => {
      aws.secrets.set("secret", value);
      await ask("Create");
      expect(stored()).toMatchObject({ serial: "1", username: keysOf()[0] });
    },
  );

  it("leaves no key behind that it could not store", async () => {
    await ask("Create");
    const [old] = keysOf();
    aws.failing.set("PutSecretValue", "InternalServiceError");
    expect(await ask("Update", { serial: "2" }, "smtp")).toMatchObject({
      Status: "FAILED",
      PhysicalResourceId: "smtp",
      Reason: "The credential of smtp: InternalServiceError",
    });
    expect(keysOf()).toEqual([old]);
  });

  it("goes on after an attempt that broke off between making and storing", async () => {
    await ask("Create");
    const [old = ""] = keysOf();
    aws.keys.set("smtp", [old, "AKIASTRAY"]);
    aws.done.length = 0;
    await ask("Update", { serial: "2" }, "smtp");
    expect(aws.done).toEqual(["delete 1", "create", "store", "delete 0"]);
    expect(stored()).toMatchObject({ username: keysOf()[0], serial: "2" });
  });

  it("goes on after an attempt that broke off before the old key went", async () => {
    await ask("Create");
    aws.keys.set("smtp", ["AKIAOLD", ...keysOf()]);
    aws.done.length = 0;
    await ask("Update", {}, "smtp");
    expect(aws.done).toEqual(["delete 0"]);
    expect(stored()).toMatchObject({ username: keysOf()[0] });
  });

  it("makes room among two keys of which none is stored", async () => {
    aws.keys.set("smtp", ["AKIAONE", "AKIATWO"]);
    await ask("Create");
    expect(keysOf()).toHaveLength(1);
    expect(stored()).toMatchObject({ username: keysOf()[0] });
  });

  it("is another resource for another user, whose first one CloudFormation then deletes", async () => {
    await ask("Create");
    aws.keys.set("mail", []);
    expect(await ask("Update", { userName: "mail", secretId: "other" }, "smtp")).toMatchObject({
      PhysicalResourceId: "mail",
    });
    expect(keysOf()).toHaveLength(1);
    expect(await ask("Delete", {}, "smtp")).toMatchObject({
      Status: "SUCCESS",
      PhysicalResourceId: "smtp",
    });
    expect(keysOf()).toEqual([]);
    expect(keysOf("mail")).toHaveLength(1);
  });

  it("stays the resource that it was when it cannot become another", async () => {
    await ask("Create");
    aws.failing.set("CreateAccessKey", "AccessDenied");
    expect(await ask("Update", { userName: "mail" }, "smtp")).toMatchObject({
      Status: "FAILED",
      PhysicalResourceId: "smtp",
    });
  });

  it("waits for permissions that IAM does not know yet", async () => {
    aws.failing.set("CreateAccessKey", "AccessDenied");
    whilePaused = () => {
      if (pauses.length === 2) aws.failing.clear();
    };
    expect(await ask("Create")).toMatchObject({ Status: "SUCCESS" });
    expect(pauses).toEqual([5_000, 10_000]);
    expect(keysOf()).toHaveLength(1);
  });

  it("does not wait for ever, and for nothing else", async () => {
    aws.failing.set("CreateAccessKey", "AccessDenied");
    expect(await ask("Create")).toMatchObject({ Status: "FAILED" });
    expect(pauses).toEqual([5_000, 10_000, 15_000]);
    aws.failing.set("CreateAccessKey", "ServiceFailure");
    expect(await ask("Create")).toMatchObject({ Status: "FAILED" });
    expect(pauses).toHaveLength(3);
  });

  it("deletes what is gone already", async () => {
    aws.keys.delete("smtp");
    expect(await ask("Delete", {}, "smtp")).toMatchObject({ Status: "SUCCESS" });
  });

  it("says when it could not delete", async () => {
    aws.keys.set("smtp", ["AKIAONE"]);
    aws.failing.set("DeleteAccessKey", "AccessDenied");
    expect(await ask("Delete", {}, "smtp")).toMatchObject({ Status: "FAILED" });
  });

  it("sends the answer without a content type, as the address is signed", async () => {
    await ask("Create");
    expect(aws.answers[0]?.type).toBe("");
  });

  it("throws where CloudFormation cannot be told, so that Lambda calls again", async () => {
    aws.failing.set("PUT", "Forbidden");
    await expect(ask("Create")).rejects.toThrow("answered 403");
  });

  it("never says a secret, neither to CloudFormation nor to the log", async () => {
    await ask("Create");
    await ask("Update", { serial: "2", form: "access-key" }, "smtp");
    // The message of this failure repeats the value, as messages of AWS do.
    aws.failing.set("PutSecretValue", "ValidationException");
    await ask("Update", { serial: "3", form: "access-key" }, "smtp");
    const said = JSON.stringify([aws.answers, log.mock.calls]);
    expect(log).toHaveBeenCalledTimes(3);
    expect(said).toContain("ValidationException");
    for (const secret of [secretAccessKey, "BMW5RDrX", "AKIA"]) expect(said).not.toContain(secret);
  });
});
