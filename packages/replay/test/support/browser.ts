import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where Debian's package puts it. */
const executablePath = "/usr/bin/chromium";

/** Whether there is a browser to test with. */
export const hasBrowser: boolean = existsSync(executablePath);

/** Starts Chromium, which talks to nobody of its own accord. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Adds to a list all that a page does besides showing itself: requests, messages, errors, dialogs. */
export function watchPage(page: Page, seen: string[]): void {
  page.on("request", (request) => {
    if (!request.isNavigationRequest()) seen.push(`request ${request.url()}`);
  });
  page.on("console", (message) => seen.push(`console ${message.text()}`));
  page.on("pageerror", (error) => seen.push(`error ${error.message}`));
  page.on("popup", (popup) => seen.push(`popup ${popup.url()}`));
  page.on("download", (download) => seen.push(`download ${download.url()}`));
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("framenavigated", (frame) => {
    if (!frame.url().startsWith("file:")) seen.push(`navigation ${frame.url()}`);
  });
}
