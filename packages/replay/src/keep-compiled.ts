import { mkdirSync, statSync } from "node:fs";
import module from "node:module";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import process from "node:process";

/**
 * Lets Node.js keep what it compiles, so that the next start takes half the time; what is imported
 * after this is. It lies among the user's caches, not in the system's temporary folder as by default:
 * what lies there is run, and anybody can put something there first. Where there is no such folder
 * nothing is kept. `NODE_DISABLE_COMPILE_CACHE=1` and `NODE_COMPILE_CACHE` act as ever.
 */
export function keepCompiled(): void {
  const folder = openCache();
  if (folder === undefined) return;
  const { status } = module.enableCompileCache(folder);
  // So threads have it from their first import on.
  if (status === module.constants.compileCacheStatus.ENABLED) {
    process.env.NODE_COMPILE_CACHE = folder;
  }
}

/** A folder that nobody else can write to. */
function openCache(): string | undefined {
  try {
    const { XDG_CACHE_HOME: named = "" } = process.env;
    // One that is relative is to be ignored (XDG Base Directory Specification 0.8).
    const caches = isAbsolute(named) ? named : join(homedir(), ".cache");
    // Without a home, there would be one wherever the command is called.
    if (!isAbsolute(caches)) return undefined;
    const folder = join(caches, "logcritical");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    // Windows knows no such numbers, and keeps each home to its user.
    if (process.getuid === undefined) return folder;
    return uid === process.getuid() && (mode & 0o022) === 0 ? folder : undefined;
  } catch {
    return undefined;
  }
}
