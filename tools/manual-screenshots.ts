/**
 * `npm run manual`: plays the tasks of docs/manual.zh-CN in a browser, as the people who do them, and takes its pictures anew.
 * Builds what is out of date and starts the product on data of its own; JOURNEYS_URL names one that runs already. Names of scenes
 * behind the command take only their pictures. What can't be played any more stops it: then the manual is wrong, or the product.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { ROOT } from "../src/platform/root.ts";
import { DESK, type Device } from "../test/stage/browser.ts";
import { NODE, startProduct } from "../test/stage/product.ts";
import { type Camera, SCENES } from "./manual-scenes.ts";

const IMAGES = join(ROOT, "docs/manual.zh-CN/images");
const FAILURES = join(ROOT, "var/test-failures");
const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --lang=zh-CN";
const PATIENCE_MS = 15_000;
const MOST_PICTURES = 40;
const MOST_BYTES = 150 * 1024;
const MARGIN = 12;
const TALL = 1800;

const wanted = process.argv.slice(2);
const running = process.env.JOURNEYS_URL;
if (!running) build();
mkdirSync(IMAGES, { recursive: true });
const product = running ? { url: running, stop: async () => {} } : await startProduct();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS.split(" ") });
try {
  for (const [name, play] of Object.entries(SCENES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const open: BrowserContext[] = [];
    try {
      await play(cameraAt(product.url, open));
    } catch (error) {
      await photographAll(name, open);
      throw error;
    }
    await Promise.all(open.map((context) => context.close()));
    console.log(`${name}: done`);
  }
  weigh();
} finally {
  await browser.close();
  await product.stop();
}

function build(): void {
  const { status, stdout, stderr } = spawnSync(NODE, [join(ROOT, "tools/build.mjs"), "--stale"], { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`the build failed:\n${stdout}${stderr}`);
}

function cameraAt(url: string, open: BrowserContext[]): Camera {
  return {
    url,
    async opens({ size = DESK }: Device = {}) {
      const context = await browser.newContext({
        baseURL: url,
        viewport: size,
        deviceScaleFactor: 1,
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(PATIENCE_MS);
      open.push(context);
      return context.newPage();
    },
    keeps: (name, picture) => writeFileSync(join(IMAGES, `${name}.png`), picture),
    async takes(name, page, part) {
      const { width, height } = page.viewportSize() ?? DESK;
      await page.evaluate(() => scrollTo(0, 0));
      const clip = typeof part === "object" ? await around(page, part) : { x: 0, y: 0, width, height: part ?? height };
      await page.screenshot({ path: join(IMAGES, `${name}.png`), clip, animations: "disabled", caret: "hide" });
      await page.setViewportSize({ width, height });
    },
  };
}

/** A part of a page with a margin, in a window tall enough to hold all of it. */
async function around(page: Page, part: Locator) {
  await page.setViewportSize({ width: page.viewportSize()?.width ?? DESK.width, height: TALL });
  const box = await part.boundingBox();
  if (box === null) throw new Error("the part of the page can't be seen");
  const { x, y, width, height } = box;
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** What everybody saw when a scene couldn't go on. */
async function photographAll(scene: string, open: readonly BrowserContext[]): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  const pages = open.flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) await page.screenshot({ path: join(FAILURES, `manual-${scene}-${index + 1}.png`) });
}

/** Few and light: the manual is read over slow lines. */
function weigh(): void {
  const pictures = readdirSync(IMAGES).map((name) => ({ name, bytes: statSync(join(IMAGES, name)).size }));
  const heavy = pictures.filter(({ bytes }) => bytes > MOST_BYTES).map(({ name, bytes }) => `${name} has ${bytes} bytes`);
  if (pictures.length > MOST_PICTURES) heavy.push(`${pictures.length} pictures are more than ${MOST_PICTURES}`);
  if (heavy.length > 0) throw new Error(heavy.join("\n"));
  console.log(`${pictures.length} pictures, ${Math.ceil(pictures.reduce((sum, { bytes }) => sum + bytes, 0) / 1024)} KB`);
}
