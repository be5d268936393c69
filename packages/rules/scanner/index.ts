/**
 * The byte scanner: of a document's records it finds those that some rule may match, without
 * parsing any. Written in AssemblyScript and compiled by `pnpm build:scanner` into
 * `src/scan/scanner-wasm.ts`. Nothing here is exact by itself: whatever is unusual, and whatever
 * may match, is told to the host, which asks the reference engine.
 */
export { copyMessage, copyStart } from "./copy";
export { listEnd, listStart, passed, scanDocument, scanLines } from "./document";
export { fold } from "./fold";
export { keyHash } from "./hash";
export { heldHash, setHeldLengths } from "./held";
export { inflate } from "./inflate";
export { noteCount, noteStart, takeNotes } from "./notes";
export { forgetOutlines, setOutlineCount } from "./outlines";
export { setSlotCount } from "./slots";
