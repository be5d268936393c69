import { type LooseJSON, type LooseMember, loosen } from "./loose-json.ts";
import type { Random } from "./random.ts";

/** What mutations may draw on. */
export interface Material {
  /** Records to take values from. */
  readonly records: readonly LooseJSON[];
  /** Texts that some rule looks for. */
  readonly texts: readonly string[];
}

/** Changes a record in a few ways that an attacker, a service or a serialiser might. */
export function mutateRecord(record: LooseJSON, material: Material, random: Random): LooseJSON {
  let mutated = record;
  const times = random.pick([0, 1, 1, 2, 3, 5]);
  for (let turn = 0; turn < times; turn += 1) {
    mutated = mutateSomewhere(mutated, random.pick(mutations), { material, random, depth: 0 });
  }
  return mutated;
}

interface Place {
  readonly material: Material;
  readonly random: Random;
  readonly depth: number;
}

type Mutation = (members: readonly LooseMember[], place: Place) => readonly LooseMember[];

/** Most of what matters lies at the top, so that one in three goes down one step. */
function mutateSomewhere(value: LooseJSON, mutation: Mutation, place: Place): LooseJSON {
  if (value.kind !== "object") return value;
  const { members } = value;
  const inner = members.flatMap(([, member], index) => (member.kind === "object" ? [index] : []));
  if (inner.length === 0 || place.depth > 5 || !place.random.oneIn(3)) {
    return { kind: "object", members: mutation(members, place) };
  }
  const chosen = place.random.pick(inner);
  const deeper = { ...place, depth: place.depth + 1 };
  return {
    kind: "object",
    members: members.map(
      ([name, member], index): LooseMember =>
        index === chosen ? [name, mutateSomewhere(member, mutation, deeper)] : [name, member],
    ),
  };
}

const mutations: readonly Mutation[] = [
  reorder,
  repeat,
  remove,
  confuse,
  confuse,
  borrow,
  borrow,
  lookAlike,
  hostileName,
  hold,
  deepen,
  splitContainer,
];

function reorder(members: readonly LooseMember[], { random }: Place): readonly LooseMember[] {
  const cut = random.below(members.length + 1);
  return [...members.slice(cut), ...members.slice(0, cut)];
}

/** The same name again, before or after, with the same value or another. */
function repeat(members: readonly LooseMember[], place: Place): readonly LooseMember[] {
  if (members.length === 0) return members;
  const [name, value] = place.random.pick(members);
  const again: LooseMember = [name, place.random.oneIn(3) ? value : oddValue(value, place)];
  return insert(members, again, place.random);
}

function remove(members: readonly LooseMember[], { random }: Place): readonly LooseMember[] {
  const gone = random.below(members.length + 1);
  return members.filter((_, index) => index !== gone);
}

/** A value of another kind in place of one that is wanted. */
function confuse(members: readonly LooseMember[], place: Place): readonly LooseMember[] {
  const chosen = place.random.below(members.length + 1);
  return members.map(([name, value], index) => [
    name,
    index === chosen ? oddValue(value, place) : value,
  ]);
}

/** The value that another record has under the same name. */
function borrow(members: readonly LooseMember[], place: Place): readonly LooseMember[] {
  const lender = place.random.pick(place.material.records);
  if (lender.kind !== "object" || lender.members.length === 0) return members;
  const [name, value] = place.random.pick(lender.members);
  const kept = members.filter(([own]) => own !== name);
  return insert(place.random.oneIn(6) ? members : kept, [name, value], place.random);
}

/** A record within the record, as tags and encryption contexts let anybody write one. */
function lookAlike(members: readonly LooseMember[], place: Place): readonly LooseMember[] {
  const name = place.random.pick(["encryptionContext", "tags", "eventName", "userIdentity", "a"]);
  const within = place.random.pick(place.material.records);
  return insert(members, [name, within], place.random);
}

const hostileNames = [
  "__proto__",
  "constructor",
  "",
  "eventname",
  "eventName ",
  "é",
  "e".repeat(70),
];

function hostileName(members: readonly LooseMember[], place: Place): readonly LooseMember[] {
  const name = place.random.pick(hostileNames);
  return insert(members, [name, loosen(place.random.pick(place.material.texts))], place.random);
}

/** A text that a rule looks for, anywhere. */
function hold(members: readonly LooseMember[], place: Place): readonly LooseMember[] {
  const text = loosen(place.random.pick(place.material.texts));
  const value = place.random.oneIn(2) ? text : loosen({ a: [{ b: null }, "x"] });
  const chosen = place.random.below(members.length + 1);
  return place.random.oneIn(2)
    ? insert(members, ["held", { kind: "array", elements: [value, text] }], place.random)
    : members.map(([name, own], index) => [name, index === chosen ? text : own]);
}

/** Nesting around the depth at which the scanner gives up. */
function deepen(members: readonly LooseMember[], { random }: Place): readonly LooseMember[] {
  const depth = random.pick([3, 57, 58, 59, 60, 61, 62, 63, 64, 65, 200]);
  const isArray = random.oneIn(2);
  let value: LooseJSON = { kind: "scalar", token: "1" };
  for (let level = 0; level < depth; level += 1) {
    value = isArray
      ? { kind: "array", elements: [value] }
      : { kind: "object", members: [["a", value]] };
  }
  return insert(members, ["deep", value], random);
}

/** One container as two of the same name: of these the second alone counts. */
function splitContainer(
  members: readonly LooseMember[],
  { random }: Place,
): readonly LooseMember[] {
  return members.flatMap(([name, value]): readonly LooseMember[] => {
    if (value.kind !== "object") return [[name, value]];
    const cut = random.below(value.members.length + 1);
    return [
      [name, { kind: "object", members: value.members.slice(0, cut) }],
      [name, { kind: "object", members: value.members.slice(cut) }],
    ];
  });
}

const oddTokens =
  "null true false 0 -0 1 1.0 1e0 1E+2 -1.5e-7 12345678901234567 9007199254740993 1e309 443 22".split(
    " ",
  );
function oddValue(value: LooseJSON, { random, material }: Place): LooseJSON {
  switch (random.below(8)) {
    case 0:
      return { kind: "array", elements: [value] };
    case 1:
      return { kind: "object", members: [["a", value]] };
    case 2:
      return { kind: "array", elements: [] };
    case 3:
      return { kind: "object", members: [] };
    case 4:
      return loosen(random.pick(material.texts));
    case 5:
      return loosen(
        random.pick(["", " ", '"', "\\", "/", "é", "\u2028", "\u0000", "😀", "*", "x\n"]),
      );
    case 6:
      return value.kind === "text"
        ? loosen(random.pick([`${value.text} `, value.text.slice(1), `${value.text}*`]))
        : loosen(printOf(value));
    default:
      return { kind: "scalar", token: random.pick(oddTokens) };
  }
}

function printOf(value: LooseJSON): string {
  return value.kind === "scalar" ? value.token : "text";
}

function insert(
  members: readonly LooseMember[],
  member: LooseMember,
  random: Random,
): readonly LooseMember[] {
  const at = random.below(members.length + 1);
  return [...members.slice(0, at), member, ...members.slice(at)];
}
