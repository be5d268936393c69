/** What the WebAssembly module exports: see `packages/rules/scanner/index.ts`. */
export interface ScannerExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly passed: { readonly value: number };
  readonly listStart: { readonly value: number };
  readonly listEnd: { readonly value: number };
  readonly noteCount: { readonly value: number };
  readonly noteStart: { readonly value: number };
  scanDocument(start: number, end: number): number;
  scanLines(start: number, end: number): void;
  setSlotCount(count: number): void;
  setHeldLengths(lengths: bigint): void;
  takeNotes(): void;
  setOutlineCount(count: number): void;
  forgetOutlines(): void;
  inflate(from: number, end: number, to: number, toEnd: number): number;
  fold(from: number, end: number, room: number): number;
  readonly copyStart: { readonly value: number };
  copyMessage(from: number, end: number): number;
  heldHash(at: number, length: number): number;
  keyHash(scope: number, at: number, length: number): number;
}
