import type { Condition } from "../condition/node.ts";
import type { Finding, RuleSet, Told } from "../matcher/finding.ts";
import { parseRecord } from "../matcher/parse-record.ts";
import type { Verdict } from "./decide.ts";
import type { Inflating } from "./input.ts";
import { createMachine, type KeptPart, type Machine, type Sifted } from "./machine.ts";
import type { OutlinePaths } from "./outlines.ts";
import { type Plan, planRules } from "./plan.ts";
import { isControl, parse, type RecordText, readDocument } from "./read-document.ts";

/** Rules, made ready to be asked about whole documents of bytes. */
export interface Scanner {
  /** Every record of a document, and the findings in each. */
  scan(document: Uint8Array): Scan;
  /** The rules that match each record, which is parsed only where nothing less decides. */
  decide(document: Uint8Array): Decided;
  /**
   * Takes out of a document the records that no rule matches. Undefined for a document that is
   * unusual as a whole, or a single record: read it as if there were no scanner.
   */
  readonly sift: (document: Uint8Array) => Sifted | undefined;
  /**
   * The JSON text of the record in a part of the document sifted last, and cheaply; undefined for
   * an element of a delivery that has no message.
   */
  readonly textOf: (part: KeptPart) => string | undefined;
  /** What has been found out about the record in a part; undefined for what is unusual. */
  readonly toldOf: (part: KeptPart) => Verdict | undefined;
  /**
   * Inflates gzip into the scanner's own memory, where `sift`, `scan` and `decide` take it without
   * a copy. The bytes are lent until the next call of any, and under notes until they are sifted.
   * Undefined for what is damaged, larger than `bytesMax`, or merely unusual: zlib will say which.
   * The CRC is compared by way of `crc32`, which is that of `node:zlib`.
   */
  readonly inflate: (gzip: Uint8Array, inflating: Inflating) => Uint8Array | undefined;
}

/** What a document holds. Every record is counted once. */
export interface Scan extends RecordCounts {
  /** Those of one record after another, and of each in the order of the rules. */
  readonly findings: readonly Finding[];
}

/** What a document holds, without the records. */
export interface Decided extends RecordCounts {
  /** For each record that some rule matches, the ids of all that do, in the order of the rules. */
  readonly matches: readonly (readonly string[])[];
}

/** How many records a document holds. */
interface RecordCounts {
  /** JSON objects, whether a rule matches them or none. */
  readonly evaluated: number;
  /** No JSON, or no object. */
  readonly unreadable: number;
}

/** What else a scanner is to do. */
export interface ScannerOptions {
  /** Whether `sift` gives a note of every record (see `Notes`), for those who count and select. */
  readonly notes: boolean;
  /**
   * The paths of each outline that notes are to have of a record (see `Notes`): at most four lists,
   * of 32 paths together, of names alone. What varies by itself is best in a list of its own. The
   * note of a record is unknown where one of the values is an array or object, or where they are long.
   */
  readonly outlines?: readonly OutlinePaths[];
}

/**
 * Starts a scanner for a rule set. It walks a document's bytes without parsing it, passes over the
 * records that no rule can match, and parses the others for the rule set to match: so its answers
 * are those of the rule set. Records on which one of `also` may hold are never passed over.
 */
export function createScanner(
  rules: RuleSet,
  also: readonly Condition[] = [],
  options: ScannerOptions = { notes: false },
): Scanner {
  const plan = planRules(rules.rules, also, options);
  const scanner = runScanner(rules, plan, createMachine(plan.tables, plan.host));
  // Code is compiled when it first runs: better now than while a first delivery waits.
  scanner.decide(sample);
  return scanner;
}

/** A delivery of one record, in bytes: ASCII is its own. */
const sample = Uint8Array.from(
  '{"logEvents":[{"id":"1","timestamp":1,"message":"{\\"eventSource\\":\\"-\\"}"}]}',
  (letter) => letter.charCodeAt(0),
);

/** Puts a plan and a machine together; apart from `createScanner`, tests run odd machines. */
export function runScanner(rules: RuleSet, plan: Plan, machine: Machine): Scanner {
  return {
    sift: (document) => machine.sift(document),
    textOf: (part) => machine.record(part),
    toldOf: ({ verdict }) => (verdict === -1 ? undefined : plan.verdict(verdict)),
    inflate: (gzip, inflating) => machine.inflate(gzip, inflating),
    scan(document) {
      const findings: Finding[] = [];
      const counts = visit(document, { machine, plan }, ({ verdict, read }) => {
        const found = matchText(rules, read(), verdict);
        findings.push(...(found ?? []));
        return found !== undefined;
      });
      return { findings, ...counts };
    },
    decide(document) {
      const matches: (readonly string[])[] = [];
      const counts = visit(document, { machine, plan }, ({ verdict, read }) => {
        const isCertain = verdict !== undefined && verdict.open.length === 0;
        const found = isCertain
          ? verdict.certain
          : matchText(rules, read(), verdict)?.map(({ ruleId }) => ruleId);
        if (found !== undefined && found.length > 0) matches.push(found);
        return found !== undefined;
      });
      return { matches, ...counts };
    },
  };
}

/** A record that may match, or what is none. */
interface Visited {
  /** Undefined for what is unusual and may be anything. */
  readonly verdict: Told | undefined;
  readonly read: () => RecordText;
}

/** Visits what the scanner does not pass over, and counts; the visitor says if it is a record. */
function visit(
  document: Uint8Array,
  { machine, plan }: { readonly machine: Machine; readonly plan: Plan },
  isRecord: (visited: Visited) => boolean,
): RecordCounts {
  const sifted = machine.sift(document);
  if (sifted === undefined) {
    const texts = readDocument(machine.text(0, document.length));
    const records = texts.filter((text) => isRecord({ verdict: undefined, read: () => text }));
    return { evaluated: records.length, unreadable: texts.length - records.length };
  }
  const { kind, passed, kept, list } = sifted;
  if (kind === "logs" && isControlDelivery(machine, list, document.length)) {
    return { evaluated: 0, unreadable: 0 };
  }
  const records = kept.filter((part) =>
    isRecord({
      verdict: part.verdict === -1 ? undefined : plan.verdict(part.verdict),
      read: () => machine.record(part),
    }),
  );
  return { evaluated: passed + records.length, unreadable: kept.length - records.length };
}

/** What is around the list says what the list holds. */
function isControlDelivery(machine: Machine, list: Sifted["list"], length: number): boolean {
  const frame = `${machine.text(0, list.start)}[]${machine.text(list.end, length)}`;
  // Nearly all are data, which is seen without parsing, unless an escape hides what they are.
  return /CONTROL|\\/.test(frame) && isControl(parse(frame));
}

/** The findings; undefined where the text is no record, as one with a verdict always is. */
function matchText(
  rules: RuleSet,
  json: RecordText,
  verdict: Told | undefined,
): readonly Finding[] | undefined {
  if (json === undefined) return undefined;
  if (verdict !== undefined) return rules.matchText(json, verdict);
  const record = parseRecord(json);
  return record && rules.match(record, json);
}
