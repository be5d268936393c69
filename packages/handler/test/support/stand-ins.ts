import type { Server } from "node:http";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Makes a server out of a few options. */
type CreateServer = (options: Readonly<Record<string, unknown>>) => Server;

/** DynamoDB in this process. The package has no types; its README promises this one. */
export const createDynalite: CreateServer = require("dynalite") as CreateServer;

/** Kinesis in this process, likewise. */
export const createKinesalite: CreateServer = require("kinesalite") as CreateServer;
