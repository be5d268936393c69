/**
 * The encoding of bytes that are JSON or a module in another than UTF-8, as `iconv` names it: told
 * by its mark, or by its zeros. Undefined for anything else.
 */
export function foreignEncodingOf(bytes: Uint8Array): string | undefined {
  return markedAs(bytes) ?? unmarkedAs(bytes);
}

/** How to mend text in an encoding that is not read. */
export function adviseEncoding(name: string): string {
  return `save it as UTF-8, in an editor or by iconv -f ${name} -t UTF-8`;
}

/** The encoding that a byte-order mark tells. Source: Unicode 17.0, section 23.8, table 23-6. */
function markedAs(bytes: Uint8Array): string | undefined {
  return marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
}

/** That of UTF-32LE begins as that of UTF-16LE does, and comes first. */
const marks: readonly (readonly [mark: readonly number[], name: string])[] = [
  [[0xff, 0xfe, 0, 0], "UTF-32LE"],
  [[0, 0, 0xfe, 0xff], "UTF-32BE"],
  [[0xff, 0xfe], "UTF-16LE"],
  [[0xfe, 0xff], "UTF-16BE"],
];

/** JSON and modules begin with ASCII, so that zeros betray the encoding. Source: RFC 4627, 3. */
function unmarkedAs(bytes: Uint8Array): string | undefined {
  return widths.find(({ size, at }) => isWide(bytes, size, at))?.name;
}

/** How many bytes a character of ASCII takes, and which of them is not zero. */
const widths = [
  { name: "UTF-32LE", size: 4, at: 0 },
  { name: "UTF-32BE", size: 4, at: 3 },
  { name: "UTF-16LE", size: 2, at: 0 },
  { name: "UTF-16BE", size: 2, at: 1 },
] as const;

/** So many characters are looked at: a number in a binary file may pass for one or two. */
const lookedAt = 8;

function isWide(bytes: Uint8Array, size: number, at: number): boolean {
  const seen = bytes.subarray(0, Math.min(lookedAt, Math.floor(bytes.length / size)) * size);
  return (
    seen.length > 0 &&
    seen.every((byte, index) => (index % size === at ? byte > 8 && byte < 127 : byte === 0))
  );
}
