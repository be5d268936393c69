import { openPacked } from "./packed.ts";

/** Alerts in a line, some of which open. */
export interface Rows {
  /** Opens a line, if it is one that opens and has not been. */
  open(row: HTMLElement): void;
}

/** Makes the name of the rule a button that opens the rest, in lines that have more to say. */
export function tieRows(): Rows {
  const packed = openPacked();
  const rows = [...document.querySelectorAll<HTMLTableRowElement>("#rows tr[id]")];
  for (const [index, row] of rows.slice(0, packed.count).entries()) {
    tie(row, () => packed.read(index));
  }
  return {
    open(row) {
      const button = row.querySelector("button");
      if (button?.ariaExpanded === "false") button.click();
    },
  };
}

function tie(row: HTMLTableRowElement, read: () => Promise<string>): void {
  const cell = row.cells[1];
  if (cell === undefined) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "opener";
  button.ariaExpanded = "false";
  button.textContent = cell.textContent;
  let more: HTMLTableRowElement | undefined;
  const show = async (): Promise<void> => {
    more ??= createMore(await read(), row.cells.length);
    // It may have been closed again while it was unpacked.
    if (button.ariaExpanded === "true") row.after(more);
  };
  button.addEventListener("click", () => {
    const isOpen = button.ariaExpanded === "true";
    button.ariaExpanded = String(!isOpen);
    if (isOpen) more?.remove();
    else void show();
  });
  cell.replaceChildren(button);
}

function createMore(html: string, columns: number): HTMLTableRowElement {
  const more = document.createElement("tr");
  more.className = "more";
  const cell = more.insertCell();
  cell.colSpan = columns;
  cell.className = "body";
  cell.innerHTML = html;
  return more;
}
