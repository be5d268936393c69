import type { Cut } from "./cut.ts";
import { adviseEncoding, foreignEncodingOf } from "./foreign-encoding.ts";

/**
 * Why bytes, of which these are the first, are no text in UTF-8; undefined where they may be. Shells
 * write UTF-16, and text that does not begin as JSON has no control characters.
 */
export function describeOther(bytes: Uint8Array): Cut | undefined {
  const encoding = foreignEncodingOf(bytes);
  if (encoding !== undefined) {
    return { code: "encoding", reason: `in ${encoding}: ${adviseEncoding(encoding)}` };
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const packer = packers.find(({ magic, at = 0 }) => text.startsWith(magic, at));
  if (packer !== undefined) {
    return { code: "packed", reason: `packed by ${packer.name}: unpack it first` };
  }
  const isJSON = /^(?:\u{ef}\u{bb}\u{bf})?\s*[[{]/u.test(text);
  if (isJSON || bytes.every((byte) => byte >= 0x09)) return undefined;
  return { code: "binary", reason: "with binary data, neither gzip nor JSON" };
}

/** How files begin in which others are; RFC 8878, POSIX "ustar", and what each says of its own. */
const packers: readonly { readonly name: string; readonly magic: string; readonly at?: number }[] =
  [
    { name: "zip", magic: "PK\u{3}\u{4}" },
    { name: "tar", magic: "ustar", at: 257 },
    { name: "zstd", magic: "\u{28}\u{b5}\u{2f}\u{fd}" },
    { name: "xz", magic: "\u{fd}7zXZ\u{0}" },
    { name: "bzip2", magic: "1AY&SY", at: 4 },
    { name: "7-Zip", magic: "7z\u{bc}\u{af}\u{27}\u{1c}" },
    // What is packed once has been unpacked when it is looked at.
    { name: "gzip twice", magic: "\u{1f}\u{8b}\u{8}" },
  ];
