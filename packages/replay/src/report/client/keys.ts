import type { Filter } from "./filter.ts";
import type { Item } from "./items.ts";
import { element, focus } from "./page.ts";

/** `/` goes to the filter, `j` and `k` walk through the alerts that are shown, `Escape` clears. */
export function listenToKeys(items: readonly Item[], filter: Filter): void {
  const find = element("find", HTMLInputElement);
  document.addEventListener("keydown", (pressed) => {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
    if (pressed.key === "Escape") return filter.clear();
    if (pressed.target === find) return;
    if (pressed.key === "j") walk(items, 1);
    else if (pressed.key === "k") walk(items, -1);
    else if (pressed.key === "/") {
      pressed.preventDefault();
      find.focus();
      find.scrollIntoView({ block: "nearest" });
    }
  });
}

function walk(items: readonly Item[], by: 1 | -1): void {
  const shown = items.map((item) => item.element).filter(({ hidden }) => !hidden);
  const at = shown.findIndex((one) => one.contains(document.activeElement));
  const next = shown[at === -1 ? (by === 1 ? 0 : shown.length - 1) : at + by];
  if (next === undefined) return;
  focus(next);
  next.scrollIntoView({ block: "nearest" });
}
