import { packPatterns } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { bad, type Checkup, good, note, type Observation } from "../checkup.ts";

/** Whether the function is handed what the rules of today need. */
export const subscriptionFilters: Checkup = {
  id: "subscription-filters",
  asks: "The log group hands the function what the rules need",
  why: "What the log group does not forward, no rule in the function can see.",
  needs: ["logs:DescribeSubscriptionFilters"],
  async run({ environment, config }) {
    const { logGroupName, subscriptions, settings, prefix } = environment;
    if (subscriptions === 0) return [note("records do not come by subscription filters")];
    const packed = packPatterns([...catalog, ...settings.ownRules], {
      settings: settings.rules,
      patterns: subscriptions,
    });
    if (!packed.ok) throw new Error(packed.problems.map(({ message }) => message).join(" "));
    const { CloudWatchLogsClient, DescribeSubscriptionFiltersCommand } = await import(
      "@aws-sdk/client-cloudwatch-logs"
    );
    const { subscriptionFilters: filters = [] } = await new CloudWatchLogsClient(config).send(
      new DescribeSubscriptionFiltersCommand({ logGroupName }),
    );
    return packed.value.patterns.map(({ text }, at): Observation => {
      const name = `${prefix}-records-${at + 1}`;
      const filter = filters.find(({ filterName }) => filterName === name);
      if (filter === undefined)
        return bad(`${name} is not attached to ${logGroupName}`, "deploy again");
      if (filter.filterPattern !== text) {
        return bad(`${name} lets through other than the rules need`, "deploy again");
      }
      return filter.destinationArn?.endsWith(`:function:${prefix}-alerts`) === true
        ? good(`${name} is as the rules print it`)
        : bad(`${name} goes to ${filter.destinationArn ?? "nowhere"}`, "ask who changed it");
    });
  },
};
