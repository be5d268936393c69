import type { Stream } from "./stream.ts";

/** Opens Kinesis at the first use: its client takes long to load, and most messages need none. */
export function openStream(): Stream {
  let opened: Promise<Stream> | undefined;
  const open = async (): Promise<Stream> => (await import("./kinesis.ts")).createStream();
  const use = (): Promise<Stream> => {
    opened ??= open();
    return opened;
  };
  return {
    fetch: async (batch) => (await use()).fetch(batch),
    put: async (stream, blob) => (await use()).put(stream, blob),
    close: async () => (await opened)?.close(),
  };
}
