import { isValueLeaf, type Leaf, leavesOf, type ValueLeaf } from "../condition/leaves.ts";
import type { Condition } from "../condition/node.ts";
import type { RuleState } from "../matcher/finding.ts";
import { isActive } from "../matcher/rule-state.ts";
import { planAddresses } from "./addresses.ts";
import { type Atom, type Place, placeOf } from "./atoms.ts";
import type { Classes } from "./class-table.ts";
import { createSlotClasses } from "./classes.ts";
import { createDecider, type Decider } from "./decide.ts";
import { createDeepClasses } from "./deep-classes.ts";
import { compileJudge, heldTexts } from "./judge.ts";
import type { Host } from "./machine.ts";
import { createNameTables, notedPaths } from "./notes.ts";
import { createOutlineTable, type OutlinePaths } from "./outlines.ts";
import { planPaths } from "./paths.ts";
import type { DeepSlot, Tables } from "./tables.ts";
import { planTexts } from "./texts.ts";

/** Rules, made ready for the scanner. */
export interface Plan {
  readonly tables: Tables;
  readonly host: Host;
  /** By the numbers that the host gives; number 0 says that no rule matches. */
  readonly verdict: Decider["verdict"];
}

/** What else is planned. */
export interface PlanOptions {
  readonly notes: boolean;
  readonly outlines?: readonly OutlinePaths[];
}

/**
 * Plans how to decide rules by the values at a few paths. A rule's condition becomes a judge, who
 * says no, perhaps or yes by the classes of the values; what lies at paths that found no room makes
 * it perhaps. An index, a wildcard and a text at any depth ask about the array or object that they
 * look into. Where one of `also` may hold, the record is kept as well.
 */
export function planRules(
  rules: readonly RuleState[],
  also: readonly Condition[],
  { notes, outlines: outlined = [] }: PlanOptions = { notes: false },
): Plan {
  const active = rules.filter(isActive);
  const conditions = [...active.map(({ when }) => when), ...also];
  const leaves = conditions.flatMap(leavesOf).map((leaf) => ({ leaf, ...placeOf(leaf) }));
  // Outlines come first, so that there is room for them whatever the rules ask about.
  const asked = new Set([...outlined.flat(), ...leaves.map(({ path }) => path)]);
  const { keys, slotCount, slots } = planPaths(asked, notes ? notedPaths : undefined);
  const atoms = createAtoms(leaves, slots);
  const deep = planDeepSlots(leaves, slots);
  const isDeep = (slot: number): boolean => deep.some((each) => each.slot === slot);
  const classes = createClasses([...new Set(atoms.values())], isDeep);
  const judges = conditions.map((condition, order) => ({
    ...compileJudge(condition, { atomOf: (leaf) => atoms.get(leaf), classes }),
    order,
    ruleIds: active.slice(order, order + 1).map(({ rule }) => rule.id),
  }));
  const leads = leadingPaths.map((path) => slots.get(path)).filter((slot) => slot !== undefined);
  const { relevant, decide, verdict } = createDecider(judges, classes, {
    leads: [0, ...leads],
    deep: deep.map(({ slot }) => slot),
  });
  const held = [...new Set(leaves.flatMap(textsHeld))];
  const names = notes ? createNameTables() : undefined;
  const outlines = createOutlineTable(outlined, slots);
  const shallow = [...atoms].filter(([, { slot }]) => !isDeep(slot));
  const told = shallow.map(([leaf]) => leaf).filter(isValueLeaf);
  const addresses = planAddresses(told, slots);
  const texts = planTexts(told, slots);
  return {
    tables: { keys, slotCount, leads, deep, held, addresses, texts, names, outlines },
    host: { classify: (slot, json) => classes(slot).classify(json), relevant, decide },
    verdict,
  };
}

/** Where most rules say no: who knows these of a record need not look at most of its other values. */
const leadingPaths = ["eventName", "eventSource", "errorCode", "userIdentity.type"] as const;

/** A leaf, and where the value is that it asks about. */
interface PlacedLeaf extends Place {
  readonly leaf: Leaf;
}

/** The slots of the leaves that look into arrays and objects. */
function planDeepSlots(
  leaves: readonly PlacedLeaf[],
  slots: ReadonlyMap<string, number>,
): readonly DeepSlot[] {
  return [...Map.groupBy(leaves, ({ path }) => slots.get(path))].flatMap(([slot, own]) =>
    slot !== undefined && own.some(({ isDeep }) => isDeep)
      ? { slot, isForTexts: own.every(looksForTexts) }
      : [],
  );
}

/** Whether a leaf looks for nothing but texts, at any depth, and the scanner can look for them. */
function looksForTexts({ leaf, path }: PlacedLeaf): boolean {
  return leaf.kind === "holds" && leaf.path === path && heldTexts(leaf) !== undefined;
}

/** The atoms of the leaves that have a slot; leaves that say the same share one. */
function createAtoms(
  leaves: readonly PlacedLeaf[],
  slots: ReadonlyMap<string, number>,
): ReadonlyMap<Leaf, Atom> {
  const byText = new Map<string, Atom>();
  const counts = new Map<number, number>();
  const atoms = new Map<Leaf, Atom>();
  for (const { leaf, path } of leaves) {
    const slot = slots.get(path);
    if (slot === undefined) continue;
    const text = JSON.stringify(leaf);
    let atom = byText.get(text);
    if (atom === undefined) {
      const id = counts.get(slot) ?? 0;
      atom = { leaf, slot, id };
      counts.set(slot, id + 1);
      byText.set(text, atom);
    }
    atoms.set(leaf, atom);
  }
  return atoms;
}

/** Slot 0 has no path and no atoms: it only tells whether a held text may have occurred. */
function createClasses(atoms: readonly Atom[], isDeep: (slot: number) => boolean): Classes {
  const bySlot = new Map(
    [...Map.groupBy(atoms, ({ slot }) => slot)].map(([slot, own]) => [
      slot,
      isDeep(slot)
        ? createDeepClasses(slot, own)
        : createSlotClasses(slot, own.filter(asksOfValues)),
    ]),
  );
  const held = createSlotClasses(0, []);
  return (slot) => bySlot.get(slot) ?? held;
}

function asksOfValues(atom: Atom): atom is Atom<ValueLeaf> {
  return isValueLeaf(atom.leaf);
}

function textsHeld({ leaf }: PlacedLeaf): readonly string[] {
  return leaf.kind === "holds" ? (heldTexts(leaf) ?? []) : [];
}
