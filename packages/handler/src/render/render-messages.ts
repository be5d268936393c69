import { redact } from "@logcritical/rules/record";
import { byGravity } from "../group/alert.ts";
import type { Message } from "../publish/message.ts";
import type { RoutedAlert } from "../route/route-alerts.ts";
import { isSMSTopic, type TopicName, topicNames } from "../route/topic.ts";
import serializeAlert from "./alert-serializer.generated.cjs";
import { describeAlert, type RenderContext } from "./describe.ts";
import type { AlertDocument } from "./document.ts";
import { printEmail } from "./email.ts";
import { printExcerpt } from "./excerpt.ts";
import { printSMS, smsBudget } from "./sms.ts";
import { printSubject } from "./subject.ts";
import { printSummary } from "./summary.ts";
import { printSuppression } from "./suppression.ts";

/**
 * Renders every alert for each of its topics. Where a topic has more alerts than its share of one
 * delivery, the gravest come by themselves and the rest in one summary; those of low severity
 * always share one, as nobody reads a mail for each.
 */
export function renderMessages(
  routed: readonly RoutedAlert[],
  context: RenderContext,
): readonly Message[] {
  const documents = new Map<string, AlertDocument>();
  const describe = ({ alert }: RoutedAlert): AlertDocument => {
    const document = documents.get(alert.id) ?? describeAlert(alert, context);
    documents.set(alert.id, document);
    return document;
  };
  return topicNames.flatMap((topic) => {
    const all = routed
      .filter(({ topics }) => topics.includes(topic))
      .toSorted((a, b) => byGravity(a.alert, b.alert));
    const [single, shared] = isSMSTopic(topic) ? [all, []] : share(all, context);
    return [
      ...single.map((one) => renderAlert(one, topic, { ...context, document: describe(one) })),
      ...(shared.length === 0 ? [] : [printSummary(shared, topic, context)]),
    ];
  });
}

/** The alerts that come by themselves, and those that share a message. */
function share(
  alerts: readonly RoutedAlert[],
  { settings }: RenderContext,
): readonly [readonly RoutedAlert[], readonly RoutedAlert[]] {
  const most = settings.limits.emailsPerDelivery;
  const isSingle = ({ alert }: RoutedAlert, index: number): boolean =>
    index < most && alert.leader.finding.severity !== "low";
  const shared = alerts.filter((alert, index) => !isSingle(alert, index));
  // A summary of one would say less at the same price.
  return shared.length === 1 ? [alerts, []] : [alerts.filter(isSingle), shared];
}

function renderAlert(
  { alert, topics, lastOn }: RoutedAlert,
  topic: TopicName,
  context: RenderContext & { readonly document: AlertDocument },
): Message {
  const { document, nowMs } = context;
  const record = redact(alert.leader.finding.record);
  return {
    id: `${alert.id}/${topic}`,
    topic,
    alertIds: [alert.id],
    ...(isSMSTopic(topic) ? {} : { subject: printSubject(document) }),
    body: {
      default: serializeAlert(document),
      email: printEmail(document, {
        nowMs,
        topics,
        excerpt: (bytesMax) => printExcerpt(record, bytesMax),
        suppression: printSuppression(document, nowMs),
      }),
      sms: printSMS(document, smsBudget(topic), lastOn.get(topic)),
    },
    attributes: attributesOf(document),
  };
}

/** What subscribers filter by. SNS refuses an attribute without a value. */
function attributesOf({ severity, ruleId, account, region }: AlertDocument): Message["attributes"] {
  return { severity, ruleId, accountId: account.id || "unknown", region: region || "unknown" };
}
