import type { Filter } from "./filter.ts";
import { element } from "./page.ts";

/**
 * Lets a time be chosen on the timeline: by dragging over it, and by two sliders under it, which
 * are the browser's own and so work with every keyboard and screen reader. Both choose whole bars.
 */
export function createBrush(filter: Filter): void {
  const plot = document.getElementById("plot");
  if (plot === null) return;
  const edges = (plot.dataset.edges ?? "").split(" ").map(Number);
  const last = edges.length - 1;
  const from = element("from", HTMLInputElement);
  const to = element("to", HTMLInputElement);

  const choose = (first: number, end: number): void => {
    from.value = String(first);
    to.value = String(end);
    from.setAttribute("aria-valuetext", moment(edges[first]));
    to.setAttribute("aria-valuetext", moment(edges[end]));
    const isAll = first === 0 && end === last;
    draw(edges, isAll ? undefined : [first, end]);
    const [fromMs, toMs] = [edges[first] ?? 0, edges[end] ?? 0];
    filter.setSpan(isAll ? undefined : { fromMs, toMs });
  };
  from.addEventListener("input", () => {
    const end = Number(to.value);
    choose(Math.min(Number(from.value), end - 1), end);
  });
  to.addEventListener("input", () => {
    const first = Number(from.value);
    choose(first, Math.max(Number(to.value), first + 1));
  });
  filter.onClear(() => choose(0, last));
  choose(0, last);
  followPointer(plot, edges, choose);
}

function moment(timeMs: number | undefined): string {
  return `${new Date(timeMs ?? 0).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Shows what is chosen, in per cent of the whole. */
function draw(edges: readonly number[], chosen: readonly [number, number] | undefined): void {
  const [startMs, endMs] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const percent = (edge: number): number =>
    (100 * ((edges[edge] ?? 0) - startMs)) / (endMs - startMs);
  const [left, right] = chosen === undefined ? [0, 0] : chosen.map(percent);
  const brush = document.getElementById("brush");
  brush?.setAttribute("x", `${left ?? 0}%`);
  brush?.setAttribute("width", chosen === undefined ? "0" : `${(right ?? 0) - (left ?? 0)}%`);
}

/** A drag chooses the bars that it passes over, and a click lets go of the choice. */
function followPointer(
  plot: HTMLElement,
  edges: readonly number[],
  choose: (first: number, end: number) => void,
): void {
  const chart = plot.querySelector("svg");
  if (chart === null) return;
  const last = edges.length - 1;
  const barAt = (pointer: PointerEvent): number => {
    const { left, width } = chart.getBoundingClientRect();
    const [start = 0, end = 0] = [edges[0], edges[last]];
    const timeMs = start + ((pointer.clientX - left) / width) * (end - start);
    const next = edges.findIndex((edge) => edge > timeMs);
    return next === -1 ? last - 1 : Math.max(0, next - 1);
  };
  let grabbed: { readonly x: number; readonly bar: number; moved: boolean } | undefined;
  chart.addEventListener("pointerdown", (pointer) => {
    if (pointer.button !== 0) return;
    grabbed = { x: pointer.clientX, bar: barAt(pointer), moved: false };
    chart.setPointerCapture(pointer.pointerId);
  });
  chart.addEventListener("pointermove", (pointer) => {
    if (grabbed === undefined) return;
    grabbed.moved ||= Math.abs(pointer.clientX - grabbed.x) > 3;
    if (!grabbed.moved) return;
    const bar = barAt(pointer);
    choose(Math.min(bar, grabbed.bar), Math.max(bar, grabbed.bar) + 1);
  });
  chart.addEventListener("pointerup", () => {
    if (grabbed !== undefined && !grabbed.moved) choose(0, last);
    grabbed = undefined;
  });
  chart.addEventListener("pointercancel", () => {
    grabbed = undefined;
  });
}
