import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const place = new URL("../src/settings/", import.meta.url).href;

/** Reads from both services at once, and prints what came of each. */
const script = `
  const { readParameter } = await import("${place}ssm.ts");
  const { readObject } = await import("${place}s3.ts");
  const results = await Promise.allSettled([readParameter("/a"), readObject("bucket", "key")]);
  console.log(results.map(({ reason }) => reason?.name).join());
`;

it("gives up settings that never come, so that alerts still go out", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "example",
  };
  try {
    const args = ["--input-type=module", "--eval", script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, timeout: 25_000 });
    expect(stdout).toBe("TimeoutError,TimeoutError\n");
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
