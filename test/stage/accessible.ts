/** Axe looks at every kind of page once in a run for each width, with and without script. Nothing serious or critical may be left. */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";

/** Has axe look at a page, unless one of its kind was looked at already at this width. */
export async function looksAccessible(page: Page, kind: string, script = true): Promise<void> {
  const key = `${kind} at ${page.viewportSize()?.width}${script ? "" : " without script"}`;
  if (!isFirst(key)) return;
  const grave = script ? await faultsOf(page) : await onACopy(page, faultsOf);
  expect(grave, `axe on ${key}`).toEqual([]);
}

/** Shared by all files of a run: whoever makes the folder first looks. */
function isFirst(key: string): boolean {
  try {
    mkdirSync(join(inject("judgedPages"), createHash("sha256").update(key).digest("hex")));
    return true;
  } catch {
    return false;
  }
}

async function faultsOf(page: Page): Promise<string[]> {
  // All in the page's own window: the usual mode opens another one over it, and a covered window draws nothing, so what is opening in it
  // (a dialog, a list) stays shut.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`);
}

/** Axe is a script itself: it judges what stands in a window without script in a copy whose own scripts are kept from running. */
async function onACopy<T>(page: Page, judge: (copy: Page) => Promise<T>): Promise<T> {
  const body = await page.content();
  const browser = page.context().browser();
  if (!browser) throw new Error("the window's browser is gone");
  const context = await browser.newContext({ viewport: page.viewportSize(), locale: "zh-CN", reducedMotion: "reduce" });
  try {
    const copy = await context.newPage();
    const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": "script-src 'none'" };
    await copy.route(page.url(), (route) => route.fulfill({ headers, body }));
    await copy.goto(page.url());
    return await judge(copy);
  } finally {
    await context.close();
  }
}
