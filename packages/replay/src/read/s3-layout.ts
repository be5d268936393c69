/**
 * What the path of a file or folder says of the records below it, where it is laid out as
 * CloudTrail does in its bucket:
 *
 *     [prefix/]AWSLogs/[o-…/]<account>/CloudTrail/<region>/<yyyy>/<mm>/<dd>/
 *       <account>_CloudTrail_<region>_<yyyymmddThhmmZ>_<unique>.json.gz
 *
 * Source: "Finding your CloudTrail log files" and "CloudTrail log file examples", AWS CloudTrail
 * User Guide.
 */
export interface Placement {
  readonly account?: string;
  /** `CloudTrail-Digest` and `CloudTrail-Insight` hold no records of calls. */
  readonly kind?: "CloudTrail" | "CloudTrail-Digest" | "CloudTrail-Insight";
  readonly region?: string;
  /** The span of delivery times, as milliseconds since 1970: from, and the first no longer in it. */
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** Reads a path with `/` between its parts; of any other layout nothing is known. */
export function readPlacement(path: string): Placement {
  const folders = folderShape.exec(path);
  const file = fileShape.exec(path);
  const [, account, kind, region, year, month, day] = folders ?? [];
  const [, fileAccount, fileKind, fileRegion, stamp] = file ?? [];
  return {
    ...definedOnly({ account: fileAccount ?? account, region: fileRegion ?? region }),
    ...kindOf(fileKind ?? kind),
    ...(stamp === undefined ? spanOf(year, month, day) : minuteOf(stamp)),
  };
}

const folderShape =
  /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?(\d{12})(?:\/(CloudTrail(?:-Digest|-Insight)?)(?:\/([a-z]{2}(?:-[a-z]+)+-\d)(?:\/(\d{4})(?:\/(\d\d)(?:\/(\d\d))?)?)?)?)?(?:\/|$)/;

/** A digest's name has the trail's name in it, and two regions. */
const fileShape =
  /(?:^|\/)(\d{12})_(CloudTrail(?:-Digest|-Insight)?)_([a-z]{2}(?:-[a-z]+)+-\d)_(?:.*_)?(\d{8}T\d{4}(?:\d\d)?Z)(?:_[^/]*)?\.json(?:\.gz)?$/;

function kindOf(text: string | undefined): Pick<Placement, "kind"> {
  const kinds = ["CloudTrail", "CloudTrail-Digest", "CloudTrail-Insight"] as const;
  const kind = kinds.find((name) => name === text);
  return kind === undefined ? {} : { kind };
}

function definedOnly(parts: {
  account: string | undefined;
  region: string | undefined;
}): Placement {
  const { account, region } = parts;
  return { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
}

/** The days of a folder of a year, a month or a day. */
function spanOf(year?: string, month?: string, day?: string): Placement {
  if (year === undefined) return {};
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const next =
    day !== undefined ? [y, m, d + 1] : month !== undefined ? [y, m + 1, 1] : [y + 1, 0, 1];
  const [nextYear = y, nextMonth = 0, nextDay = 1] = next;
  return { fromMs: Date.UTC(y, m, d), toMs: Date.UTC(nextYear, nextMonth, nextDay) };
}

/** The minute of a stamp, `20260801T1405Z`. */
function minuteOf(stamp: string): Placement {
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d).*$/, "$1-$2-$3T$4:$5:00Z");
  const fromMs = Date.parse(iso);
  return Number.isNaN(fromMs) ? {} : { fromMs, toMs: fromMs + 60_000 };
}
