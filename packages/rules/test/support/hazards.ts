/** A document that a careless scanner reads wrongly, and the rules that match in it. */
export interface Hazard {
  readonly name: string;
  readonly document: string | Uint8Array;
  /** Ids for each record that some rule matches, under `hazardRules`. */
  readonly matches: readonly (readonly string[])[];
  /** Records that are JSON objects; the others are unreadable. */
  readonly evaluated: number;
  readonly unreadable?: number;
}

const stop = '{"eventName":"StopInstances"}';
const odd = String.raw`"a\"b\\c"`;
const size = String.raw`si\u007ae`;
const none = '{"eventName":"ListBuckets"}';

/** A delivery of CloudWatch Logs with one line for each message. */
export function logsOf(...messages: readonly string[]): string {
  const logEvents = messages.map((message, index) => ({ id: `${index}`, timestamp: 1, message }));
  return JSON.stringify({ messageType: "DATA_MESSAGE", logEvents });
}

/** The same record in every kind of document: `what` completes the name. */
function everywhere(what: string, record: string, ids: readonly string[]): readonly Hazard[] {
  const matches = ids.length === 0 ? [] : [ids];
  return [
    { name: `${what}, in a delivery`, document: logsOf(none, record), matches, evaluated: 2 },
    { name: `${what}, in lines`, document: `${none}\n${record}\n`, matches, evaluated: 2 },
    {
      name: `${what}, in a file`,
      document: `{"Records":[${none},${record}]}`,
      matches,
      evaluated: 2,
    },
  ];
}

/** The same text, which is no record, in every kind of document. */
function nowhere(what: string, text: string): readonly Hazard[] {
  const counts = { matches: [], evaluated: 1, unreadable: 1 };
  return [
    { name: `${what}, in a delivery`, document: logsOf(none, text), ...counts },
    { name: `${what}, in lines`, document: `${none}\n${text}\n`, ...counts },
  ];
}

function nested(depth: number): string {
  return `${"[".repeat(depth)}1${"]".repeat(depth)}`;
}

const long = "x".repeat(300);

/** Addresses in and outside 10.0.0.0/8 and 2001:db8::/32; who reads a bad one finds it within. */
const addresses: readonly (readonly [what: string, text: string, ids: readonly string[]])[] = [
  ["an address", "10.1.2.3", ["inside"]],
  ["an address that is not inside", "9.255.255.255", []],
  ["the first address of a network", "10.0.0.0", ["inside"]],
  ["the first address behind a network", "11.0.0.0", []],
  ["an address whose octet starts with a zero", "10.1.2.03", []],
  ["an address whose octet is too large", "10.1.2.256", []],
  ["an address of five octets", "9.10.1.2.3", []],
  ["an address that ends in a dot", "10.1.2.", []],
  ["an address with an octet of nothing", "10..1.2", []],
  ["an address with a slash for a dot", "10.1.2/3", []],
  ["an address of groups", "2001:DB8:1:2:03:4:5:6", ["inside"]],
  ["an address of groups that is not inside", "2001:db9::6", []],
  ["an address of groups that starts with its gap", "::1", []],
  ["an address of groups that ends in its gap", "2001:db8::", ["inside"]],
  ["an address that is spelt like a text", "2001:db8::1", ["inside", "spelling"]],
  ["the same address in another spelling", "2001:db8:0::1", ["inside"]],
  ["an address with two gaps", "::2001:db8::2", []],
  ["an address with a gap for nothing", "2001:db8:1:2::3:4:5:6", []],
  ["an address of nine groups", "0:2001:db8:1:2:3:4:5:6", []],
  ["an address with a dash for a colon", "2001:db8:1:2:3:4:5-6", []],
  ["an address that ends in a colon", "2001:db8:1:2:3:4:5:", []],
  ["an address with a group of five digits", "2001:db8:1:2:3:4:5:00006", []],
  ["an address in an address", "2001:db8:1:2:3:4:10.1.2.3", ["inside"]],
];

