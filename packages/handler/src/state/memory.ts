import { joinSpans } from "../group/span.ts";
import type {
  ClaimAnswer,
  Claims,
  ClaimTerms,
  CountPoint,
  Counts,
  Digest,
  DigestEntry,
  Merge,
  Release,
  Repeats,
  Settlement,
  StateTable,
} from "./state-table.ts";

/**
 * State within one process: enough for a desk, for tests, and for an account without a table,
 * where a warm runtime remembers what it told. The oldest of more than `entriesMax` are forgotten.
 */
export function createMemoryState(entriesMax = 20_000): StateTable {
  return {
    isShared: false,
    claims: createClaims(entriesMax),
    counts: createCounts(entriesMax),
    digest: createDigest(entriesMax),
  };
}

interface ClaimItem {
  readonly owner?: string;
  readonly leaseUntilMs?: number;
  readonly settledUntilMs?: number;
  readonly sent?: readonly string[];
  readonly repeats?: Repeats;
}

/** Earlier than any time, those before 1970 included, which a desk's clock may be set to. */
const never = Number.NEGATIVE_INFINITY;

function createClaims(entriesMax: number): Claims {
  const items = new Map<string, ClaimItem>();
  const put = (key: string, item: ClaimItem): void => putLast(items, entriesMax, [key, item]);
  const claimOne = (key: string, terms: ClaimTerms): ClaimAnswer => {
    const item = items.get(key) ?? {};
    if ((item.settledUntilMs ?? never) > terms.nowMs) return { kind: "settled" };
    if (item.owner !== terms.owner && (item.leaseUntilMs ?? never) > terms.nowMs) {
      return { kind: "held" };
    }
    put(key, { ...item, owner: terms.owner, leaseUntilMs: terms.leaseUntilMs });
    return { kind: "granted", sent: item.sent ?? [], repeats: item.repeats };
  };
  return {
    claim: async (keys, terms) => keys.map((key) => claimOne(key, terms)),
    settle: async (settlements: readonly Settlement[]) => {
      for (const { key, untilMs } of settlements) put(key, { settledUntilMs: untilMs });
    },
    release: async (releases: readonly Release[]) => {
      for (const { key, sent } of releases) {
        const { repeats, sent: before = [] } = items.get(key) ?? {};
        const reached = sent.length > 0 ? sent : before;
        put(key, { sent: reached, ...(repeats === undefined ? {} : { repeats }) });
      }
    },
    merge: async (merges: readonly Merge[]) => {
      for (const merge of merges) {
        const item = items.get(merge.key) ?? {};
        put(merge.key, { ...item, repeats: joinSpans(merge, item.repeats) });
      }
    },
  };
}

function createCounts(entriesMax: number): Counts {
  const series = new Map<string, Map<string, CountPoint>>();
  const counters = new Map<string, number>();
  return {
    add: async (points) => {
      for (const point of points) {
        const known = series.get(point.series) ?? new Map<string, CountPoint>();
        putLast(known, entriesMax, [`${point.atMs}/${point.id}`, point]);
        putLast(series, entriesMax, [point.series, known]);
      }
    },
    read: async (name, fromMs, toMs) =>
      [...(series.get(name)?.values() ?? [])]
        .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
        .toSorted((a, b) => a.atMs - b.atMs),
    increment: async (counter, _, by) => {
      const count = (counters.get(counter) ?? 0) + by;
      putLast(counters, entriesMax, [counter, count]);
      return count;
    },
  };
}

function createDigest(entriesMax: number): Digest {
  const entries = new Map<string, DigestEntry>();
  return {
    hold: async (added) => {
      for (const entry of added) {
        const sum = joinSpans(entry, entries.get(entry.key));
        putLast(entries, entriesMax, [entry.key, { ...entry, ...sum }]);
      }
    },
    list: async () => [...entries.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    clear: async (told) => {
      for (const { key, count } of told) {
        const left = entries.get(key);
        if (left === undefined || left.count <= count) entries.delete(key);
        else entries.set(key, { ...left, count: left.count - count });
      }
    },
  };
}

/** Puts an entry last, and drops the first where there are too many. */
function putLast<T>(map: Map<string, T>, entriesMax: number, entry: readonly [string, T]): void {
  map.delete(entry[0]);
  map.set(...entry);
  for (const oldest of map.keys()) {
    if (map.size <= entriesMax) break;
    map.delete(oldest);
  }
}
