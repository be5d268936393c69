import type { Condition, Finding, RuleSet, Told, TrailRecord } from "@logcritical/rules";
import { accountOf, regionOf, timeOf } from "@logcritical/rules/record";
import {
  createScanner,
  type Notes,
  noteFlags,
  noteWords,
  type Scanner,
} from "@logcritical/rules/scan";
import type { Batch } from "../read/read-records.ts";
import type { Selection } from "../read/selection.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import type { FoundFile } from "../read/walk.ts";
import { describeRecord } from "../replay/result.ts";
import { createActivityLog } from "./activity.ts";
import { printFinding, type RowPrinter } from "./finding-text.ts";
import { HitPacker } from "./hits.ts";
import type { Portion } from "./portion.ts";
import { idWords, isId, textIdOf, writeId } from "./record-id.ts";
import { unusual } from "./unusual.ts";

/** What is run, over what. */
export interface ExaminerParts {
  readonly rules: RuleSet;
  readonly selection: Selection;
  /** Prints findings as soon as they are known; none where somebody else is to look at them. */
  readonly printer?: RowPrinter | undefined;
  readonly watch?: Watch | undefined;
}

/** What looks at records that are asked for, as they were read. */
export interface Watch {
  /** Is shown a record, and what is found in it. */
  readonly see: (read: ReadRecord, findings: readonly Finding[]) => void;
  /** Whether it wants to see those in which nothing is found, too, which takes several times as long. */
  readonly seesAll?: true;
  /** Whether nobody else wants the findings, so that portions need none. */
  readonly isAlone: boolean;
}

/** What is to be known of a record besides what the rules say. */
interface RecordFacts {
  readonly timeMs: number | undefined;
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** Examines records, one after the other, of one part of a file. */
interface Examination {
  /** Takes a record that has been parsed: the rules are asked, unless it is not asked for. */
  take(read: ReadRecord, scanned?: Scanned): void;
  /** Takes a record that no rule matches, by its note; its note must be known. */
  note(notes: Notes, index: number): void;
  /** How many records have been taken. */
  readonly count: number;
  /** What came of it; nothing can be taken any more. */
  end(from: PortionSource): Portion;
}

/** What a scanner says of the text of a record that it keeps. */
interface Scanned {
  /** What it leaves open of the rules; without it, they are all asked. */
  readonly told: Told | undefined;
  readonly notes: Notes;
  /** Which of the notes is the record's. */
  readonly index: number;
}

/** Where a portion comes from. */
type PortionSource = Pick<Portion, "notData" | "bytesRead"> & { readonly file: FoundFile };

/** Asks rules about records, and describes what they find. */
export interface Examiner {
  /** Starts on a part of about so many records. */
  start(count: number): Examination;
  /** Passes over what no rule matches, and takes notes of it. */
  readonly scanner: Pick<Scanner, "inflate" | "sift" | "textOf" | "toldOf">;
  /** Examines a batch of records that have been parsed. */
  examine(batch: Batch): Portion;
}

/** Creates an examiner, which knows nothing of the records before. */
export function createExaminer(parts: ExaminerParts): Examiner {
  const { rules } = parts;
  const places = new Map(rules.rules.map(({ rule }, place) => [rule.id, place]));
  const bench = { ...parts, places, hits: new HitPacker() };
  const start = (count: number): Examination => new PartExamination(bench, count);
  let scanner: Scanner | undefined;
  return {
    start,
    get scanner() {
      const also = parts.watch?.seesAll === true ? [...unusual, any] : unusual;
      scanner ??= createScanner(rules, also, { notes: true });
      return scanner;
    },
    examine(batch) {
      const examination = start(batch.records.length);
      for (const read of batch.records) examination.take(read);
      return examination.end(batch);
    },
  };
}

/** Holds for every record. */
const any: Condition = { kind: "none", conditions: [] };

interface Bench extends ExaminerParts {
  readonly places: ReadonlyMap<string, number>;
  /** For one examination at a time. */
  readonly hits: HitPacker;
}

class PartExamination implements Examination {
  readonly #bench: Bench;
  #ids: Uint32Array;
  readonly #activity = createActivityLog();
  #fromMs = Number.POSITIVE_INFINITY;
  #toMs = Number.NEGATIVE_INFINITY;
  /** By the number of the record, where any is not asked for. */
  #unselected: Set<number> | undefined;
  #count = 0;
  /** Records for the watch, which must not see those of a part that is given up. */
  readonly #watched: Parameters<Watch["see"]>[] = [];

  constructor(bench: Bench, count: number) {
    this.#bench = bench;
    bench.hits.start();
    this.#ids = new Uint32Array(Math.max(1, count) * idWords);
  }

