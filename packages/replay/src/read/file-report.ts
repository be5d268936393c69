import { createFlaws, type Flaw, type Unreadable } from "./flaws.ts";
import type { Piece } from "./piece.ts";
import type { FoundFile, LeftOut } from "./walk.ts";

/** Takes note of what a file holds while it is read, to say in the end what became of it. */
export interface FileReport {
  readonly file: FoundFile;
  /** Takes note of something wrong. */
  add(flaw: Flaw): void;
  /** Takes note of pieces, whole and broken, and of what was in them: records, digests and so on. */
  count(pieces: number, data: number): void;
  /** The last pieces, but for those that bytes which end too soon explain. */
  withoutCut(pieces: readonly Piece[]): readonly Piece[];
  end(bytesRead: number): Done | LeftOut;
}

/** A file that has been read, and what of it could not be. */
export interface Done {
  readonly kind: "done";
  readonly file: FoundFile;
  readonly unreadable: readonly Unreadable[];
  /** The bytes that were read, before anything was unpacked. */
  readonly bytesRead: number;
}

/** Starts the report of a file. */
export function createFileReport(file: FoundFile): FileReport {
  const flaws = createFlaws(file.name);
  let pieceCount = 0;
  let dataCount = 0;
  return {
    file,
    add: (flaw) => flaws.add(flaw),
    count(pieces, data) {
      pieceCount += pieces;
      dataCount += data;
    },
    withoutCut(pieces) {
      const isCut = flaws.list().some(({ code }) => code === "bad-gzip" || code === "unreadable");
      return isCut ? pieces.filter((piece) => !isCutOff(piece)) : pieces;
    },
    end(bytesRead) {
      const { name, isNamed } = file;
      const unreadable = flaws.list();
      if (pieceCount === 0 && unreadable.length === 0) {
        return { kind: "skipped", name, code: "empty", reason: "empty" };
      }
      // A file that lies among others and is evidently about something else.
      if (dataCount === 0 && !isNamed && flaws.areForeign()) {
        return { kind: "skipped", name, code: "foreign", reason: unreadable[0]?.reason ?? "" };
      }
      return { kind: "done", file, unreadable, bytesRead };
    },
  };
}

function isCutOff(piece: Piece): boolean {
  return piece.kind === "broken" && piece.code === "cut-off";
}
