/** The element with the id, which the page has: `print-report.ts` wrote both. */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page lacks #${id}.`);
}

/** `1,234`, as the page itself prints numbers. */
export function print(number: number): string {
  return number.toLocaleString("en-US");
}
