/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type Axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { printReport } from "../src/report/print-report.ts";
import type { Report } from "../src/report/report.ts";
import { hasBrowser, launch, watchPage } from "./support/browser.ts";
import { hostileRecords } from "./support/hostile-records.ts";
import { demoReport, reportOfRecords, withAlerts } from "./support/report.ts";

if (!hasBrowser) console.warn("Skipped the report in a browser: there is no /usr/bin/chromium.");

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let folder = "";

/** How a page is shown, unless to a light, wide window with scripts. */
interface Showing {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly page?: Page;
}

describe.skipIf(!hasBrowser)("the report in Chromium", () => {
  let browser: Browser;
  const seen: string[] = [];
  // One page shows all, as each takes Chromium a process, and two seconds to start it.
  let usual: Page;
  let demo: Report;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "logcritical-report-"));
    browser = await launch();
    usual = await browser.newPage();
    watchPage(usual, seen);
    demo = await demoReport();
    write("demo", demo);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  // Whatever a test does, the page asks nobody for anything and has nothing to complain of.
  afterEach(() => {
    if (seen.length > 0) throw new Error(`The page did more than show itself: ${seen.join("\n")}`);
  });

  async function open(
    name: string,
    { colorScheme = "light", width = 1280, page = usual }: Showing = {},
  ): Promise<Page> {
    // What is left of another test goes, also where nothing but the fragment differs.
    await page.goto("about:blank");
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, media: "screen" });
    seen.length = 0;
    await page.goto(addressOf(name));
    return page;
  }

  describe("narrows the alerts down", () => {
    it("by a time that is dragged over", async () => {
      const page = await open("demo");
      await page.locator("#plot").scrollIntoViewIfNeeded();
      const box = await page.locator("#plot svg").boundingBox();
      if (box === null) throw new Error("there is no chart");
      const drag = async (from: number, to: number): Promise<void> => {
        await page.mouse.move(box.x + from * box.width, box.y + 20);
        await page.mouse.down();
        await page.mouse.move(box.x + to * box.width, box.y + 30, { steps: 4 });
        await page.mouse.up();
      };
      await drag(0.99, 0.8);
      const [fromMs, toMs] = await spanOf(page);
      expect(await shown(page)).toEqual(idsWithin(demo, fromMs, toMs));
      expect(await page.locator("#shown").textContent()).toMatch(/^\d+ of 33 alerts$/);
      await drag(0.05, 0.1);
      expect(await shown(page)).toEqual([]);
      expect(await page.locator("#nothing").isVisible()).toBe(true);
      await page.mouse.click(box.x + 5, box.y + 5);
      expect(await shown(page)).toHaveLength(33);
    });

    it("by a time that is chosen with the keyboard", async () => {
      const page = await open("demo");
      await page.locator("#from").focus();
      for (let press = 0; press < 36; press += 1) await page.keyboard.press("ArrowRight");
      expect(await page.locator("#from").getAttribute("aria-valuetext")).toBe(
        "2026-03-12 15:00 UTC",
      );
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowLeft");
      const [fromMs, toMs] = await spanOf(page);
      expect([fromMs, toMs]).toEqual([Date.UTC(2026, 2, 12, 15), Date.UTC(2026, 2, 12, 15, 55)]);
      expect(await shown(page)).toEqual(idsWithin(demo, fromMs, toMs));
      // The handles never pass each other.
      await page.keyboard.press("Home");
      expect(await spanOf(page)).toEqual([fromMs, fromMs + 5 * 60_000]);
      await page.keyboard.press("Escape");
      expect(await shown(page)).toHaveLength(33);
      expect(await page.locator("#from").inputValue()).toBe("0");
    });

    it("by words, severity and names", async () => {
      const page = await open("demo");
      await page.fill("#find", " nadia IAM:CreateAccessKey ");
      const fitting = idsOf(demo, (alert) => {
        const text = JSON.stringify(alert).toLowerCase();
        return text.includes("nadia") && text.includes("iam:createaccesskey");
      });
      expect(fitting).toHaveLength(1);
      expect(await shown(page)).toEqual(fitting);
      await page.click("#clear");
      await page.uncheck("input[value=medium]");
      await page.uncheck("input[value=low]");
      const grave = ({ severity }: { readonly severity: string }): boolean =>
        severity === "critical" || severity === "high";
      expect(await shown(page)).toEqual(idsOf(demo, grave));
      await page.click("#clear");
      await page.locator("#tops button.find", { hasText: "nadia" }).click();
      expect(await page.inputValue("#find")).toBe("nadia");
      expect((await shown(page)).length).toBeLessThan(33);
    });
  });

  it("can be walked through with the keyboard alone", async () => {
    const page = await open("demo");
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.closest("[id]")?.id ?? "");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#alerts");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const second = `a-${demo.alerts.list[1]?.id}`;
    expect(await focused()).toBe(second);
    await page.keyboard.press("Enter");
    expect(await page.locator(`#${second} .record`).isVisible()).toBe(true);
    await page.keyboard.press("k");
    expect(await focused()).toBe(`a-${demo.alerts.list[0]?.id}`);
    await page.keyboard.press("/");
    expect(await focused()).toBe("find");
    await page.keyboard.type("jk/");
    expect(await page.inputValue("#find")).toBe("jk/");
  });

  it("opens the alert that its address names, also when a filter hides it", async () => {
    const id = `a-${demo.alerts.list.at(-1)?.id}`;
    const page = await open(`demo#${id}`);
    const alert = page.locator(`#${id}`);
    expect(await alert.getAttribute("open")).not.toBeNull();
    expect(await alert.locator("summary").isVisible()).toBe(true);
    await page.fill("#find", "no alert has this");
    expect(await alert.isVisible()).toBe(false);
    const first = `a-${demo.suspects[0]?.steps[0]?.alertId}`;
    await page.locator(`#first a[href="#${first}"]`).first().click();
    // The page hears of its new address a moment after the click.
    await page.locator(`#${first} .record`).waitFor({ state: "visible" });
    const top = await page.locator(`#${first}`).evaluate((one) => one.getBoundingClientRect().top);
    expect(top).toBeGreaterThan(40);
    expect(top).toBeLessThan(400);
  });

  it("needs no script for what it says", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    watchPage(page, seen);
    await open("demo", { page });
    expect(await page.locator("#filter").isVisible()).toBe(false);
    const visible = ["#first", "#plot svg", "#rules table", "#tops table", "#coverage", "#run"];
    for (const place of visible) expect(await page.locator(place).first().isVisible()).toBe(true);
    await page.locator("#cards summary").first().click();
    expect(await page.locator("#cards .record").first().isVisible()).toBe(true);
  });

  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)("has nothing that axe finds, %s and %i wide", async (colorScheme, width) => {
    const page = await open("demo", { colorScheme, width });
    await page.evaluate(() => {
      for (const card of [...document.querySelectorAll("details")].slice(0, 4)) card.open = true;
    });
    expect(await violationsOf(page)).toEqual([]);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWide).toBe(false);
  });

  it("prints whole, on white, what is grave", async () => {
    const page = await open("demo", { colorScheme: "dark" });
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(4);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#filter").isVisible()).toBe(false);
    expect(await page.locator(".alert.critical .why").first().isVisible()).toBe(true);
    expect(await page.locator(".alert.medium .why").first().isVisible()).toBe(false);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe("rgb(255, 255, 255)");
  });

  it("executes nothing that a trail holds, and asks nobody for anything", async () => {
    const hostile = await reportOfRecords(hostileRecords, {});
    expect(hostile.alerts.total).toBeGreaterThan(10);
    write("hostile", hostile);
    const page = await open("hostile");
    await page.click("#open");
    await page.evaluate(() => {
      for (const link of document.querySelectorAll("a"))
        link.dispatchEvent(new MouseEvent("mouseover"));
    });
    const found = await page.evaluate(() => ({
      ran: "ran" in globalThis,
      scripts: document.scripts.length,
      strange: document.querySelectorAll(
        "img, iframe, object, embed, base, link, b[onclick], svg a",
      ).length,
      addresses: [...new Set([...document.links].map(({ protocol }) => protocol))].toSorted(),
      text: document.body.textContent,
    }));
    expect(found).toMatchObject({ ran: false, scripts: 1, strange: 0 });
    expect(found.addresses).toEqual(["file:", "https:"]);
    expect(found.text).toContain("<script>globalThis.ran");
    expect(found.text).toContain("\\u{202e}");
    expect(found.text).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}]/u);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWide).toBe(false);
  });

  it("opens what was packed behind a line, and narrows it down with the line", async () => {
    const many = withAlerts(demo, 300);
    write("packed", many);
    const page = await open("packed");
    const packed = Number(await page.locator("#packed").getAttribute("data-count"));
    expect(packed).toBeGreaterThan(100);
    const cards = await page.locator("#cards > details").count();
    expect(cards + packed).toBe(300);
    // The first and the last of a chunk, and the very last.
    for (const index of [0, 39, 40, packed - 1]) {
      const alert = many.alerts.list[cards + index];
      if (alert?.detail === undefined) throw new Error("an alert without detail");
      const row = page.locator(`#a-${alert.id}`);
      await row.locator("button").click();
      const body = page.locator(`#a-${alert.id} + .more`);
      await body.waitFor();
      const text = (await body.textContent()) ?? "";
      for (const said of [...alert.detail.headline, ...alert.detail.why, alert.detail.record]) {
        expect(text).toContain(said);
      }
      expect(await row.locator("button").getAttribute("aria-expanded")).toBe("true");
      // It wraps within the table, which need not be scrolled for it.
      const isWide = await page
        .locator("#rows .scroll")
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
      expect(isWide).toBe(false);
      await page.fill("#find", "no alert has this");
      expect(await body.isVisible()).toBe(false);
      await page.click("#clear");
      await row.locator("button").press("Enter");
      expect(await body.count()).toBe(0);
    }
    const last = many.alerts.list.at(-1)?.id;
    await page.evaluate((id) => {
      location.hash = `#a-${id}`;
    }, last);
    await page.locator(`#a-${last} + .more`).waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it("executes nothing that was packed either", async () => {
    const hostile = withAlerts(await reportOfRecords(hostileRecords, {}), 300);
    write("hostile-packed", hostile);
    const page = await open("hostile-packed");
    const openers = page.locator("#rows button");
    expect(await openers.count()).toBeGreaterThan(20);
    await page.evaluate(() => {
      const buttons = document.querySelectorAll<HTMLButtonElement>("#rows button");
      for (const button of [...buttons].slice(0, 19)) button.click();
    });
    await page.locator(".more .record").nth(18).waitFor();
    const found = await page.evaluate(() => ({
      ran: "ran" in globalThis,
      strange: document.querySelectorAll("img, iframe, base, link, b[onclick], .more script")
        .length,
    }));
    expect(found).toEqual({ ran: false, strange: 0 });
  });

  it("lets no script, style or picture of others in, should one ever get into the page", async () => {
    const page = await open("demo");
    const refused = await page.evaluate(async () => {
      const refusals: string[] = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        refusals.push(effectiveDirective);
      });
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = 1";
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.body.append(script, style);
      document.body.insertAdjacentHTML(
        "beforeend",
        "<img src=https://evil.example/x><p style='color: red' onclick='globalThis.ran = 1'>",
      );
      document.querySelector<HTMLElement>("p[onclick]")?.click();
      await fetch("https://evil.example/").catch(() => undefined);
      // Violations are told in a task of their own.
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { refusals: refusals.toSorted(), ran: "ran" in globalThis };
    });
    expect(refused).toEqual({
      refusals: [
        "connect-src",
        "img-src",
        "script-src-attr",
        "script-src-elem",
        "style-src-attr",
        "style-src-elem",
      ],
      ran: false,
    });
    // What the browser tells of it was done on purpose.
    seen.length = 0;
  });

  it("stays quick and narrows down with 5,000 alerts", async () => {
    const many = withAlerts(demo, 5000);
    write("many", many);
    const page = await open("many");
    expect(await page.locator("#shown").textContent()).toBe("5,000 alerts");
    const ms = await page.evaluate(() => {
      const started = performance.now();
      const find = document.querySelector<HTMLInputElement>("#find");
      if (find !== null) find.value = "nadia";
      find?.dispatchEvent(new Event("input"));
      return performance.now() - started;
    });
    expect(ms).toBeLessThan(2000);
    expect(await page.locator("#shown").textContent()).toMatch(/^[\d,]+ of 5,000 alerts$/);
    const row = many.alerts.list.at(-1);
    await page.evaluate((id) => {
      location.hash = `#a-${id}`;
    }, row?.id);
    expect(await page.locator(`#a-${row?.id}`).isVisible()).toBe(true);
  });
});

