import type { Finding, Told, TrailRecord } from "@logcritical/rules";
import { accountOf, regionOf, timeOf } from "@logcritical/rules/record";
import { type Notes, noteFlags, noteWords } from "@logcritical/rules/scan";
import type { Selection } from "../read/selection.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import type { FoundFile } from "../read/walk.ts";
import { createActivityLog } from "./activity.ts";
import type { Finder } from "./finder.ts";
import { noHits } from "./hits.ts";
import type { Portion } from "./portion.ts";
import { idWords, isId, textIdOf, writeId } from "./record-id.ts";
import type { Sight, Watch } from "./watch.ts";

/** What is to be known of a record besides what the rules say. */
interface RecordFacts {
  readonly timeMs: number | undefined;
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** Examines records, one after the other, of one part of a file. */
export interface Examination {
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

/** What records are examined with. */
export interface Bench {
  /** For one examination at a time. */
  readonly finders: readonly Finder[];
  readonly selection: Selection;
  readonly watch: Watch | undefined;
}

/** A record for the watch. */
interface Watched extends Pick<Sight, "timeMs"> {
  /** Which of the examination's records it is. */
  readonly index: number;
  /** With what some rule finds in it; else its outlines, or itself in place of them. */
  readonly seen:
    | { readonly read: ReadRecord; readonly findings: readonly Finding[] }
    | readonly TrailRecord[];
}

/** Examines one part. */
export class PartExamination implements Examination {
  readonly #bench: Bench;
  #ids: Uint32Array;
  readonly #activity = createActivityLog();
  #fromMs = Number.POSITIVE_INFINITY;
  #toMs = Number.NEGATIVE_INFINITY;
  /** By the number of the record, where any is not asked for. */
  #unselected: Set<number> | undefined;
  #count = 0;
  /** Records for the watch, which must not see those of a part that is given up. */
  readonly #watched: Watched[] = [];

  constructor(bench: Bench, count: number) {
    this.#bench = bench;
    for (const { hits } of bench.finders) hits.start();
    this.#ids = new Uint32Array(Math.max(1, count) * idWords);
  }

  get count(): number {
    return this.#count;
  }

  take(read: ReadRecord, scanned?: Scanned): void {
    const index = this.#count;
    const facts = (scanned && this.#readNote(scanned)) ?? this.#readRecord(read.record);
    if (!this.#keep(facts)) return;
    const { finders, watch } = this.#bench;
    let first: readonly Finding[] | undefined;
    let isFound = false;
    for (const finder of finders) {
      // What is told is told of the first.
      const findings = finder.ask(read, first === undefined ? scanned?.told : undefined);
      first ??= findings;
      if (findings.length === 0) continue;
      isFound = true;
      if (watch?.isAlone !== true) finder.add(findings, { read, index, timeMs: facts.timeMs });
    }
    if (watch === undefined || (!isFound && watch.others === undefined)) return;
    const seen = isFound ? { read, findings: first ?? [] } : [read.record];
    this.#watched.push({ index, timeMs: facts.timeMs, seen });
  }

  note(notes: Notes, index: number): void {
    const facts = this.#readNote({ notes, index });
    if (facts === undefined) throw new Error("a record was passed over, and its note is unknown");
    const number = this.#count;
    const others = this.#bench.watch?.others;
    if (!this.#keep(facts) || others === undefined) return;
    const seen = readOutlines(notes, index, others.outlines.length);
    this.#watched.push({ index: number, timeMs: facts.timeMs, seen });
  }

  end({ file, notData, bytesRead }: PortionSource): Portion {
    const { watch, finders } = this.#bench;
    for (const { index, timeMs, seen } of this.#watched) {
      const sight = { timeMs, ids: this.#ids, at: index * idWords };
      if ("read" in seen) watch?.see(seen.read, seen.findings, sight);
      else watch?.others?.see(seen, sight);
    }
    const [hits = noHits, ...others] = finders.map((finder) => finder.hits.pack());
    return {
      kind: "portion",
      file,
      bytesRead,
      notData,
      count: this.#count,
      ids: this.#ids.slice(0, this.#count * idWords),
      ...(this.#unselected !== undefined && { unselected: this.#unselected }),
      hits,
      ...(others.length > 0 && { others }),
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

/** The outlines that a note names. */
function readOutlines(
  { words, outlines }: Notes,
  index: number,
  count: number,
): readonly TrailRecord[] {
  const read: TrailRecord[] = [];
  const from = index * noteWords.length + noteWords.outlines;
  for (let at = from; at < from + count; at += 1) {
    const outline = outlines[words[at] ?? 0];
    if (outline === undefined) throw new Error("a record was passed over, and lacks an outline");
    read.push(outline);
  }
  return read;
}

/** Its bits are those of no id. */
const zeroUUID = "00000000-0000-0000-0000-000000000000";

/** What a record has no time, account or region for cannot leave it out: nothing is to be missed. */
function isSelected(
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
