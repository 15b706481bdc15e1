import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseWorld, caseWorld } from "../../../modules/cases/fixtures.ts";
import { actorFor } from "../../../modules/identity/fixtures.ts";
import { passOf, placeKey, serveQueue } from "../../../modules/queue/index.ts";
import type { HttpServer } from "../../../platform/http/index.ts";
import { portalApp, Visitor } from "../testing.ts";

const HALL = "610999ZW";
let world: CaseWorld;
let app: HttpServer;

beforeAll(async () => {
  world = await caseWorld("2026-03-03T09:00:00+08:00");
  app = await portalApp(world);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

/** Opens the machine as the clerk does, with the key in the address. */
const machine = async (visitor: Visitor) => visitor.get(`/halls/${HALL}/kiosk?key=${await placeKey(world.house, HALL)}`);

test("from elsewhere one sees how many wait, and takes no ticket; the hall's screen shows phones how to", async () => {
  const home = new Visitor(app);
  const far = await home.get(`/halls/${HALL}/kiosk`);
  expect(far.html).toContain("扫大厅屏幕上的二维码");
  expect(far.html).toContain("综合受理");
  expect(far.html).not.toContain("<button");
  expect((await home.get(`/halls/${HALL}/screen`)).html).not.toContain("用手机扫码取号");
  expect((await home.get(`/halls/${HALL}/queue?here=guessed`)).html).not.toContain("<button");

  const wall = new Visitor(app);
  await machine(wall);
  expect((await wall.get(`/halls/${HALL}/screen`)).html).toContain("用手机扫码取号");
  const phone = new Visitor(app);
  const page = await phone.get(`/halls/${HALL}/queue?here=${await passOf(world.house, HALL)}`);
  const ticket = await phone.send(page, { line: "C" });
  expect(ticket.path).toMatch(/^\/halls\/ticket\/[\w-]{20,}$/);
  expect(ticket.html).toContain("C001");
});

test("a number is taken at the machine without saying who one is; the phone's page follows it, the screen calls it", async () => {
  const visitor = new Visitor(app);
  const kiosk = await machine(visitor);
  expect(kiosk.path).toBe(`/halls/${HALL}/kiosk`);
  expect(kiosk.html).toContain("综合受理");
  const printed = await visitor.send(kiosk, { line: "A" });
  expect(printed.path).toMatch(/^\/halls\/ticket\/[\w-]{20,}\?at=machine$/);
  // The machine shows it for a moment, then it is there for the next person.
  expect(printed.html).toContain(`http-equiv="refresh" content="20;url=/halls/${HALL}/kiosk"`);
  const ticket = await visitor.get(printed.path.replace("?at=machine", ""));
  expect(ticket.html).toContain('http-equiv="refresh" content="15"');
  expect(ticket.html).toContain("A001");
  expect(ticket.html).toContain("下一位就是您");
  expect(ticket.headers["cache-control"]).toMatch(/no-store/);

  const clerk = await actorFor(world.house, { org: HALL, post: "window-clerk", name: "高窗口" });
  await serveQueue(world.house, clerk, { act: "open", org: HALL, number: 2, lines: ["A"] });
  const called = await serveQueue(world.house, clerk, { act: "call" });
  const screen = await visitor.get(`/halls/${HALL}/screen`);
  expect(screen.html).toContain("请 A001 号到 2 号窗口");
  expect(screen.html).not.toContain("高窗口");
  expect((await visitor.get(ticket.path)).html).toContain("请到 2 号窗口");

  if (called.ok && called.ticket) await serveQueue(world.house, clerk, { act: "pass", ticket: called.ticket.id });
  expect((await visitor.get(ticket.path)).html).toContain("我回来了");
  expect((await visitor.send(ticket, { act: "return" })).html).toContain("下一位就是您");
  expect((await visitor.send(ticket, { act: "return" })).status).toBe(409);
});

test("an address that no ticket has, and a place without a queue, say so", async () => {
  const visitor = new Visitor(app);
  expect((await visitor.get("/halls/ticket/nobody")).status).toBe(404);
  expect((await visitor.get("/halls/610999/kiosk")).status).toBe(404);
  const wrong = await visitor.send(await machine(visitor), { line: "Q" });
  expect(wrong.html).toContain("没有这个业务类别");
});
