import { type Severity, severities } from "@logcritical/rules";
import { printNumber } from "../output/words.ts";
import { type HTML, html } from "./html.ts";
import type { SeverityCounts } from "./report.ts";

/** `2026-03-12 14:05:31`, in UTC as everything in a report, which says so once. */
export function printMoment(timeMs: number | undefined): string {
  if (timeMs === undefined) return "no time";
  return new Date(timeMs).toISOString().slice(0, 19).replace("T", " ");
}

/** From when to when; one moment where they are the same, and the day once where it is. */
export function printStretch(fromMs: number | undefined, toMs: number | undefined): string {
  const [from, to] = [printMoment(fromMs), printMoment(toMs)];
  if (toMs === undefined || from === to) return from;
  return `${from} to ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}`;
}

/** A moment for people and for programs. */
export function printTimeTag(timeMs: number | undefined): HTML {
  if (timeMs === undefined) return html`no time`;
  return html`<time datetime="${new Date(timeMs).toISOString()}">${printMoment(timeMs)}</time>`;
}

/** A severity as a coloured word. */
export function printBadge(severity: Severity): HTML {
  return html`<span class="badge ${severity}">${severity}</span>`;
}

/** `2 critical, 4 high`, each in its colour; nothing of what there is none. */
export function printCounts(counts: Readonly<Partial<SeverityCounts>>): HTML {
  const parts = severities
    .filter((severity) => (counts[severity] ?? 0) > 0)
    .map(
      (severity) =>
        html`<span class="count ${severity}">${printNumber(counts[severity] ?? 0)} ${severity}</span>`,
    );
  return html`<span class="counts">${parts.map((part, index) => [index > 0 && " ", part])}</span>`;
}

/** An address that may be followed: of the web and encrypted, or else it stays text. */
export function printLink(address: string, text: string = address): HTML {
  if (!/^https:\/\/[^\s"<>]+$/.test(address)) return html`${address}`;
  return html`<a href="${address}">${text}</a>`;
}

/** The beginning of a text that may be endless; a character of two halves stays whole or goes. */
export function shorten(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  return `${text.slice(0, lengthMax - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
