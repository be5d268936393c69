import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SettingsSource } from "./settings-keeper.ts";

/**
 * Finds the settings document that `CONFIG_URI` names: `ssm:<parameter>`, `s3://<bucket>/<key>`,
 * or a file of the bundle, `bundle:settings.json`. Without one the document is empty. The clients
 * of SSM and S3 are loaded when first needed. Returns a sentence where the address is none.
 */
export function createSettingsSource(
  uri: string | undefined,
  folder: string,
): SettingsSource | string {
  if (uri === undefined || uri === "") return async () => "{}";
  const [, kind, rest = ""] = /^(ssm:|s3:\/\/|bundle:)(.+)$/.exec(uri) ?? [];
  if (kind === "bundle:") return () => readFile(join(folder, rest), "utf8");
  if (kind === "ssm:") {
    return async () => (await import("./ssm.ts")).readParameter(rest);
  }
  const slash = rest.indexOf("/");
  if (kind === "s3://" && slash > 0 && slash < rest.length - 1) {
    const [bucket, key] = [rest.slice(0, slash), rest.slice(slash + 1)];
    return async () => (await import("./s3.ts")).readObject(bucket, key);
  }
  return (
    `CONFIG_URI is ${JSON.stringify(uri)}: write ssm:<parameter name>, s3://<bucket>/<key> or ` +
    "bundle:<file>."
  );
}
