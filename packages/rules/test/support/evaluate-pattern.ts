import { compareDecimals, type Decimal, printJavaNumber, readDecimal } from "./decimal.ts";
import { type JSONNode, readJSON } from "./json-node.ts";
import { matchGlob } from "./match-glob.ts";
import {
  type Compare,
  type Is,
  type Literal,
  type Question,
  readPattern,
  type Segment,
  type Selector,
} from "./read-pattern.ts";

/**
 * What CloudWatch Logs answers when a filter pattern meets a log message, from the text of both:
 * the other side of the pair assertions. It is written from the specification alone and shares
 * nothing with the package's sources, so that an error has to be made twice to go unseen.
 *
 *     evaluatePattern("{ $.a = 1.0 }", '{"a":1}')   → true
 *     evaluatePattern("{ $.a == 1 }", '{"a":1}')    → "invalid"
 */
export function evaluatePattern(pattern: string, message: string): boolean | "invalid" {
  const read = readPattern(pattern);
  if (read === undefined) return "invalid";
  if (read.kind === "everything") return true;
  if (read.kind === "search") return read.search(message);
  const root = readJSON(message);
  return root?.kind === "object" && holds(read, root);
}

/** Whether a message that is a JSON object satisfies a question that has been read. */
export function holds(question: Question, root: JSONNode): boolean {
  switch (question.kind) {
    case "or":
      return question.parts.some((part) => holds(part, root));
    case "and":
      return question.parts.every((part) => holds(part, root));
    case "not-exists":
      return select(question.selector, root).length === 0;
    case "is":
      return select(question.selector, root).some(isWord(question));
    case "compare":
      return compares(question, root);
  }
}

/** The values that a selector selects. */
export function select(selector: Selector, root: JSONNode): readonly JSONNode[] {
  let nodes: readonly JSONNode[] = [root];
  for (const segment of selector) nodes = nodes.flatMap((node) => step(segment, node));
  return nodes;
}

function step(segment: Segment, node: JSONNode): readonly JSONNode[] {
  switch (segment.kind) {
    case "each":
      if (node.kind === "object") return [...node.members.values()];
      return node.kind === "array" ? node.elements : [];
    case "index":
      return node.kind === "array" ? node.elements.slice(segment.index, segment.index + 1) : [];
    case "name": {
      const member = node.kind === "object" ? node.members.get(segment.name) : undefined;
      return member === undefined ? [] : [member];
    }
  }
}

/** Without a wildcard, an array that has a null element is null as well. */
function isWord({ word, selector }: Is): (node: JSONNode) => boolean {
  if (word !== "NULL") {
    return (node) => node.kind === "boolean" && node.value === (word === "TRUE");
  }
  return (node) =>
    node.kind === "null" ||
    (wildcardIn(selector) < 0 &&
      node.kind === "array" &&
      node.elements.some((element) => element.kind === "null"));
}

/** With a wildcard `!=` asks for the parent, and that no element be equal. */
function compares({ selector, operator, literal }: Compare, root: JSONNode): boolean {
  const nodes = select(selector, root);
  const wildcard = wildcardIn(selector);
  if (operator !== "!=" || wildcard < 0) {
    return nodes.some((node) => comparesNode(operator, literal, node));
  }
  const parents = select(selector.slice(0, wildcard), root);
  return parents.length > 0 && !nodes.some((node) => comparesNode("=", literal, node));
}

function wildcardIn(selector: Selector): number {
  return selector.findIndex((segment) => segment.kind === "each");
}

function comparesNode(operator: string, literal: Literal, node: JSONNode): boolean {
  if (node.kind !== "string" && node.kind !== "number") return false;
  if (literal.kind === "number") {
    return node.kind === "number"
      ? comparesNumber(operator, numberOf(node.token), literal.value)
      : comparesText(operator, node.text === literal.text);
  }
  const text = node.kind === "string" ? node.text : printJavaNumber(node.token);
  const isEqual = literal.kind === "glob" ? matchGlob(literal.glob, text) : literal.search(text);
  return comparesText(operator, isEqual);
}

/** Ordering never holds for text. */
function comparesText(operator: string, isEqual: boolean): boolean {
  return (operator === "=" && isEqual) || (operator === "!=" && !isEqual);
}

/** Undefined for a number beyond all doubles, which satisfies nothing, not even `!=`. */
function numberOf(token: string): Decimal | undefined {
  return readDecimal(printJavaNumber(token));
}

function comparesNumber(operator: string, node: Decimal | undefined, literal: Decimal): boolean {
  if (node === undefined) return false;
  const order = compareDecimals(node, literal);
  const holdsFor: Readonly<Record<string, boolean>> = {
    "=": order === 0,
    "!=": order !== 0,
    "<": order < 0,
    "<=": order <= 0,
    ">": order > 0,
    ">=": order >= 0,
  };
  return holdsFor[operator] ?? false;
}