/** Values in objects in lists and lists in objects, in all the ways that there are at so many levels. */
function places(levels: number): string {
  const nest = (bits: number, level: number): string => {
    if (level === levels) return "1";
    const inner = nest(bits >> 1, level + 1);
    return (bits & 1) === 1 ? `{"k":${inner}}` : `[${inner}]`;
  };
  return Array.from({ length: 2 ** levels }, (_, bits) => nest(bits, 0)).join(",");
}

/** Members of so many keys, and before each key as many spaces as there are turns. */
function members(keys: number, turns: number): string {
  return Array.from(
    { length: keys * turns },
    (_, index) => `${" ".repeat(index % turns)}"k${Math.floor(index / turns)}":"v"`,
  ).join(",");
}

/** Texts with and without what `Aws*` and `*Api*Call` ask for; each run counts where it is first. */
const texts: readonly (readonly [what: string, text: string, ids: readonly string[]])[] = [
  ["a text with all runs", "AwsApiCall", ["begins", "around"]],
  ["a text that goes on behind its last run", "AwsApiCalls", ["begins"]],
  ["a text with its last run twice", "AwsApiCallCall", ["begins"]],
  ["a text with its runs in another order", "AwsCallApi", ["begins"]],
  ["a text with its runs in one", "AwsApiCal", ["begins"]],
  ["a text that begins otherwise", "awsApi Call", ["around"]],
  ["a text with its one run", "Aws Event", ["begins", "within"]],
  ["a text with less than a run", "A", []],
  ["a text of nothing", "", []],
  ["a text beyond ASCII with all runs", "éApi\u{1f600}Call", ["around"]],
];

