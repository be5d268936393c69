import type { Finding, RuleSet } from "../../src/index.ts";
import type { Scanner } from "../../src/scan/index.ts";
import { readDocument } from "../../src/scan/read-document.ts";

/** What an engine says of a document, in a form that can be compared and shown. */
export interface Answer {
  readonly matches: readonly (readonly string[])[];
  readonly evaluated: number;
  readonly unreadable: number;
}

/** What the reference engine says: it parses the whole document, and then each record. */
export function askReference(rules: RuleSet, document: Uint8Array): Answer {
  const texts = readDocument(Buffer.from(document).toString("utf8"));
  const evaluated = texts.filter((text) => text !== undefined && isObjectText(text)).length;
  const matches = texts
    .map((text) => (text === undefined ? [] : idsOf(rules.matchText(text))))
    .filter((ids) => ids.length > 0);
  return { matches, evaluated, unreadable: texts.length - evaluated };
}

/** What the scanner says, once deciding and once finding; a difference shows as two answers. */
export function askScanner(scanner: Scanner, document: Uint8Array): readonly Answer[] {
  const decided = scanner.decide(document);
  const { findings, evaluated, unreadable } = scanner.scan(document);
  const byRecord = new Map<unknown, string[]>();
  for (const { record, ruleId } of findings) {
    byRecord.set(record, [...(byRecord.get(record) ?? []), ruleId]);
  }
  return [decided, { matches: [...byRecord.values()], evaluated, unreadable }];
}

function idsOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ ruleId }) => ruleId);
}

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
