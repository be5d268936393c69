import { deflateRawSync } from "node:zlib";
import { type HTML, html } from "../html.ts";

/** So many texts are compressed together: few enough that one is soon unpacked, as they are alike. */
const each = 40;

/** Texts compressed into an element of the page, and how many of those given they are. */
export interface Packed {
  readonly count: number;
  readonly element: HTML | undefined;
}

/**
 * Packs the first of the texts, as many as fit into so many bytes, into an element that shows
 * nothing: for the page's own script, which unpacks them when somebody asks (`client/packed.ts`).
 */
export function pack(texts: readonly HTML[], bytesMax: number): Packed {
  const chunks: string[] = [];
  let left = bytesMax - 100;
  let count = 0;
  while (count < texts.length) {
    const some = texts.slice(count, count + each).map((text) => text.html);
    const chunk = deflateRawSync(JSON.stringify(some), { level: 9 }).toString("base64");
    left -= chunk.length + 1;
    if (left < 0) break;
    chunks.push(chunk);
    count += some.length;
  }
  if (count === 0) return { count, element: undefined };
  // Base64 has no character that ends an element, and no script of this type is run.
  const element = html`<script type="text/plain" id="packed" data-each="${each}" data-count="${count}">${chunks.join(" ")}</script>
`;
  return { count, element };
}