  get count(): number {
    return this.#count;
  }

  take(read: ReadRecord, scanned?: Scanned): void {
    const { record, json } = read;
    const index = this.#count;
    const facts = (scanned && this.#readNote(scanned)) ?? this.#readRecord(record);
    if (!this.#keep(facts)) return;
    const { rules, places, printer, hits, watch } = this.#bench;
    const findings = rules.match(record, json, scanned?.told);
    const isFound = findings.length > 0;
    if (watch !== undefined && (isFound || watch.seesAll === true)) {
      this.#watched.push([read, findings]);
    }
    if (!isFound || watch?.isAlone === true) return;
    const { timeMs } = facts;
    const id = textIdOf(record);
    const description = describeRecord(record, timeMs);
    for (const finding of findings) {
      const place = places.get(finding.ruleId) ?? 0;
      const hit = { index, place, timeMs, id };
      hits.add(hit, printFinding(finding, description, printer));
    }
  }

  note(notes: Notes, index: number): void {
    const facts = this.#readNote({ notes, index });
    if (facts === undefined) throw new Error("a record was passed over, and its note is unknown");
    this.#keep(facts);
  }

  end({ file, notData, bytesRead }: PortionSource): Portion {
    for (const seen of this.#watched) this.#bench.watch?.see(...seen);
    return {
      kind: "portion",
      file,
      bytesRead,
      notData,
      count: this.#count,
      ids: this.#ids.slice(0, this.#count * idWords),
      ...(this.#unselected !== undefined && { unselected: this.#unselected }),
      hits: this.#bench.hits.pack(),
      span: { fromMs: this.#fromMs, toMs: this.#toMs },
      activity: this.#activity.list(),
    };
  }

  /** Takes the id of the record at hand from a note, and gives what else it says; or nothing. */
  #readNote({ notes, index }: Pick<Scanned, "notes" | "index">): RecordFacts | undefined {
    const { words, accounts, regions } = notes;
    const at = index * noteWords.length;
    const flags = words[at + noteWords.flags] ?? noteFlags.unknown;
    if ((flags & noteFlags.unknown) !== 0) return undefined;
    const to = this.#makeRoom();
    for (let word = 0; word < idWords; word += 1) {
      this.#ids[to + word] = words[at + noteWords.id + word] ?? 0;
    }
    if ((flags & noteFlags.noId) === 0 && !isId(this.#ids, to)) writeId(zeroUUID, this.#ids, to);
    const seconds = words[at + noteWords.time] ?? 0;
    return {
      timeMs: (flags & noteFlags.noTime) === 0 ? seconds * 1000 : undefined,
      account: accounts[words[at + noteWords.account] ?? 0],
      region: regions[words[at + noteWords.region] ?? 0],
    };
  }

  #readRecord(record: TrailRecord): RecordFacts {
    const to = this.#makeRoom();
    writeId(textIdOf(record), this.#ids, to);
    return { timeMs: timeOf(record), account: accountOf(record), region: regionOf(record) };
  }

  /** Where the id of the record at hand belongs; one part of a document may hold several records. */
  #makeRoom(): number {
    const to = this.#count * idWords;
    if (to + idWords > this.#ids.length) {
      const larger = new Uint32Array(this.#ids.length * 2);
      larger.set(this.#ids);
      this.#ids = larger;
    }
    return to;
  }

  /** Counts the record at hand, and says whether it is asked for. */
  #keep(facts: RecordFacts): boolean {
    const { timeMs, account, region } = facts;
    if (timeMs !== undefined) {
      this.#fromMs = Math.min(this.#fromMs, timeMs);
      this.#toMs = Math.max(this.#toMs, timeMs);
      this.#activity.note(account, region, timeMs);
    }
    const isAsked = isSelected(facts, this.#bench.selection);
    if (!isAsked) {
      this.#unselected ??= new Set();
      this.#unselected.add(this.#count);
    }
    this.#count += 1;
    return isAsked;
  }
}

/** Its bits are those of no id. */
const zeroUUID = "00000000-0000-0000-0000-000000000000";

/** What a record has no time, account or region for cannot leave it out: nothing is to be missed. */
export function isSelected(
  { timeMs, account, region }: RecordFacts,
  { sinceMs, untilMs, accounts, regions }: Selection,
): boolean {
  if (timeMs !== undefined && sinceMs !== undefined && timeMs < sinceMs) return false;
  if (timeMs !== undefined && untilMs !== undefined && timeMs >= untilMs) return false;
  return isAmong(account, accounts) && isAmong(region, regions);
}

function isAmong(name: string | undefined, asked: ReadonlySet<string>): boolean {
  return asked.size === 0 || name === undefined || asked.has(name);
}
