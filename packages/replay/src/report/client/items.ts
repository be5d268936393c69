/** An alert on the page: a card, or a line of the table. */
export interface Item {
  readonly element: HTMLElement;
  readonly severity: string;
  /** In milliseconds since 1970; `NaN` where there is no time. */
  readonly fromMs: number;
  readonly toMs: number;
  /** All that it says, in small letters. */
  readonly text: () => string;
}

/** All alerts in the order of the page. */
export function listItems(): readonly Item[] {
  const cards = [...document.querySelectorAll<HTMLElement>("#cards > details")];
  const rows = [...document.querySelectorAll<HTMLElement>("#rows tr[id]")];
  return [...cards, ...rows].map(readItem);
}

function readItem(element: HTMLElement): Item {
  const first = element.dataset.f ?? momentOf(element);
  const fromMs = Number(first);
  const toMs = Number(element.dataset.l ?? first);
  const severity = element.closest<HTMLElement>("[data-s]")?.dataset.s ?? "";
  let text: string | undefined;
  return {
    element,
    severity,
    fromMs,
    toMs,
    text: () => (text ??= `${severity} ${element.textContent} ${element.id}`.toLowerCase()),
  };
}

/** The time of a line stands in its first cell, in UTC, to save room. */
function momentOf(element: HTMLElement): number {
  const moment = element.firstElementChild?.textContent.trim() ?? "";
  return Date.parse(`${moment.replace(" ", "T")}Z`);
}
