import type { Checkup } from "../checkup.ts";
import { alarms } from "./alarms.ts";
import { alertFunction } from "./alert-function.ts";
import { conformance } from "./conformance.ts";
import { eventSelectors } from "./event-selectors.ts";
import { failureQueues } from "./failure-queues.ts";
import { heartbeat } from "./heartbeat.ts";
import { metricFilters } from "./metric-filters.ts";
import { smsQuota } from "./sms-quota.ts";
import { stacks } from "./stacks.ts";
import { subscriptionFilters } from "./subscription-filters.ts";
import { subscriptions } from "./subscriptions.ts";
import { trail } from "./trail.ts";

/** Every question, along the way of a record: from the trail to whoever is told. */
export const checkups: readonly Checkup[] = [
  stacks,
  trail,
  eventSelectors,
  metricFilters,
  alarms,
  subscriptionFilters,
  alertFunction,
  failureQueues,
  heartbeat,
  subscriptions,
  smsQuota,
  conformance,
];
