import { describe, expect, it } from "vitest";
import { redact } from "./redact.ts";

const hidden = "[redacted]";

const shown: readonly (readonly [string, object, object])[] = [
  [
    "keeps what is not secret",
    { eventName: "A", n: 1, b: true, z: null },
    { eventName: "A", n: 1, b: true, z: null },
  ],
  [
    "hides by name, whatever its case and separators",
    {
      sessionToken: "a",
      SecretAccessKey: "b",
      master_user_password: "c",
      "x-api-key": "d",
      pin: 1234,
    },
    {
      sessionToken: hidden,
      SecretAccessKey: hidden,
      master_user_password: hidden,
      "x-api-key": hidden,
      pin: hidden,
    },
  ],
  [
    "hides all text under a secret name, but what only looks secret",
    {
      credentials: {
        accessKeyId: "ASIAIOSFODNN7EXAMPLE",
        value: ["x", { y: "z" }],
        expiration: "soon",
      },
    },
    {
      credentials: { accessKeyId: "ASIA…MPLE", value: [hidden, { y: hidden }], expiration: "soon" },
    },
  ],
  [
    "hides in names what it hides in texts, and keeps their order",
    {
      tags: { a: 1, AKIAIOSFODNN7EXAMPLE: "x", "--password=hunter2": "", z: 2 },
      body: '{"token=abcdef":{"ASIAIOSFODNN7EXAMPLE":["y"]}}',
    },
    {
      tags: { a: 1, "AKIA…MPLE": "x", "--password=[redacted]": hidden, z: 2 },
      body: '{"token=[redacted]":{"ASIA…MPLE":["[redacted]"]}}',
    },
  ],
  [
    "does not trust a harmless name with an object below",
    { credentials: { expiration: { x: "secret" } } },
    { credentials: { expiration: { x: hidden } } },
  ],
  [
    "shows which secret, and settings of passwords",
    {
      secretId: "db",
      passwordResetRequired: false,
      minimumPasswordLength: 14,
      sessionCredentialFromConsole: "true",
    },
    {
      secretId: "db",
      passwordResetRequired: false,
      minimumPasswordLength: 14,
      sessionCredentialFromConsole: "true",
    },
  ],
  [
    "hides user data and environments",
    {
      userData: "IyEvYmlu",
      environment: { variables: { DB: "x" } },
      environmentVariables: [{ name: "A", value: "b" }],
    },
    {
      userData: hidden,
      environment: { variables: { DB: hidden } },
      environmentVariables: [{ name: hidden, value: hidden }],
    },
  ],
  [
    "looks into strings that hold JSON",
    {
      policy: ' {"a": {"password": "x"}, "b": "{\\"token\\":\\"y\\"}"}',
      list: '["AKIAIOSFODNN7EXAMPLE"]',
    },
    {
      policy: `{"a":{"password":"${hidden}"},"b":"{\\"token\\":\\"${hidden}\\"}"}`,
      list: '["AKIA…MPLE"]',
    },
  ],
  [
    "keeps what only looks like JSON",
    { a: "{not json", b: "[1", c: "12" },
    { a: "{not json", b: "[1", c: "12" },
  ],
  [
    "cuts access keys in any text, and no other id",
    { errorMessage: "key AKIAIOSFODNN7EXAMPLE, role AROAIOSFODNN7EXAMPLE" },
    { errorMessage: "key AKIA…MPLE, role AROAIOSFODNN7EXAMPLE" },
  ],
  [
    "hides values whose name stands beside them",
    {
      parameters: [
        { parameterKey: "DBPassword", parameterValue: "a" },
        { parameterKey: "Size", parameterValue: "b" },
      ],
      tag: { key: "api_key", value: { c: "c" } },
      option: { Name: "secretArn", Value: "d" },
    },
    {
      parameters: [
        { parameterKey: "DBPassword", parameterValue: hidden },
        { parameterKey: "Size", parameterValue: "b" },
      ],
      tag: { key: "api_key", value: { c: hidden } },
      option: { Name: "secretArn", Value: "d" },
    },
  ],
  [
    "hides what commands, headers and broken JSON carry",
    {
      a: "mysql --password=hunter2 -h db",
      b: '{"masterPassword": "hunter2", "size": 1',
      c: 'sent {\\"token\\":\\"hunter2\\"}',
      d: "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG",
      e: "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0123abcd",
      f: "Authorization: Basic dXNlcjpwYXNzd29yZA==",
      g: "-----BEGIN PRIVATE KEY-----\nDEK-Info: x\nMIIE\n-----END PRIVATE KEY-----!",
      h: "-----BEGIN PRIVATE KEY-----\nDEK-Info: cut of",
      i: "id-eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
      j: "the token: expired",
    },
    {
      a: "mysql --password=[redacted] -h db",
      b: '{"masterPassword": "[redacted]", "size": 1',
      c: 'sent {\\"token\\":\\"[redacted]\\"}',
      d: "aws_secret_access_key=[redacted]",
      e: "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=[redacted]",
      f: "Authorization: Basic [redacted]",
      g: "-----BEGIN PRIVATE KEY-----[redacted]!",
      h: "-----BEGIN PRIVATE KEY-----[redacted]",
      i: "id-[redacted]",
      j: "the token: expired",
    },
  ],
  [
    "hides private keys, web tokens, bearers, signatures and passwords in addresses",
    {
      a: "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
      b: "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
      c: "Authorization: Bearer abcdefgh1234",
      d: "https://b.s3.amazonaws.com/k?X-Amz-Signature=0123abcd&X-Amz-Expires=60",
      e: "https://user:pass@example.org/x",
    },
    {
      a: "-----BEGIN RSA PRIVATE KEY-----[redacted]",
      b: "got [redacted]",
      c: "Authorization: Bearer [redacted]",
      d: "https://b.s3.amazonaws.com/k?X-Amz-Signature=[redacted]&X-Amz-Expires=60",
      e: "https://user:[redacted]@example.org/x",
    },
  ],
];

