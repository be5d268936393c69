import type { Stream } from "./stream.ts";

/** Opens Kinesis; its client is loaded only now, for most commands of a desk never need it. */
export async function openStream(): Promise<Stream> {
  return (await import("./kinesis.ts")).createStream();
}
