/** Of the rule that watches the alerter itself, which no other may have. */
export const alerterRuleId = "alerter-changed";
