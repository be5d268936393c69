import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/**
 * How large V8's space for new objects may become, in bytes, before it is kept from growing; its own
 * limit is 96 MB. Between two looks it doubles, and more than once where much is done at a time.
 */
const bytesMax = 4 * 1024 * 1024;

/**
 * Keeps V8 from holding 100 MB more than it needs. Records live for a moment, so a large space for
 * new objects wins nothing here; yet Node.js takes a limit for it only when it starts
 * (`--max-semi-space-size`), which a command cannot ask of whoever types it. What can be set later
 * is by how much the space grows: once it is large enough, not at all.
 */
export function limitYoungGeneration(): void {
  const watch = setInterval(() => {
    const spaces = getHeapSpaceStatistics();
    const young = spaces.find(({ space_name }) => space_name === "new_space");
    if (young !== undefined && young.space_size < bytesMax) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    clearInterval(watch);
  }, 5);
  watch.unref();
}