describe("redact", () => {
  it.each(shown)("%s", (_, record, expected) => {
    const before = structuredClone(record);
    expect(redact({ ...record })).toEqual(expected);
    expect(record).toEqual(before);
  });

  it("keeps own keys that are named like inherited ones", () => {
    const record = JSON.parse('{"__proto__":{"password":"x"},"constructor":"c"}') as object;
    expect(JSON.stringify(redact({ ...record, __proto__: null }))).not.toContain('"x"');
    const parsed = JSON.parse('{"a":{"__proto__":{"token":"x"}}}') as { readonly a: object };
    expect(JSON.stringify(redact(parsed))).toBe('{"a":{"__proto__":{"token":"[redacted]"}}}');
  });

  it.each([
    "eyJ-",
    "eyJ",
    "-eyJaaaaaaaa",
    "a://b:",
    "a.a-",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----END ",
    "password",
    '"token" ',
    "Signature=",
    "Bearer ",
    "AKIA",
  ])("is quick with a megabyte of %j", (part) => {
    const text = part.repeat(1_000_000 / part.length);
    const startedMs = performance.now();
    redact({ text, dotted: `${text}.${text}` });
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });

  it("is soon done with an object in which one name stands in thousands of letter cases", () => {
    const letters = "parametervalue".split("");
    const names = Array.from({ length: 8192 }, (_, bits) =>
      letters.map((letter, at) => ((bits >> at) & 1 ? letter.toUpperCase() : letter)).join(""),
    );
    const record = {
      parameterName: "password",
      ...Object.fromEntries(names.map((name) => [name, "x"])),
    };
    const startedMs = performance.now();
    expect(new Set(Object.values(redact(record)))).toEqual(new Set(["password", hidden]));
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });

  it("cuts off what nests deeper than people write", () => {
    const deep = `${"[".repeat(100_000)}"secret"${"]".repeat(100_000)}`;
    const record = { a: JSON.parse(deep) as unknown, b: deep };
    const text = JSON.stringify(redact(record));
    expect(text).not.toContain("secret");
    expect(text.match(/nested too deep/g)).toHaveLength(2);
  });
});
