/** A real browser, one a test file, in which each person has a window with cookies of their own. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, inject, test } from "vitest";
import { ROOT } from "../../src/platform/root.ts";

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

export interface Device {
  size?: { width: number; height: number };
  /** Whether pages may run scripts. */
  script?: boolean;
}

/** One journey's people: each comes with a device of their own. */
export interface Scene {
  /** The product they visit; usually the one that all journeys share. */
  url: string;
  /** Opens a window on a device nobody has used before; or on `owner`'s, who left it signed in as at the end of an earlier journey of the file. */
  opens(device?: Device, owner?: string): Promise<Page>;
}

const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
/** Long enough for a machine with other work to do; a journey never waits without something to wait for. */
const PATIENCE_MS = 20_000;
const FAILURES = join(ROOT, "var/test-failures");

let browser: Browser;
let visitors = 0;
/** Windows that nobody sits at now, by whose they are and how large. */
const left = new Map<string, Page[]>();

/** Gives every journey of a file the same browser. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS.split(" ") });
  });
  afterAll(() => browser.close());
}

/** A test made of people at their devices. When it fails, var/test-failures shows what each of them saw. */
export function journey(name: string, play: (scene: Scene) => Promise<void>): void {
  test(name, async () => {
    const open: BrowserContext[] = [];
    const owned: { key: string; page: Page }[] = [];
    const scene: Scene = {
      url: inject("productUrl"),
      async opens({ size = DESK, script = true } = {}, owner) {
        const key = `${this.url} ${owner} ${size.width} ${script}`;
        const page = (owner !== undefined && left.get(key)?.pop()) || (await newWindow(this.url, size, script));
        open.push(page.context());
        if (owner !== undefined) owned.push({ key, page });
        return page;
      },
    };
    try {
      await play(scene);
      await Promise.all(owned.map(leave));
    } catch (error) {
      await photograph(name, open);
      owned.length = 0;
      throw error;
    } finally {
      const kept = new Set(owned.map(({ page }) => page.context()));
      await Promise.all(open.filter((context) => !kept.has(context)).map((context) => context.close()));
    }
  });
}

async function newWindow(url: string, size: { width: number; height: number }, script: boolean): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    javaScriptEnabled: script,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    // People come from different places.
    extraHTTPHeaders: { "x-forwarded-for": `10.${process.pid % 250}.${Math.floor(visitors / 250)}.${++visitors % 250}` },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** Puts a window by for its owner's next journey, with nothing in it but that they are signed in: a new one loads the whole desk anew. */
async function leave({ key, page }: { key: string; page: Page }): Promise<void> {
  if (page.url() !== "about:blank") {
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
    await page.goto("about:blank");
  }
  left.set(key, [...(left.get(key) ?? []), page]);
}

async function photograph(name: string, contexts: readonly BrowserContext[]): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  const pages = contexts.flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) {
    const path = join(FAILURES, `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}-${index + 1}.png`);
    await page.screenshot({ path, fullPage: true }).catch(() => {});
  }
}
