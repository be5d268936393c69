import type { Condition } from "@logcritical/rules";

/**
 * Holds for whatever `unwrap` may take for something else than one record of a call: it has to be
 * looked at. Attackers choose no name at the top of a record, so that hardly any is unusual.
 */
export const unusual: readonly Condition[] = [
  ...[
    "Events",
    "Records",
    "awslogs",
    "detail",
    "digestStartTime",
    "events",
    "kinesis",
    "logEvents",
  ].map((path): Condition => ({ kind: "none", conditions: [{ kind: "missing", path }] })),
  {
    kind: "comparison",
    path: "eventCategory",
    operator: "=",
    value: { kind: "text", text: "Insight" },
  },
  {
    kind: "all",
    // Of the names that make a record, those that do not have a new value in each. With one of
    // them, neither `message` nor `CloudTrailEvent` is looked at.
    conditions: ["eventName", "eventSource", "eventVersion"].map(
      (path): Condition => ({ kind: "missing", path }),
    ),
  },
];
