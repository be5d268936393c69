declare module "dynalite" {
  import type { Server } from "node:http";
  export default function dynalite(options: Readonly<Record<string, unknown>>): Server;
}
declare module "kinesalite" {
  import type { Server } from "node:http";
  export default function kinesalite(options: Readonly<Record<string, unknown>>): Server;
}
