import { isObject, ownValue } from "../record/value.ts";
import { listElements } from "./list-elements.ts";

/** A record's JSON text, or undefined for what is no text of one. */
export type RecordText = string | undefined;

/**
 * Reads a document as the texts of its records, by parsing all of it: a delivery of CloudWatch
 * Logs, a file of CloudTrail, a single record, or lines. This defines what the scanner has to
 * answer. The texts may be no JSON, and no object: that is for the matcher to find.
 */
export function readDocument(text: string): readonly RecordText[] {
  const root = parse(text);
  if (root === undefined) return text.split("\n").filter((line) => !isBlank(line));
  if (!isObject(root)) return [text];
  if (Array.isArray(ownValue(root, "logEvents"))) {
    return isControl(root) ? [] : listElements(text, "logEvents").map(messageOf);
  }
  return Array.isArray(ownValue(root, "Records")) ? listElements(text, "Records") : [text];
}

/** The record in an element of `logEvents`, itself JSON text. */
export function messageOf(element: string): RecordText {
  const parsed = parse(element);
  const message = isObject(parsed) ? ownValue(parsed, "message") : undefined;
  return typeof message === "string" ? message : undefined;
}

/**
 * Whether a delivery only tries whether anybody is there. Source: "Log group-level subscription
 * filters", Amazon CloudWatch Logs User Guide.
 */
export function isControl(delivery: unknown): boolean {
  return isObject(delivery) && ownValue(delivery, "messageType") === "CONTROL_MESSAGE";
}

/** The value of JSON text; undefined where it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a line holds nothing. */
function isBlank(line: string): boolean {
  return /^[ \t\r]*$/.test(line);
}
