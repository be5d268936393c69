import type { Rule, Settings, Severity } from "@logcritical/rules";
import type { TopicName } from "../route/topic.ts";

/**
 * The account's own data, one JSON document: what the rules need, and here what the alerts need.
 * Everything may be left out, and then `defaultSettings` hold.
 */
export interface HandlerSettings {
  /** What the rules read: critical instances, networks, modes, severities, thresholds. */
  readonly rules: Settings;
  /**
   * Rules of the account's own, which run beside the catalogue's and are told like them: plain data,
   * as `logcritical rules export` prints it.
   */
  readonly ownRules: readonly Rule[];
  /** Accounts by their id of 12 digits. */
  readonly accounts: Readonly<Record<string, AccountSettings>>;
  readonly suppressions: readonly Suppression[];
  /** The first entry that fits an alert decides; without one, the rule's teams do. */
  readonly routing: readonly RoutingEntry[];
  readonly grouping: GroupingSettings;
  readonly limits: LimitSettings;
  readonly links: LinkSettings;
}

/** What people call an account. */
interface AccountSettings {
  readonly alias: string;
}

/**
 * Findings that nobody is to be told of: all of its criteria must fit (AND), and any entry may
 * (OR). In texts `*` stands for any run of characters.
 */
export interface Suppression {
  readonly rule?: string;
  readonly account?: string;
  readonly region?: string;
  /** Compared with the actor's name and with its ARN, without the session of a role. */
  readonly actor?: string;
  /** The source address, as CIDR. */
  readonly network?: string;
  readonly userAgent?: string;
  readonly eventName?: string;
  readonly errorCode?: string;
  /** Not before, as RFC 3339: for planned maintenance. */
  readonly from?: string;
  /** Not after, as RFC 3339. A silence without an end is forgotten. */
  readonly until: string;
  readonly reason: string;
  readonly owner: string;
  /** Needed, together with `rule`, to silence a rule about tampering with what watches. */
  readonly includeTampering?: true;
}

/** Where alerts of a kind go, in place of their rule's teams. */
interface RoutingEntry {
  readonly rule?: string;
  readonly severity?: Severity;
  readonly account?: string;
  readonly topics: readonly TopicName[];
}

/** For how many minutes repeats of an alert are merged. */
export interface GroupingSettings {
  readonly minutes: Readonly<Record<Severity, number>>;
  /** By rule id, in place of the severity's. */
  readonly rules: Readonly<Record<string, number>>;
}

/** What keeps a storm from destroying the channel it comes through. */
interface LimitSettings {
  /** E-mails to one topic from one delivery; the others come as one summary. */
  readonly emailsPerDelivery: number;
  /** E-mails to one topic in one second; SNS suspends whoever gets more than ten. */
  readonly emailsPerSecond: number;
  /**
   * SMS to one topic in an hour, and in a day (UTC), and as many again that tell of tampering; the
   * last one says that it is the last.
   */
  readonly smsPerHour: number;
  readonly smsPerDay: number;
  /** More unreadable lines than this in one delivery are told. */
  readonly unreadablePerDelivery: number;
}

/** Templates of addresses, with `{region}` and `{eventID}` for those of the record. */
interface LinkSettings {
  /** Where records are looked up; without it, in the console of the record's Region. */
  readonly console?: string;
}

/** What holds where a document says nothing. */
export const defaultSettings: HandlerSettings = {
  rules: {},
  ownRules: [],
  accounts: {},
  suppressions: [],
  routing: [],
  grouping: { minutes: { critical: 15, high: 15, medium: 60, low: 60 }, rules: {} },
  limits: {
    emailsPerDelivery: 20,
    // Alarms mail the same people, and any second holds parts of two of these.
    emailsPerSecond: 4,
    smsPerHour: 5,
    smsPerDay: 20,
    unreadablePerDelivery: 10,
  },
  links: {},
};
