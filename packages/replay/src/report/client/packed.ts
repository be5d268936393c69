/** What alerts in a line say besides, as HTML: unpacked when it is first asked for. */
export interface Packed {
  /** For so many lines, the first of them. */
  readonly count: number;
  read(index: number): Promise<string>;
}

/** Reads what `sections/pack.ts` packed: HTML of our own making, with everything in it escaped. */
export function openPacked(): Packed {
  const element = document.getElementById("packed");
  const chunks = element?.textContent.split(" ") ?? [];
  const each = Number(element?.dataset.each ?? 1);
  const unpacked = new Map<number, Promise<readonly string[]>>();
  return {
    count: Number(element?.dataset.count ?? 0),
    async read(index) {
      const number = Math.floor(index / each);
      const texts = unpacked.get(number) ?? inflate(chunks[number] ?? "");
      unpacked.set(number, texts);
      return (await texts)[index % each] ?? "";
    },
  };
}

async function inflate(chunk: string): Promise<readonly string[]> {
  const bytes = Uint8Array.from(atob(chunk), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  // `pack` made it of a list of texts.
  return (await new Response(stream).json()) as readonly string[];
}