function addressOf(name: string): string {
  const [file = "", hash = ""] = name.split("#");
  return `${pathToFileURL(join(folder, `${file}.html`)).href}${hash === "" ? "" : `#${hash}`}`;
}

function write(name: string, report: Report): void {
  writeFileSync(join(folder, `${name}.html`), printReport(report));
}

/** What axe finds wrong with the page as it is. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // The script that was just run puts itself there.
    const { axe } = globalThis as unknown as { readonly axe: typeof Axe };
    const results = await axe.run(document, { resultTypes: ["violations"] });
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** The ids of the alerts that a person sees, in their order. */
function shown(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#cards > details")]
      .filter((one) => one.checkVisibility())
      .map(({ id }) => id.slice(2)),
  );
}

type Alert = Report["alerts"]["list"][number];

function idsOf({ alerts }: Report, isWanted: (alert: Alert) => boolean): readonly string[] {
  return alerts.list.filter(isWanted).map(({ id }) => id);
}

function idsWithin(report: Report, fromMs: number, toMs: number): readonly string[] {
  return idsOf(report, ({ firstMs = 0, lastMs = 0 }) => firstMs < toMs && lastMs >= fromMs);
}

/** The time that the page says it shows. */
async function spanOf(page: Page): Promise<readonly [number, number]> {
  const text = (await page.locator("#span").textContent()) ?? "";
  const [from = "", to = ""] = text.match(/\d{4}-\d\d-\d\d \d\d:\d\d/g) ?? [];
  const read = (moment: string): number => Date.parse(`${moment.replace(" ", "T")}Z`);
  return [read(from), read(to)];
}
