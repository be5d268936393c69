import type { Box, Flow } from "./list-flows.ts";

const width = 196;
const height = 44;
const gap = { x: 64, y: 14 } as const;
const margin = 16;

/** A box with its place, in pixels. */
interface Placed extends Box {
  readonly x: number;
  readonly y: number;
}

/** Draws flows as SVG, from left to right: each box stands right of all that flows into it. */
export function drawFlows(flows: readonly Flow[], title: string): string {
  const boxes = placeBoxes(flows);
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const right = Math.max(...boxes.map(({ x }) => x)) + width + margin;
  const bottom = Math.max(...boxes.map(({ y }) => y)) + height + margin;
  const lines = flows.map(({ from, to }) => drawFlow(byKey.get(from.key), byKey.get(to.key)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${right} ${bottom}" width="${right}" font-family="sans-serif">`,
    `<title>${escapeXML(title)}</title>`,
    `<rect width="${right}" height="${bottom}" fill="#fff"/>`,
    ...lines,
    ...boxes.map(drawBox),
    "</svg>\n",
  ].join("\n");
}

function placeBoxes(flows: readonly Flow[]): readonly Placed[] {
  const boxes = [
    ...new Map(flows.flatMap(({ from, to }) => [from, to]).map((box) => [box.key, box])).values(),
  ];
  const column = new Map(boxes.map(({ key }) => [key, 0]));
  // As many rounds as there are boxes are enough, for flows make no circle.
  for (const _ of boxes) {
    for (const { from, to } of flows) {
      const least = (column.get(from.key) ?? 0) + 1;
      if ((column.get(to.key) ?? 0) < least && least < boxes.length) column.set(to.key, least);
    }
  }
  const placed: Placed[] = [];
  const columns = Math.max(...column.values()) + 1;
  for (let at = 0; at < columns; at += 1) {
    const here = boxes.filter(({ key }) => column.get(key) === at);
    // A box stands where those that flow into it stand, on the average.
    const wish = (box: Box): number => {
      const before = flows
        .filter(({ to }) => to.key === box.key)
        .flatMap(({ from }) => placed.filter(({ key }) => key === from.key));
      return before.length === 0 ? 0 : before.reduce((sum, { y }) => sum + y, 0) / before.length;
    };
    let y = margin;
    for (const box of here.toSorted((a, b) => wish(a) - wish(b))) {
      y = Math.max(y, Math.round(wish(box)));
      placed.push({ ...box, x: margin + at * (width + gap.x), y });
      y += height + gap.y;
    }
  }
  return placed;
}

function drawFlow(from: Placed | undefined, to: Placed | undefined): string {
  if (from === undefined || to === undefined) return "";
  const [x1, y1, x2, y2] = [from.x + width, from.y + height / 2, to.x, to.y + height / 2];
  const bend = gap.x;
  return `<path d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" fill="none" stroke="#8a94a6" stroke-width="1.5"/><circle cx="${x2}" cy="${y2}" r="3" fill="#8a94a6"/>`;
}

function drawBox({ x, y, title, detail }: Placed): string {
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="#f4f6fa" stroke="#3d4b66"/>`,
    `<text x="${x + 10}" y="${y + 18}" font-size="13" font-weight="600" fill="#1d2739">${escapeXML(title)}</text>`,
    `<text x="${x + 10}" y="${y + 35}" font-size="11" fill="#4a5670">${escapeXML(shorten(detail))}</text>`,
  ].join("");
}

/** Names of buckets end in account and Region, which the page has said already. */
function shorten(text: string): string {
  const short = text.replace(/-\d{12}-[a-z0-9-]+$/, "");
  return short.length <= 32 ? short : `${short.slice(0, 31)}…`;
}

function escapeXML(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
