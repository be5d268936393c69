import { isUtf8 } from "node:buffer";
import { adviseEncoding, foreignEncodingOf } from "../read/foreign-encoding.ts";

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
  const name = foreignEncodingOf(bytes);
  if (name !== undefined) {
    return { message: `It is ${name}: ${adviseEncoding(name)}.`, offset: 0 };
  }
  if (isUtf8(bytes)) return undefined;
  const message = "It is no UTF-8 here, but perhaps Windows-1252: save it as UTF-8.";
  // This character stands for a byte that is no UTF-8.
  return { message, offset: Math.max(0, bytes.toString("utf8").indexOf("\uFFFD")) };
}
