/** The rule that watches the Lambda itself, which is made by the Lambda. */
export const alerterRuleId = "alerter-changed";
