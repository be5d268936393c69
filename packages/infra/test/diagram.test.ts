import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { Account } from "./support/account.ts";
import { drawFlows } from "./support/draw-flows.ts";
import { listFlows } from "./support/list-flows.ts";
import { resolveTemplates } from "./support/resolve-templates.ts";
import { synthesise } from "./support/synthesise.ts";

const loaded = loadEnvironments(fileURLToPath(new URL("../environments", import.meta.url)), "prod");
const [prod] = loaded.ok ? loaded.value : [];

describe("the diagram", () => {
  if (prod === undefined) throw new Error("There is no example prod");
  const account = new Account(resolveTemplates(synthesise(prod), prod));

  it("shows what is deployed; `vitest run diagram -u` draws it anew", async () => {
    const flows = listFlows(account);
    expect(flows.length).toBeGreaterThan(20);
    await expect(drawFlows(flows, "Where records and alerts go in prod")).toMatchFileSnapshot(
      "../diagram.svg",
    );
  });
});
