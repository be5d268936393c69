import type { Item } from "./items.ts";
import { element, print } from "./page.ts";

/** Which alerts are shown. */
export interface Filter {
  /** Only alerts of this time; all of them where there is none. */
  setSpan(span: Span | undefined): void;
  /** Only alerts that have this text. */
  setText(text: string): void;
  /** Shows everything again. */
  clear(): void;
  /** To be told when everything is shown again. */
  onClear(listener: () => void): void;
}

/** From one moment up to another, in milliseconds since 1970. */
interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Creates the filter, and ties it to its fields. */
export function createFilter(items: readonly Item[]): Filter {
  const find = element("find", HTMLInputElement);
  const boxes = [...document.querySelectorAll<HTMLInputElement>("#filter [name=severity]")];
  const listeners: (() => void)[] = [];
  let span: Span | undefined;

  const apply = (): void => {
    const words = find.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const severities = new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value));
    let count = 0;
    for (const item of items) {
      const isShown =
        severities.has(item.severity) &&
        isWithin(item, span) &&
        words.every((word) => item.text().includes(word));
      hide(item.element, !isShown);
      if (isShown) count += 1;
    }
    report(count, items.length, span);
  };
  const clear = (): void => {
    find.value = "";
    for (const box of boxes) box.checked = true;
    span = undefined;
    for (const listener of listeners) listener();
    apply();
  };
  find.addEventListener("input", apply);
  for (const box of boxes) box.addEventListener("change", apply);
  element("filter", HTMLFormElement).addEventListener("submit", (submit) =>
    submit.preventDefault(),
  );
  element("clear", HTMLButtonElement).addEventListener("click", clear);
  tieOpen(items);
  // The browser brings back what was in the fields before the page was loaded again.
  apply();
  return {
    setSpan(next) {
      span = next;
      apply();
    },
    setText(text) {
      find.value = text;
      apply();
    },
    clear,
    onClear: (listener) => listeners.push(listener),
  };
}

/** With a line goes what was opened under it. */
function hide(alert: HTMLElement, isHidden: boolean): void {
  alert.hidden = isHidden;
  const next = alert.nextElementSibling;
  if (next instanceof HTMLElement && next.className === "more") next.hidden = isHidden;
}

/** Who has no time is part of every time: nothing is to be missed. */
function isWithin({ fromMs, toMs }: Item, span: Span | undefined): boolean {
  if (span === undefined || Number.isNaN(fromMs)) return true;
  return fromMs < span.toMs && toMs >= span.fromMs;
}

function report(count: number, total: number, span: Span | undefined): void {
  element("shown", HTMLOutputElement).value =
    count === total ? `${print(total)} alerts` : `${print(count)} of ${print(total)} alerts`;
  element("span", HTMLElement).textContent =
    span === undefined ? "" : `from ${moment(span.fromMs)} until ${moment(span.toMs)}`;
  element("nothing", HTMLElement).hidden = count > 0 || total === 0;
  const rows = document.getElementById("rows");
  for (const body of rows?.querySelectorAll("tbody") ?? []) {
    body.hidden = body.querySelector("tr[id]:not([hidden])") === null;
  }
  if (rows !== null) rows.hidden = rows.querySelector("tbody:not([hidden])") === null;
}

function moment(timeMs: number): string {
  const length = timeMs % 60_000 === 0 ? 16 : 19;
  return new Date(timeMs).toISOString().slice(0, length).replace("T", " ");
}

/** Opens all cards that are shown, or closes them again. */
function tieOpen(items: readonly Item[]): void {
  const button = element("open", HTMLButtonElement);
  let isOpen = false;
  button.addEventListener("click", () => {
    isOpen = !isOpen;
    button.textContent = isOpen ? "Close all" : "Open all";
    for (const { element: card } of items) {
      if (card instanceof HTMLDetailsElement && !card.hidden) card.open = isOpen;
    }
  });
}
