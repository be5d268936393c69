import {
  createSerialisers,
  type LooseJSON,
  type LooseMember,
  loosen,
  printLoose,
  type Serialiser,
} from "./loose-json.ts";
import { type Material, mutateRecord } from "./mutate-record.ts";
import type { Random } from "./random.ts";

/** Makes documents of every kind, of records that are changed, damaged or as they were. */
export function createDocumentSource(material: Material, random: Random): () => Uint8Array {
  const serialisers = createSerialisers(random);
  const compact = serialisers[0];
  const styleOf = (): Serialiser =>
    compact === undefined || random.oneIn(2) ? random.pick(serialisers) : compact;
  const recordText = (): string => {
    const record = mutateRecord(random.pick(material.records), material, random);
    const text = printLoose(record, styleOf());
    return random.oneIn(8) ? damageText(text, random) : text;
  };
  return () => {
    const texts = Array.from({ length: 1 + random.below(8) }, recordText);
    const text = random.pick([buildLogs, buildLogs, buildRecords, buildLines])(texts, {
      random,
      style: styleOf(),
    });
    const bytes = Buffer.from(random.oneIn(30) ? damageText(text, random) : text);
    return random.oneIn(30) ? damageBytes(bytes, random) : bytes;
  };
}

interface Making {
  readonly random: Random;
  readonly style: Serialiser;
}

function buildLogs(texts: readonly string[], { random, style }: Making): string {
  const elements = texts.map((message, index): LooseJSON => {
    const members: LooseMember[] = [
      ["id", loosen(`${index}`)],
      ["timestamp", loosen(random.oneIn(9) ? "1" : 1_700_000_000_000)],
      ["message", loosen(message)],
    ];
    return random.oneIn(20) ? oddElement(members, random) : { kind: "object", members };
  });
  const members: LooseMember[] = [
    ["messageType", loosen(random.oneIn(40) ? "CONTROL_MESSAGE" : "DATA_MESSAGE")],
    ["owner", loosen("111122223333")],
    ["logEvents", { kind: "array", elements }],
    ["policyLevel", loosen({ logEvents: [{ message: "{}" }] })],
  ];
  const odd = random.oneIn(20) ? oddMembers(members, random) : members;
  return printLoose({ kind: "object", members: odd }, style);
}

function oddElement(members: readonly LooseMember[], random: Random): LooseJSON {
  const message: LooseMember = ["message", loosen(random.pick(["{}", "no", "[]", 1, null, ""]))];
  return random.pick<LooseJSON>([
    { kind: "object", members: [...members, message] },
    { kind: "object", members: [message, ...members] },
    { kind: "object", members: [message] },
    { kind: "object", members: members.toReversed() },
    { kind: "object", members: [["extractedFields", loosen({ message: "{}" })], ...members] },
    { kind: "object", members: [] },
    loosen(["message"]),
    loosen("message"),
    loosen(null),
  ]);
}

function oddMembers(members: readonly LooseMember[], random: Random): readonly LooseMember[] {
  return random.pick<readonly LooseMember[]>([
    [...members, ["logEvents", loosen([{ message: "{}" }])]],
    [["logEvents", loosen([{ message: "{}" }])], ...members],
    [["logEvents", loosen(1)], ...members],
    [...members, ["logEvents", loosen(null)]],
    [...members, ["Records", loosen([{}])]],
    [["messageType", loosen("CONTROL_MESSAGE")], ...members],
    [...members, ["messageType", loosen("CONTROL_MESSAGE")]],
    members.toReversed(),
  ]);
}

function buildRecords(texts: readonly string[], { random, style }: Making): string {
  const list = `[${style.gap}${texts.join(style.comma)}${style.gap}]`;
  const name = random.oneIn(10) ? '"R\\u0065cords"' : '"Records"';
  const more = random.oneIn(10)
    ? `,${random.pick(['"a":1', '"Records":[{}]', '"Records":1'])}`
    : "";
  return random.oneIn(30) ? list : `{${style.gap}${name}${style.colon}${list}${more}}`;
}

function buildLines(texts: readonly string[], { random }: Making): string {
  const ends = random.pick([["\n"], ["\n"], ["\r\n"], ["\n", "\r\n", "\n\n", " \n", "\n \t\r\n"]]);
  return texts.map((text) => text + random.pick(ends)).join("");
}

const intruders = [
  '"',
  "\\",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  " ",
  "\n",
  "\t",
  "\0",
  "\u001f",
  "0",
  "-",
];
const pieces = [
  ...intruders,
  "\\u00",
  "\\x",
  "e",
  ".",
  "\ufeff",
  "é",
  "\\\\",
  '\\"',
  "null",
  "tru",
];

function damageText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + random.pick(pieces) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + random.below(3));
    default:
      return random.pick([`${text} x`, `[${text}]`, `\ufeff${text}`, `${text}${text}`, "", "null"]);
  }
}

function damageBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  for (let turn = 0; turn < 1 + random.below(3); turn += 1) {
    damaged[random.below(damaged.length)] = random.below(256);
  }
  return damaged;
}
