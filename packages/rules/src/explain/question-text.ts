import type { Literal, SettingReference } from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";
import type { Question } from "./question.ts";

/** Words for what is asked, as in `readOnly is false` or `eventName is one of "A", "B"`. */
export function printQuestion(question: Question): string {
  switch (question.kind) {
    case "comparison":
      return `${question.path} ${question.operator} ${printLiteral(question.value)}`;
    case "list": {
      const { path, operator, values } = question;
      return `${path} is ${operator === "=" ? "one" : "none"} of ${list(values.map(printLiteral))}`;
    }
    case "is":
      return `${question.path} is ${question.value}`;
    case "missing":
      return `${question.path} is missing`;
    case "member":
      return `${question.path} is ${question.operator === "=" ? "one" : "none"} of the ${question.list.name}`;
    case "in-networks":
      return `${question.path} is in ${listed(question.networks)}`;
    case "holds":
      return `${question.path} holds one of ${listed(question.values)}`;
    case "message":
      return `the message matches %${question.source}%`;
  }
}

/** How many values of a list are named. */
const namedMax = 6;

function list(texts: readonly string[]): string {
  const named = texts.slice(0, namedMax).join(", ");
  return texts.length > namedMax ? `${named} and ${texts.length - namedMax} more` : named;
}

function listed(values: readonly string[] | SettingReference): string {
  return isReference(values) ? `the ${values.name}` : list(values);
}

function printLiteral(literal: Literal): string {
  switch (literal.kind) {
    case "text":
      return JSON.stringify(literal.text);
    case "number":
      return literal.text;
    case "regex":
      return `%${literal.source}%`;
  }
}
