import type { Engine } from "@logcritical/handler";

/**
 * The engine for those who want to know of alerts and not of messages, which take longer to write
 * than all the rest: one mail tells a topic of all alerts of a delivery. What becomes of findings,
 * alerts and SMS does not hang on that; the mails, and how many alerts share one, are not as sent.
 */
export function sparingMails(engine: Engine): Engine {
  const { settings } = engine;
  return {
    ...engine,
    settings: { ...settings, limits: { ...settings.limits, emailsPerDelivery: 0 } },
  };
}
