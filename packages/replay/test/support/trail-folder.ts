import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Files by their paths. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes the files into a new folder, which goes with the test, and returns its path. */
export async function createFolder(files: Files = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "logcritical-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return folder;
}

/** The value as JSON on one line. */
export const json = (value: unknown): string => JSON.stringify(value);

/**
 * A record on which `cloudtrail-change` fires, with an id of one digit that is also its hour, so
 * that findings come in the order of ids.
 */
export function stopLogging(id: string, more: object = {}): object {
  return {
    eventVersion: "1.11",
    eventID: id,
    eventTime: `2026-08-01T0${id}:05:31Z`,
    eventSource: "cloudtrail.amazonaws.com",
    eventName: "StopLogging",
    awsRegion: "eu-west-1",
    sourceIPAddress: "203.0.113.7",
    userAgent: "aws-cli/2.31.4",
    userIdentity: { type: "IAMUser", userName: "mallory", accountId: "111122223333" },
    requestParameters: { name: "trail" },
    responseElements: null,
    eventType: "AwsApiCall",
    readOnly: false,
    recipientAccountId: "111122223333",
    ...more,
  };
}
