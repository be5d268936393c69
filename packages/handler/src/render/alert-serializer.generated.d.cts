import type { AlertDocument } from "./document.ts";

/** Writes what `alert.schema.json` names of an alert, and nothing else. */
declare function serialize(alert: AlertDocument): string;
export = serialize;
