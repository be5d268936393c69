import { field, type Rule } from "@logcritical/rules";

/** A rule as settings may bring it, about a call that no rule of the catalogue asks for. */
export const ownRule: Rule = {
  id: "object-shared",
  title: "Object shared",
  description: "Somebody wrote who may read an object.",
  severity: "high",
  teams: ["infosec"],
  when: field("eventName").is("PutObjectAcl"),
  attack: [],
  runbook: ["See whom it lets in."],
  falsePositives: [],
  references: [],
};
