import { vi } from "vitest";
import { localAccess } from "./table.ts";

/**
 * Lets clients of AWS that are made from now on reach stand-ins, given the variables that name their
 * endpoints. Files of tests share a process: `vi.unstubAllEnvs` takes it back.
 */
export function stubAccess(endpoints: Readonly<Record<string, string>>): void {
  const access = {
    AWS_REGION: localAccess.region,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  };
  for (const [name, value] of Object.entries({ ...access, ...endpoints })) vi.stubEnv(name, value);
}
