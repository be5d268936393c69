import { BlockList, isIPv4, isIPv6 } from "node:net";
import type { Comparison, Condition, SettingReference, Settings } from "../../src/index.ts";
import { readDecimal } from "./decimal.ts";
import { holds, select } from "./evaluate-pattern.ts";
import { type JSONNode, readJSON } from "./json-node.ts";
import { type Literal, readPath } from "./read-pattern.ts";
import { readRegex } from "./search-regex.ts";

/**
 * What a condition says of a message, by the documentation of its kinds and nothing of the
 * matcher: the other side of the pair assertions for all that no pattern can say.
 */
export function evaluateCondition(
  condition: Condition,
  message: string,
  settings: Settings,
): boolean {
  const root = readJSON(message);
  // What asks nothing is true of everything; any question needs a record.
  if (root?.kind !== "object") return condition.kind === "all" && condition.conditions.length === 0;
  return isTrue(condition, { root, message, settings });
}

interface Context {
  readonly root: JSONNode;
  readonly message: string;
  readonly settings: Settings;
}

function isTrue(condition: Condition, context: Context): boolean {
  switch (condition.kind) {
    case "all":
      return condition.conditions.every((part) => isTrue(part, context));
    case "any":
      return condition.conditions.some((part) => isTrue(part, context));
    case "none":
      return !condition.conditions.some((part) => isTrue(part, context));
    case "comparison":
      return compares(condition, context.root);
    case "is": {
      const selector = readPath(condition.path);
      return holds({ kind: "is", selector, word: condition.value.toUpperCase() }, context.root);
    }
    case "missing":
      return holds({ kind: "not-exists", selector: readPath(condition.path) }, context.root);
    case "member":
      return isMember(condition, context);
    case "in-networks": {
      const lists = addressLists(entriesOf(condition.networks, context.settings) ?? []);
      return select(readPath(condition.path), context.root).some((node) => isListed(node, lists));
    }
    case "holds": {
      const values = entriesOf(condition.values, context.settings) ?? [];
      return select(readPath(condition.path), context.root).some((node) => isHeld(node, values));
    }
    case "message":
      return readRegex(condition.source)?.(context.message) ?? false;
  }
}

function compares({ path, operator, value }: Comparison, root: JSONNode): boolean {
  const literal = readLiteral(value);
  return holds({ kind: "compare", selector: readPath(path), operator, literal }, root);
}

function readLiteral(value: Comparison["value"]): Literal {
  switch (value.kind) {
    case "text":
      return { kind: "glob", glob: value.text };
    case "regex": {
      const search = readRegex(value.source);
      if (search === undefined) throw new Error(`${value.source} is no regular expression`);
      return { kind: "regex", search };
    }
    case "number": {
      const decimal = readDecimal(value.text);
      if (decimal === undefined) throw new Error(`${value.text} is no number`);
      return { kind: "number", text: value.text, value: decimal };
    }
  }
}

function isMember(
  { path, operator, list }: Extract<Condition, { kind: "member" }>,
  { root, settings }: Context,
): boolean {
  const entries = entriesOf(list, settings);
  if (entries === undefined) return false;
  const answers = entries.map((text) =>
    compares({ kind: "comparison", path, operator, value: { kind: "text", text } }, root),
  );
  return operator === "=" ? answers.includes(true) : !answers.includes(false);
}

/** The list itself, or what the settings hold under its name, or its fallback. */
function entriesOf(
  list: readonly string[] | SettingReference,
  settings: Settings,
): readonly string[] | undefined {
  if (!("kind" in list)) return list;
  const { lists = {}, ...own } = settings;
  const known = new Map<string, unknown>([
    ...Object.entries(own),
    ...Object.entries(lists).map(([name, entries]) => [`lists.${name}`, entries] as const),
  ]);
  const entries = known.get(list.name);
  if (!Array.isArray(entries) || entries.length === 0) return list.fallback;
  return entries.map(String);
}

interface AddressLists {
  readonly four: BlockList;
  readonly six: BlockList;
}

/** Apart, as Node's own lists take ::ffff:10.0.0.1 for 10.0.0.1, and the condition does not. */
function addressLists(networks: readonly string[]): AddressLists {
  const lists: AddressLists = { four: new BlockList(), six: new BlockList() };
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    const isSix = isIPv6(address);
    const bits = Number(prefix ?? (isSix ? 128 : 32));
    if (isSix) lists.six.addSubnet(address, bits, "ipv6");
    else lists.four.addSubnet(address, bits, "ipv4");
  }
  return lists;
}

function isListed(node: JSONNode, { four, six }: AddressLists): boolean {
  if (node.kind !== "string") return false;
  if (isIPv4(node.text)) return four.check(node.text, "ipv4");
  return isIPv6(node.text) && !node.text.includes("%") && six.check(node.text, "ipv6");
}

function isHeld(node: JSONNode, values: readonly string[]): boolean {
  switch (node.kind) {
    case "null":
    case "boolean":
    case "number":
      return false;
    case "string":
      return values.includes(node.text);
    case "array":
      return node.elements.some((element) => isHeld(element, values));
    case "object":
      return [...node.members.values()].some((member) => isHeld(member, values));
  }
}
