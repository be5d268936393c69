import type { Filter } from "./filter.ts";
import { focus } from "./page.ts";
import type { Rows } from "./rows.ts";

/**
 * Opens the alert that the address names, now and whenever it changes, and makes names in tables
 * into buttons that look for them.
 */
export function followLinks(filter: Filter, rows: Rows): void {
  const follow = (): void => show(location.hash, filter, rows);
  addEventListener("hashchange", follow);
  // A link to where the page is already changes nothing, but the alert may be closed by now.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href^='#a-']") : null;
    if (link?.getAttribute("href") === location.hash) follow();
  });
  follow();
  for (const name of document.querySelectorAll<HTMLElement>("[data-find]")) tie(name, filter);
}

function show(hash: string, filter: Filter, rows: Rows): void {
  if (!hash.startsWith("#a-")) return;
  const alert = document.getElementById(hash.slice(1));
  if (alert === null) return;
  if (alert.hidden) filter.clear();
  if (alert instanceof HTMLDetailsElement) alert.open = true;
  else rows.open(alert);
  alert.scrollIntoView({ block: "start" });
  focus(alert);
}

function tie(name: HTMLElement, filter: Filter): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "find";
  button.title = "Show the alerts that have this";
  button.textContent = name.textContent;
  button.addEventListener("click", () => {
    filter.setText(button.textContent.replace(/…$/, ""));
    document.getElementById("filter")?.scrollIntoView({ block: "start" });
  });
  name.replaceChildren(button);
}
