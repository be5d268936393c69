/** From when to when something was seen, in milliseconds since 1970; without times, neither. */
export interface Span {
  firstMs?: number;
  lastMs?: number;
}

/** Makes the span reach to the time, where there is one. */
export function extend(span: Span, timeMs: number | undefined): void {
  if (timeMs === undefined) return;
  span.firstMs = Math.min(span.firstMs ?? timeMs, timeMs);
  span.lastMs = Math.max(span.lastMs ?? timeMs, timeMs);
}
