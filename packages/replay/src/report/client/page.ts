/** The element with the id, which the page has: `print-report.ts` wrote both. */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page lacks #${id}.`);
}

/** Moves the keyboard to an alert: to what opens it, where it can be opened. */
export function focus(alert: HTMLElement): void {
  const opener = alert.querySelector<HTMLElement>("summary, button");
  if (opener === null) alert.tabIndex = -1;
  (opener ?? alert).focus({ preventScroll: true });
}

/** `1,234`, as the page itself prints numbers. */
export function print(number: number): string {
  return number.toLocaleString("en-US");
}