/** Every hazard that is known to have fooled a scanner, and some that might. */
export const hazards: readonly Hazard[] = [
  ...everywhere("a plain match", stop, ["stop"]),
  ...everywhere("a name within an array", '{"eventName":["StopInstances"]}', []),
  ...everywhere("a name that is another's number", '{"eventName":1}', ["one"]),
  ...everywhere("a number as text", '{"eventName":"1"}', ["one"]),
  ...everywhere("a number written otherwise", '{"eventName":1.0}', ["one"]),
  ...everywhere("a key twice, the last counting", `{"eventName":"a","eventName":"StopInstances"}`, [
    "stop",
  ]),
  ...everywhere(
    "a key twice, the first not counting",
    `{"eventName":"StopInstances","eventName":1}`,
    ["one"],
  ),
  ...everywhere("an escaped key", '{"event\\u004eame":"StopInstances"}', ["stop"]),
  ...everywhere("an escaped key that comes second", '{"eventName":"a","event\\u004eame":1}', [
    "one",
  ]),
  ...everywhere("an escaped value", '{"eventName":"Stop\\u0049nstances"}', ["stop"]),
  ...everywhere("a value with an escaped quote", '{"eventName":"Stop\\"Instances"}', []),
  ...everywhere("a value with backslashes before its quote", '{"a":"\\\\","eventName":1}', ["one"]),
  ...everywhere("a container twice", '{"userIdentity":{"type":"Root"},"userIdentity":{}}', []),
  ...everywhere(
    "a container twice, at last full",
    '{"userIdentity":1,"userIdentity":{"type":"Root"}}',
    ["root"],
  ),
  ...everywhere(
    "a container that becomes a text",
    '{"userIdentity":{"type":"Root"},"userIdentity":"a"}',
    [],
  ),
  ...everywhere(
    "a look-alike further down",
    `{"a":{"eventName":"StopInstances"},"b":[${stop}]}`,
    [],
  ),
  ...everywhere("a look-alike as tag", '{"requestParameters":{"tags":{"type":"Root"}}}', []),
  ...everywhere("a look-alike within text", `{"a":${JSON.stringify(stop)}}`, []),
  ...everywhere("a look-alike in a wanted container", '{"userIdentity":{"a":{"type":"Root"}}}', []),
  ...everywhere("a key of the prototype", '{"__proto__":{"type":"Root"},"eventName":"a"}', []),
  ...everywhere("a wanted key of the prototype", '{"a":{"__proto__":"x"}}', ["proto"]),
  ...everywhere("a text that is held, deep down", '{"requestParameters":{"a":[[{"b":"i-1"}]]}}', [
    "held",
  ]),
  ...everywhere("a text that is held, escaped", '{"requestParameters":{"a":"\\u0069-1"}}', [
    "held",
  ]),
  ...everywhere(
    "a text that is held, where one without led alike",
    '{"eventName":"ListBuckets","requestParameters":{"a":"i-1"}}',
    ["held"],
  ),
  ...everywhere(
    "a text that is held, beside what is deeper than most",
    `{"requestParameters":{"a":"i-1","b":${"[".repeat(57)}${"]".repeat(57)}}}`,
    ["held"],
  ),
  ...everywhere("two texts that are held", '{"requestParameters":{"a":["i-1","i-2"]}}', [
    "held",
    "also",
  ]),
  ...everywhere("a text that is held, behind a longer", '{"requestParameters":["i-12","i-1"]}', [
    "held",
    "also",
  ]),
  ...everywhere(
    "a text that is held, among others of its kind",
    '{"requestParameters":{"items":[{"id":"i-1"},{"id":"i-0"},{"id":"i-1"}]}}',
    ["held"],
  ),
  ...everywhere("a key twice, the first held", '{"requestParameters":{"a":"i-1","a":"b"}}', []),
  ...everywhere("a key twice, the last held", '{"requestParameters":{"a":"b","a":"i-1"}}', [
    "held",
  ]),
  ...everywhere(
    "a key twice, far above what is held",
    '{"requestParameters":{"a":[{"b":{"c":"i-1"}}],"d":{"a":1},"a":null}}',
    [],
  ),
  ...everywhere(
    "a key twice, with an escape, the first held",
    '{"requestParameters":{"a":"i-1","\\u0061":"b"}}',
    [],
  ),
  ...everywhere(
    "a text that is held, beside what holds none",
    '{"requestParameters":{"a":"b"},"responseElements":{"a":"i-1"}}',
    [],
  ),
  ...everywhere("an element", `{"requestParameters":{"items":[{},{"size":${odd}}]}}`, ["item"]),
  ...everywhere(
    "an element of an object",
    `{"requestParameters":{"items":{"a":{"size":${odd}}}}}`,
    ["item"],
  ),
  ...everywhere(
    "an element, by an escaped key",
    `{"requestParameters":{"items":[{"${size}":${odd}}]}}`,
    ["item"],
  ),
  ...everywhere(
    "an element's own element",
    `{"requestParameters":{"items":[[{"size":${odd}}]]}}`,
    [],
  ),
  ...everywhere(
    "elements twice, at last none",
    `{"requestParameters":{"items":[{"size":${odd}}],"items":[]}}`,
    [],
  ),
  ...everywhere(
    "elements twice, at last one",
    `{"requestParameters":{"items":"a","items":[{"size":${odd}}]}}`,
    ["item"],
  ),
  ...everywhere("elements that are none", '{"requestParameters":{"items":"1.0"}}', []),
  ...everywhere("an element as it is written", '{"requestParameters":{"items":[1.0,1]}}', [
    "first",
  ]),
  ...everywhere("an element written otherwise", '{"requestParameters":{"items":[1,1.0]}}', []),
  ...everywhere("a text that is held, as a key", '{"requestParameters":{"i-1":"a"}}', []),
  ...everywhere("a text that is held, elsewhere", '{"responseElements":{"a":"i-1"}}', []),
  ...everywhere("a text that is held, with a slash", '{"requestParameters":"arn:a\\/b"}', ["held"]),
  ...everywhere("letters beyond ASCII", '{"é":"é","eventName":"StopInstances","ü":"😀"}', ["stop"]),
  ...everywhere("a value beyond the caches", `{"eventName":"${long}","a":"${long}"}`, ["long"]),
  ...everywhere("a key beyond the tables", `{"${long}":1,"eventName":1}`, ["one"]),
  ...everywhere("no members", "{}", []),
  ...everywhere("spaces", '{ "eventName" : "StopInstances" , "a" : [ 1 , { } , [ ] ] }', ["stop"]),
  ...everywhere("a null among what is asked for nulls", '{"errorCode":[1,null]}', ["null"]),
  ...everywhere("an array without a null", '{"errorCode":[1]}', []),
  ...everywhere("all sorts of numbers", '{"a":[0,-0,1.5,-1e9,1E+9,2e-3,10],"eventName":1}', [
    "one",
  ]),
  ...everywhere("nesting that is deep", `{"a":${nested(60)},"eventName":1}`, ["one"]),
  ...everywhere("nesting that is too deep", `{"a":${nested(61)},"eventName":1}`, ["one"]),
  ...everywhere(
    "nesting in objects that is too deep",
    `{"a":${'{"a":'.repeat(70)}1${"}".repeat(70)},"eventName":1}`,
    ["one"],
  ),
  ...everywhere("what is learnt in one container", '{"userIdentity":{"a":"b","type":"Root"}}', [
    "root",
  ]),
  ...everywhere("the same in another container", '{"tags":{"a":"b","type":"Root"}}', []),
  ...everywhere(
    "a key that is longer than can be learnt",
    `{"${long.repeat(3300)}":1,"eventName":1}`,
    ["one"],
  ),
  ...everywhere("more keys than can be learnt", `{${members(12_000, 1)},"eventName":1}`, ["one"]),
  ...everywhere("more places than can be remembered", `{"a":[${places(11)}],"eventName":1}`, [
    "one",
  ]),
  ...everywhere("more ways to write than can be learnt", `{${members(12, 400)},"eventName":1}`, [
    "one",
  ]),
  ...everywhere(
    "what has been learnt, with a number",
    '{"learnt":{"a":[1],"b":null},"eventName":1}',
    ["one"],
  ),
  ...everywhere("the same, with a text", '{"learnt":{"a":["1"],"b":null},"eventName":"1"}', [
    "one",
  ]),
  ...everywhere("the same, with an object", '{"learnt":{"a":[{}],"b":null},"eventName":{}}', []),
  ...everywhere(
    "many wanted values without a text",
    `{${'"userIdentity":{},"eventName":null,'.repeat(9)}"a":1}`,
    [],
  ),
  ...nowhere(
    "nesting that is too deep, closed too early",
    `${'{"a":'.repeat(70)}1${"}".repeat(64)}`,
  ),
  ...nowhere("something else for a comma", '{"a":1;"b":2}'),
  ...nowhere("half a record", '{"eventName":"ListBuckets"'),
  ...nowhere("half a text", '{"eventName":"ListBuck'),
  ...nowhere("more than a record", `${none}x`),
  ...nowhere("two records", `${none}${none}`),
  ...nowhere("a comma too many", '{"eventName":"ListBuckets",}'),
  ...nowhere("a comma too many in an array", '{"a":[1,]}'),
  ...nowhere("a comma too few", '{"a":1 "b":2}'),
  ...nowhere("a colon too few", '{"a" 1}'),
  ...nowhere("a bracket of the other kind", '{"a":[1}}'),
  ...nowhere("a brace of the other kind", '{"a":{"b":1]}'),
  ...nowhere("a brace closed by a bracket, deep within", `{"x":{"b":${nested(70)}]}`),
  ...nowhere("a key without quotes", "{a:1}"),
  ...nowhere("an inner key without quotes", '{"a":{b:1}}'),
  ...nowhere("an inner second key without quotes", '{"a":{"c":1,b:1}}'),
  ...nowhere("a key and nothing else", '{"a"}'),
  ...nowhere("an inner key and nothing else", '{"a":{"b"}}'),
  ...nowhere("a number with a zero before it", '{"a":01}'),
  ...nowhere("a number with a plus", '{"a":+1}'),
  ...nowhere("a number that ends in a point", '{"a":1.}'),
  ...nowhere("a number that starts with a point", '{"a":.5}'),
  ...nowhere("an exponent without digits", '{"a":1e}'),
  ...nowhere("an exponent of a sign", '{"a":1e+}'),
  ...nowhere("a minus alone", '{"a":-}'),
  ...nowhere("a wanted number that is none", '{"eventName":1.}'),
  ...nowhere("a word that is none", '{"a":truE}'),
  ...nowhere("another word that is none", '{"a":nul}'),
  ...nowhere("a third word that is none", '{"a":falsy}'),
  ...nowhere("an escape that is none", '{"a":"\\x"}'),
  ...nowhere("an escape of few digits", '{"a":"\\u12"}'),
  ...nowhere("an escape of no digits", '{"a":"\\u12g4"}'),
  ...nowhere("a bad escape in a key", '{"a":{"\\x":1}}'),
  ...nowhere("a control character", '{"a":"\u0001"}'),
  ...nowhere("a control character between tokens", '{"a":\u00011}'),
  ...nowhere("an array", "[1]"),
  ...nowhere("a number", "1"),
  ...nowhere("a byte-order mark", `\ufeff${none}`),
  ...texts.flatMap(([what, text, ids]) =>
    everywhere(what, JSON.stringify({ eventType: text }), ids),
  ),
  ...everywhere("a text with a run behind its end", '{"eventType":"Aws Aws","a":"Event"}', [
    "begins",
  ]),
  ...everywhere("a text with a run behind an escape", '{"eventType":"Aws\\u0041piCall"}', [
    "begins",
    "around",
  ]),
  ...addresses.flatMap(([what, text, ids]) =>
    everywhere(what, JSON.stringify({ sourceIPAddress: text }), ids),
  ),
  {
    name: "lines that are empty",
    document: `\n${stop}\n\n \t\r\n${none}\r\n`,
    matches: [["stop"]],
    evaluated: 2,
  },
  {
    name: "a last line without its end",
    document: `${none}\n${stop}`,
    matches: [["stop"]],
    evaluated: 2,
  },
  {
    name: "a record over two lines",
    document: `${none}\n{"eventName":\n1}\n`,
    matches: [],
    evaluated: 1,
    unreadable: 2,
  },
  {
    name: "two records in one line",
    document: `${none}\n${none} ${stop}\n`,
    matches: [],
    evaluated: 1,
    unreadable: 1,
  },
  { name: "a single record", document: stop, matches: [["stop"]], evaluated: 1 },
  {
    name: "a single record over lines",
    document: `{\n"eventName":\t1\r\n}\n`,
    matches: [["one"]],
    evaluated: 1,
  },
  {
    name: "a file over lines",
    document: `{\n  "Records": [\n\t${stop},\r\n {\n"eventName":\n1}]}\n`,
    matches: [["stop"], ["one"]],
    evaluated: 2,
  },
  {
    name: "a file with a line end where it counts",
    document: '{"Records":[{"a":[1,\n2]},{"eventName":\n1}]}',
    matches: [["one"]],
    evaluated: 2,
  },
  {
    name: "lines with a line end there",
    document: '{"eventName":\n1}\n{"a":1}\n',
    matches: [],
    evaluated: 1,
    unreadable: 2,
  },
  {
    name: "a delivery with a line end in a message",
    document: '{"logEvents":[{"message":"{\\"a\\":[1,\n2]}"}]}',
    matches: [],
    evaluated: 0,
    unreadable: 2,
  },
  ...[
    ["its id", '{"id";"1","timestamp":1,"message":"{}"}'],
    ["the start of its time", '{"id":"1";"timestamp":1,"message":"{}"}'],
    ["its time", '{"id":"1","timestamp";1,"message":"{}"}'],
    ["the start of its message", '{"id":"1","timestamp":1;"message":"{}"}'],
    ["its message", '{"id":"1","timestamp":1,"message";"{}"}'],
    ["its end", '{"id":"1","timestamp":1,"message":"{}"]'],
  ].map(([where, element]) => ({
    name: `a delivery with a line that has another character at ${where}`,
    document: `{"logEvents":[${element}]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  })),
  {
    name: "a bracket of the other kind before the list",
    document: `{"a":[1},"Records":[${none}]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  { name: "a file of nothing", document: '{"Records":[]}', matches: [], evaluated: 0 },
  { name: "a file of nothing, spaced", document: '{ "Records" : [ ] }', matches: [], evaluated: 0 },
  {
    name: "a file with all sorts in it",
    document: `{"Records":[1,null,[${stop}],"a",${stop}]}`,
    matches: [["stop"]],
    evaluated: 1,
    unreadable: 4,
  },
  {
    name: "a file with numbers as written",
    document: '{"\\u0052ecords":[{"spelt":1.0},{"spelt":1}]}',
    matches: [["spelt"]],
    evaluated: 2,
  },
  {
    name: "a file with two lists",
    document: `{"Records":[${stop}],"Records":[{"a":[1,2]},${none}]}`,
    matches: [],
    evaluated: 2,
  },
  {
    name: "a file whose second list is none",
    document: `{"Records":[${stop}],"Records":1}`,
    matches: [],
    evaluated: 1,
  },
  {
    name: "a file whose first list is none",
    document: `{"Records":1,"Records":[${stop}]}`,
    matches: [["stop"]],
    evaluated: 1,
  },
  {
    name: "a file that is cut off",
    document: `{"Records":[${stop},${none}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "a file with something behind it",
    document: `{"Records":[${stop}]}x`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "a list by another name",
    document: `{"records":[${stop}],"Recordx":[${stop}],"logEventx":[1]}`,
    matches: [],
    evaluated: 1,
  },
  {
    name: "both lists",
    document: `{"Records":[${stop}],"logEvents":[{"message":"{}"}]}`,
    matches: [],
    evaluated: 1,
  },
  { name: "a delivery without lines", document: logsOf(), matches: [], evaluated: 0 },
  {
    name: "a control message",
    document: logsOf(stop).replace("DATA", "CONTROL"),
    matches: [],
    evaluated: 0,
  },
  {
    name: "a control message, escaped",
    document: logsOf(stop).replace("DATA", "\\u0043ONTROL"),
    matches: [],
    evaluated: 0,
  },
  {
    name: "a control message, said last",
    document:
      '{"logEvents":[{"message":"CWL CONTROL MESSAGE: …"}],"messageType":"CONTROL_MESSAGE"}',
    matches: [],
    evaluated: 0,
  },
  {
    name: "a message twice",
    document: `{"logEvents":[{"message":${JSON.stringify(stop)},"message":"{}"}]}`,
    matches: [],
    evaluated: 1,
  },
  {
    name: "a message twice, by another name",
    document: `{"logEvents":[{"message":${JSON.stringify(none)},"m\\u0065ssage":${JSON.stringify(stop)}}]}`,
    matches: [["stop"]],
    evaluated: 1,
  },
  {
    name: "messages that are none",
    document:
      '{"logEvents":[{"message":1},{"message":null},{},{"massage":"{}"},[],1,{"message":{}}]}',
    matches: [],
    evaluated: 0,
    unreadable: 7,
  },
  {
    name: "a message that is escaped otherwise",
    document: String.raw`{"logEvents":[{"message":"{\u0022eventName\u0022:\u0022StopInstances\u0022}"},{"message":"\n{}\t"}]}`,
    matches: [["stop"]],
    evaluated: 2,
  },
  { name: "a message in a message", document: logsOf(logsOf(stop)), matches: [], evaluated: 1 },
  {
    name: "an element that is cut off",
    document: `{"logEvents":[{"message":"{}"`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "an element without a comma",
    document: `{"logEvents":[{"message":"{}" "a":1}]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "an element without a colon",
    document: `{"logEvents":[{"message" "{}"}]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "an element with a bad key",
    document: `{"logEvents":[{"\\x":"{}"}]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "an element with a key that is none",
    document: `{"logEvents":[{a:1}]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "elements without a comma",
    document: `{"logEvents":[{} {}]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "a list that is no JSON",
    document: `{"Records":[{},truE]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "a document with a bad key",
    document: `{"\\x":1,"Records":[${stop}]}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "a document without a colon",
    document: `{"a" 1}`,
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "a document with a key that is none",
    document: "{a:1}",
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "a document without a comma",
    document: '{"a":1 "b":2}',
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  { name: "an array of records", document: `[${stop}]`, matches: [], evaluated: 0, unreadable: 1 },
  { name: "nothing", document: "", matches: [], evaluated: 0 },
  {
    name: "bytes that are no text",
    document: Uint8Array.of(0xff, 0xfe, 0x00),
    matches: [],
    evaluated: 0,
    unreadable: 1,
  },
  {
    name: "bytes that are no text, within a text",
    document: Buffer.from(`${none}\n{"a":"\u00e9","eventName":"StopInstances"}\n`, "latin1"),
    matches: [["stop"]],
    evaluated: 2,
  },
];
