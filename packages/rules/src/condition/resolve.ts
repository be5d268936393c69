import type { Settings } from "../settings/settings.ts";
import { all, any } from "./build.ts";
import type { Comparison, Condition, Member, SettingReference } from "./node.ts";

/** A condition in which every reference to the settings is replaced by what they hold. */
export interface ResolvedCondition {
  readonly condition: Condition;
  /** Names of the lists that are absent or empty and have no fallback: the rule is inactive. */
  readonly missing: readonly string[];
}

/**
 * Puts the settings' lists in place of the references to them. A reference that cannot be resolved
 * stays as it is and is named in `missing`; a matcher treats it as never true.
 */
export function resolveCondition(condition: Condition, settings: Settings = {}): ResolvedCondition {
  const missing = new Set<string>();
  const listOf = (reference: SettingReference): readonly string[] | undefined => {
    const list = settingList(settings, reference);
    if (list === undefined) missing.add(reference.name);
    return list;
  };
  const resolve = (node: Condition): Condition => {
    switch (node.kind) {
      case "all":
        return all(...node.conditions.map(resolve));
      case "any":
        return any(...node.conditions.map(resolve));
      case "none":
        return { kind: "none", conditions: node.conditions.map(resolve) };
      case "member":
        return resolveMember(node, listOf(node.list));
      case "in-networks":
        return isReference(node.networks)
          ? { ...node, networks: listOf(node.networks) ?? node.networks }
          : node;
      case "holds":
        return isReference(node.values)
          ? { ...node, values: listOf(node.values) ?? node.values }
          : node;
      case "comparison":
      case "is":
      case "missing":
      case "message":
        return node;
    }
  };
  return { condition: resolve(condition), missing: [...missing] };
}

/** Whether a list is still a reference to the settings. */
export function isReference(list: readonly string[] | SettingReference): list is SettingReference {
  return "kind" in list;
}

/** The list that a reference names, or its fallback; undefined where it is absent or empty. */
function settingList(
  settings: Settings,
  { name, fallback }: SettingReference,
): readonly string[] | undefined {
  const list = name.startsWith("lists.")
    ? ownList(settings.lists, name.slice("lists.".length))
    : ownList(settings, name);
  return list !== undefined && list.length > 0 ? list : fallback;
}

function ownList(holder: object | undefined, name: string): readonly string[] | undefined {
  if (holder === undefined || !Object.hasOwn(holder, name)) return undefined;
  const list: unknown = Reflect.get(holder, name);
  return Array.isArray(list) ? list : undefined;
}

function resolveMember(node: Member, list: readonly string[] | undefined): Condition {
  if (list === undefined) return node;
  // No text is none of all, so nothing need be asked.
  if (node.operator === "!=" && list.includes("*")) return { kind: "any", conditions: [] };
  const comparisons = list.map(
    (text): Comparison => ({
      kind: "comparison",
      path: node.path,
      operator: node.operator,
      value: { kind: "text", text },
    }),
  );
  return node.operator === "=" ? any(...comparisons) : all(...comparisons);
}
