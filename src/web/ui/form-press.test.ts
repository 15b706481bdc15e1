/** The script of the steps of an application in a real browser: whatever arrives while a finger is down, its press isn't lost. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page, type Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../../platform/root.ts";

const HERE = "http://form.example/apply/form-a";
const SCRIPT = readFileSync(join(ROOT, "src/web/ui/scripts/2-form.js"), "utf8");
const ADD = '<button name="_add" value="rows">add a row</button>';
const question = (path: string, inside: string) => `<div data-path="${path}">${inside}</div>`;
const steering = question("kind", '<input id="kind" name="kind" data-steers>');
const rows = (name: string) => question("rows", `<input name="${name}">${ADD}`);
const pageOf = (fields: string) => `<!doctype html><form id="answers" method="post" data-saving-failed="failed" data-sending="{}">
  <div data-fields>${fields}</div><span id="saved"></span></form><script>${SCRIPT}</script>`;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
}, 60_000);
afterAll(() => browser.close());

interface Stage {
  page: Page;
  /** What was posted by pressing, in order. */
  presses: string[];
  /** Answers that wait until the test lets them go, by what was asked. */
  waiting: Record<"save" | "drawing", Route[]>;
}

async function stage(): Promise<Stage> {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  const presses: string[] = [];
  const waiting: Stage["waiting"] = { save: [], drawing: [] };
  let isOpen = false;
  await page.route("**", async (route) => {
    const request = route.request();
    const body = request.postData() ?? "";
    if (body.includes("autosave")) return void waiting.save.push(route);
    if (request.method() === "POST") {
      presses.push(body);
      return route.fulfill({ contentType: "text/html", body: "<p>done</p>" });
    }
    if (isOpen) return void waiting.drawing.push(route);
    isOpen = true;
    return route.fulfill({ contentType: "text/html", body: pageOf(steering + rows("one")) });
  });
  await page.goto(HERE);
  return { page, presses, waiting };
}

const taken = async (routes: Route[]) => {
  await expect.poll(() => routes.length).toBe(1);
  return routes.pop() as Route;
};
const saved = (route: Route) => route.fulfill({ json: { draft: "d", seen: "s", saved: "saved" } });
/** The page as the server draws it after the steering answer: one more question above, and other fields in the table. */
const redrawn = (route: Route) =>
  route.fulfill({ contentType: "text/html", body: pageOf(steering + question("more", '<input name="more">') + rows("two")) });
const down = async (page: Page) => {
  await page.getByRole("button", { name: "add a row" }).hover();
  await page.mouse.down();
};

test("a section that is redrawn between press and release waits for the release", async () => {
  const { page, presses, waiting } = await stage();
  await page.locator("#kind").fill("x");
  await page.locator("#kind").blur();
  await saved(await taken(waiting.save));
  const drawing = await taken(waiting.drawing);
  await down(page);
  await redrawn(drawing);
  await page.waitForLoadState("networkidle");
  await page.mouse.up();
  await expect.poll(() => presses.length).toBe(1);
  expect(presses[0]).toContain("_add=rows");
  await page.close();
});

test("a press during a save goes off when its answer is there, once", async () => {
  const { page, presses, waiting } = await stage();
  await page.locator("#kind").fill("x");
  await down(page);
  const save = await taken(waiting.save);
  await page.mouse.up();
  expect(presses).toEqual([]);
  await saved(save);
  await expect.poll(() => presses.length).toBe(1);
  await page.close();
});

test("a save answered between press and release loses nothing; the redrawing comes after the finger is lifted elsewhere", async () => {
  const { page, presses, waiting } = await stage();
  await page.locator("#kind").fill("x");
  await page.locator("#kind").blur();
  const save = await taken(waiting.save);
  await down(page);
  await saved(save);
  await redrawn(await taken(waiting.drawing));
  await page.mouse.move(5, 600);
  await page.mouse.up();
  await expect.poll(() => page.locator("input[name=more]").count()).toBe(1);
  expect(presses).toEqual([]);
  await page.close();
});
