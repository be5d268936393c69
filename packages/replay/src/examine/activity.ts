/** When one account had records in one region. */
export interface Activity {
  /** Empty where the records do not say. */
  readonly account: string;
  readonly region: string;
  /** By days since 1970, in UTC: a bit for each hour with a record, the lowest for midnight. */
  readonly days: ReadonlyMap<number, number>;
}

/** Takes note of the hours in which there were records, by account and region. */
export interface ActivityLog {
  note(account: string | undefined, region: string | undefined, timeMs: number): void;
  /** Takes in what another log has noted. */
  join(activities: readonly Activity[]): void;
  /** By account, then by region. */
  list(): readonly Activity[];
}

/** The hours of an activity, as hours since 1970, in order. */
export function hoursOf({ days }: Activity): readonly number[] {
  const hours: number[] = [];
  for (const [day, bits] of [...days].toSorted(([a], [b]) => a - b)) {
    for (let hour = 0; hour < 24; hour += 1) {
      if (((bits >> hour) & 1) === 1) hours.push(day * 24 + hour);
    }
  }
  return hours;
}

/**
 * How many days of all accounts and regions are noted: a year of a thousand pairs fits, in some
 * 20 MB. Beyond that nothing new is: records that are so many are of somebody who tries it out.
 */
const daysNotedMax = 400_000;

/** No account or region has a longer name; what has is none. */
const nameLengthMax = 64;

const hourMs = 3600 * 1000;

/** Creates a log of the activity on so many days at most. */
export function createActivityLog(daysMax: number = daysNotedMax): ActivityLog {
  const byAccount = new Map<string, Map<string, Map<number, number>>>();
  let dayCount = 0;
  const mark = (days: Map<number, number>, day: number, bits: number): void => {
    const earlier = days.get(day);
    if (earlier === undefined && dayCount >= daysMax) return;
    if (earlier === undefined) dayCount += 1;
    days.set(day, (earlier ?? 0) | bits);
  };
  const daysOf = (account: string, region: string): Map<number, number> => {
    const regions = byAccount.get(account) ?? new Map<string, Map<number, number>>();
    const days = regions.get(region) ?? new Map<number, number>();
    if (days.size === 0 && dayCount < daysMax) {
      byAccount.set(account, regions);
      regions.set(region, days);
    }
    return days;
  };
  /** What was noted last: records of one account, region and hour mostly stand together. */
  let last: { readonly account: unknown; readonly region: unknown; readonly hour: number } = {
    account: undefined,
    region: undefined,
    hour: Number.NaN,
  };
  return {
    note(account, region, timeMs) {
      const hour = Math.floor(timeMs / hourMs);
      if (hour === last.hour && account === last.account && region === last.region) return;
      last = { account, region, hour };
      const day = Math.floor(hour / 24);
      mark(daysOf(shorten(account), shorten(region)), day, 1 << (hour - day * 24));
    },
    join(activities) {
      for (const { account, region, days } of activities) {
        for (const [day, bits] of days) mark(daysOf(account, region), day, bits);
      }
    },
    list: () =>
      [...byAccount]
        .toSorted(byName)
        .flatMap(([account, regions]) =>
          [...regions].toSorted(byName).map(([region, days]) => ({ account, region, days })),
        ),
  };
}

function shorten(name = ""): string {
  return name.length > nameLengthMax ? "" : name;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
