/**
 * Whether a text is printable ASCII that JSON writes without an escape, so that its letters can be
 * compared with the bytes of a document. One expression for all who ask, as compiling one takes a
 * while of a start.
 */
export function isPlainText(text: string): boolean {
  return /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(text);
}
