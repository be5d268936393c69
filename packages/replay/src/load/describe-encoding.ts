import { isUtf8 } from "node:buffer";

/** Why bytes are no text in UTF-8. */
export interface ForeignEncoding {
  /** What it is instead, and what to do. */
  readonly message: string;
  /** Where in the text as UTF-8 it shows. */
  readonly offset: number;
}

/** What keeps bytes from being read as text in UTF-8; undefined where nothing does. */
export function describeEncoding(bytes: Buffer): ForeignEncoding | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return { message: "It is packed by gzip: unpack it with gunzip.", offset: 0 };
  }
  const name = markedAs(bytes) ?? unmarkedAs(bytes);
  if (name !== undefined) {
    const mend = `save it as UTF-8, in an editor or by iconv -f ${name} -t UTF-8`;
    return { message: `It is ${name}: ${mend}.`, offset: 0 };
  }
  if (isUtf8(bytes)) return undefined;
  const message = "It is no UTF-8 here, but perhaps Windows-1252: save it as UTF-8.";
  // This character stands for a byte that is no UTF-8.
  return { message, offset: Math.max(0, bytes.toString("utf8").indexOf("\uFFFD")) };
}

/** The encoding that a byte-order mark tells. Source: Unicode 17.0, section 23.8, table 23-6. */
function markedAs(bytes: Uint8Array): string | undefined {
  return marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
}

const marks: readonly (readonly [mark: readonly number[], name: string])[] = [
  [[0xff, 0xfe, 0, 0], "UTF-32LE"],
  [[0, 0, 0xfe, 0xff], "UTF-32BE"],
  [[0xff, 0xfe], "UTF-16LE"],
  [[0xfe, 0xff], "UTF-16BE"],
];

/** JSON and modules begin with ASCII, so that zeros betray the encoding. Source: RFC 4627, 3. */
function unmarkedAs([a, b, c, d]: Uint8Array): string | undefined {
  if (d === undefined) return undefined;
  if (isText(a) && b === 0) return c === 0 && d === 0 ? "UTF-32LE" : "UTF-16LE";
  if (a === 0 && isText(b)) return "UTF-16BE";
  return a === 0 && b === 0 && c === 0 && isText(d) ? "UTF-32BE" : undefined;
}

function isText(byte = 0): boolean {
  return byte > 8 && byte < 127;
}
