import { type Report, type Sighting, type TopicName, topicNames } from "@logcritical/handler";
import { printDay } from "./day.ts";
import type { SentMessage } from "./sent.ts";
import type { RuleVolume, TopicVolume, Volumes } from "./volumes.ts";

/** Counts what goes through the Lambda. */
export interface VolumeCounter {
  /** Findings that suppressions were asked about, and those that they let through. */
  suppression(asked: readonly Sighting[], audible: readonly Sighting[]): void;
  report(report: Report): void;
  message(message: SentMessage, sentAtMs: number): void;
  /** Alerts that share a mail. */
  shared(count: number): void;
  volumes(): Volumes;
}

/** Creates a counter that has seen nothing. */
export function createVolumeCounter(): VolumeCounter {
  const sums = { deliveries: 0, shadow: 0, duplicates: 0, strays: 0, mutedSMS: 0, shared: 0 };
  const alertsBySeverity = { critical: 0, high: 0, medium: 0, low: 0 };
  const suppressions = new Map<number, number>();
  const fates = createFates();
  const days = new Map<string, TopicCounts>();
  const topics = createTopicCounts();
  return {
    suppression(asked, audible) {
      const left = new Set(audible);
      const silenced = asked.filter((sighting) => !left.has(sighting));
      fates.addAll(asked, "findings");
      fates.addAll(silenced, "suppressed");
    },
    report(report) {
      sums.deliveries += 1;
      for (const name of ["shadow", "duplicates", "strays", "mutedSMS"] as const) {
        sums[name] += report.tally[name];
      }
      for (const [entry, hits] of report.suppressionHits) {
        suppressions.set(entry, (suppressions.get(entry) ?? 0) + hits);
      }
      for (const { alert } of report.alerts) alertsBySeverity[alert.leader.finding.severity] += 1;
      fates.report(report);
    },
    message(message, sentAtMs) {
      const day = printDay(sentAtMs);
      const ofDay = days.get(day) ?? createTopicCounts();
      days.set(day, ofDay);
      for (const counts of [ofDay, topics]) {
        counts[message.topic].messages += 1;
        if (message.channel === "sms") counts[message.topic].parts += message.size.parts;
      }
    },
    shared(count) {
      sums.shared += count;
    },
    volumes: () => ({
      ...sums,
      ...fates.sums(),
      alertsBySeverity,
      suppressions,
      rules: fates.rules(),
      days: [...days].map(([day, counts]) => ({ day, topics: counts })),
      topics,
    }),
  };
}

type Counted<T> = { -readonly [K in keyof T]: T[K] };
type Fate = Exclude<keyof RuleVolume, "ruleId">;

/** What became of findings, rule by rule. */
interface Fates {
  addAll(sightings: readonly Sighting[], fate: Fate): void;
  report(report: Report): void;
  rules(): readonly RuleVolume[];
  sums(): Omit<RuleVolume, "ruleId">;
}

const none = { findings: 0, suppressed: 0, below: 0, held: 0, merged: 0, alerts: 0 } as const;

function createFates(): Fates {
  const rules = new Map<string, Counted<RuleVolume>>();
  const add = (ruleId: string, fate: Fate, count: number): void => {
    const rule = rules.get(ruleId) ?? { ruleId, ...none };
    rule[fate] += count;
    rules.set(ruleId, rule);
  };
  const addAll = (sightings: readonly Sighting[], fate: Fate): void => {
    for (const { finding } of sightings) add(finding.ruleId, fate, 1);
  };
  return {
    addAll,
    report({ alerts, passes }) {
      for (const pass of passes) {
        for (const fate of ["below", "held", "merged"] as const) addAll(pass[fate], fate);
      }
      for (const { alert } of alerts) {
        const { ruleId } = alert.leader.finding;
        add(ruleId, "alerts", 1);
        add(ruleId, "merged", alert.sightings.length - 1);
      }
    },
    rules: () => [...rules.values()],
    sums() {
      const sums: Counted<Omit<RuleVolume, "ruleId">> = { ...none };
      for (const { ruleId: _, ...counts } of rules.values()) {
        // What was taken apart is of the type it had.
        for (const [fate, count] of Object.entries(counts)) sums[fate as Fate] += count;
      }
      return sums;
    },
  };
}

type TopicCounts = Record<TopicName, Counted<TopicVolume>>;

function createTopicCounts(): TopicCounts {
  const counts = topicNames.map((name) => [name, { messages: 0, parts: 0 }] as const);
  // One entry for each of the names.
  return Object.fromEntries(counts) as TopicCounts;
}
