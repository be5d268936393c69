import { count } from "./count/count.ts";
import type { RecordDelivery } from "./decode/delivery.ts";
import { deduplicate } from "./deduplicate/deduplicate.ts";
import type { Engine } from "./engine.ts";
import { group } from "./group/group.ts";
import { holdBack } from "./group/hold-back.ts";
import { match } from "./match/match.ts";
import type { Sighting } from "./match/sighting.ts";
import { publish } from "./publish/publish.ts";
import { concludeAlerts, settleAlerts, settlementsOf } from "./publish/settle.ts";
import { renderMessages } from "./render/render-messages.ts";
import type { Pass } from "./report/pass.ts";
import { createReport, type Report } from "./report/report.ts";
import { returnShares } from "./route/return-shares.ts";
import { routeAlerts } from "./route/route-alerts.ts";
import type { Run } from "./run.ts";
import { createLedger } from "./state/ledger.ts";

/**
 * The whole way of a delivery:
 *
 *     decode ─► match ─► suppress ─► deduplicate ─► count ─► group ─► route ─► render ─► publish
 *
 * (decoded before, reported after). It never throws for what records, settings, the state table or
 * SNS can do: the report says what became of every finding, and what is worth another attempt.
 */
export async function runPipeline(
  delivery: RecordDelivery,
  engine: Engine,
  run: Run,
): Promise<Report> {
  const { rules, ownRole } = engine;
  const matched = match(delivery.records, { rules, ownRole, nowMs: run.nowMs() });
  const { audible, hits } = engine.suppress(matched.sightings, run.nowMs());

  const passes: Pass[] = [];
  let left = audible;
  do {
    const pass = await runPass(left, engine, run);
    passes.push(pass);
    left = pass.pending;
    // Others are telling these right now: soon they have, or their time is up and we do.
  } while (left.length > 0 && (await run.waitForOthers()));

  return createReport({ delivery, matched, audible, hits, passes, pending: left });
}

async function runPass(audible: readonly Sighting[], engine: Engine, run: Run): Promise<Pass> {
  const { settings, sought } = engine;
  const { state, terms, topics, publisher, pace } = run;
  const claims = createLedger(state.claims);
  const nowMs = run.nowMs();

  const deduplicated = await deduplicate(audible, claims, terms(nowMs));
  const { over, below } = await count(deduplicated.fresh, state.counts, nowMs);
  const { held, loud } = await holdBack(over, { state, settings, sought, topics, nowMs });
  const grouped = await group({ sightings: loud, sent: deduplicated.sent }, claims, terms(nowMs));
  const routed = await routeAlerts(grouped.alerts, {
    settings,
    topics,
    counts: state.counts,
    nowMs,
  });
  const messages = renderMessages(routed, { ...engine, nowMs });
  const outcomes = await publish(messages, publisher, pace);

  const concluded = concludeAlerts(routed, messages, outcomes);
  await returnShares(routed, concluded, state.counts);
  await claims.merge(grouped.merges);
  await settleAlerts(concluded, claims, { grouping: settings.grouping, nowMs });
  await claims.settle(settlementsOf([...below, ...held, ...grouped.merged], nowMs));
  await claims.release(grouped.pending.map(({ key }) => ({ key, sent: [] })));
  return {
    duplicates: deduplicated.duplicates,
    unclaimed: deduplicated.unclaimed,
    below,
    held,
    merged: grouped.merged,
    concluded,
    strays: routed.filter(({ isStray }) => isStray).length,
    mutedSMS: routed.reduce((sum, { muted }) => sum + muted.length, 0),
    failures: [...outcomes.values()].flatMap((one) => (one.kind === "failed" ? [one.reason] : [])),
    pending: [...deduplicated.pending, ...grouped.pending],
  };
}
