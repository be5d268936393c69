import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describeObstacle } from "../describe-obstacle.ts";
import { UsageError } from "../usage-error.ts";

/** A file that does not exist yet. */
export interface NewFile {
  /** From the folder that it is written into. */
  readonly path: string;
  readonly text: string;
}

/** Writes all of the files or, where one of them is already there, none. */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<void> {
  const places = files.map(({ path, text }) => ({ place: join(folder, path), text }));
  const found = await Promise.all(places.map(({ place }) => exists(place)));
  const taken = places.filter((_, index) => found[index]).map(({ place }) => `  ${place}`);
  if (taken.length > 0) {
    throw new UsageError(["Nothing is written, for these are there:", ...taken].join("\n"));
  }
  for (const { place, text } of places) {
    await writeNew(place, text).catch((cause: unknown) => {
      const reason = describeObstacle(cause);
      throw new UsageError(`${place} cannot be written: ${reason}. Choose another folder.`, {
        cause,
      });
    });
  }
}

async function writeNew(place: string, text: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  // "wx" fails where something is, so that nothing can come between looking and writing.
  await writeFile(place, text, { flag: "wx" });
}

async function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}
