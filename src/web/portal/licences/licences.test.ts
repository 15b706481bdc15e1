import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseWorld } from "../../../modules/cases/fixtures.ts";
import { actorFor } from "../../../modules/identity/fixtures.ts";
import { aLicence, licenceWorld } from "../../../modules/licences/fixtures.ts";
import { performLicence } from "../../../modules/licences/index.ts";
import type { HttpServer } from "../../../platform/http/index.ts";
import { portalApp, Visitor } from "../testing.ts";

const DEPARTMENT = "610999WS";
const HOLDER = { kind: "person", name: "钱三一", number: "11010519491231002X" };
let world: CaseWorld;
let app: HttpServer;
let licence: Awaited<ReturnType<typeof aLicence>>;
let check: string;

beforeAll(async () => {
  world = await licenceWorld("2026-11-23T02:00:00Z");
  app = await portalApp(world);
  licence = await aLicence(world.house, HOLDER);
  const { rows } = await world.open.pool.query<{ check_code: string }>("select check_code from cases.document where number = $1", [
    licence.number,
  ]);
  check = rows[0]?.check_code ?? "";
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const get = (path: string) => new Visitor(app).get(path);

test("the public list shows the licence and how it stands, and nothing that tells who the person is", async () => {
  const page = await get("/services/licences");
  expect(page.status).toBe(200);
  expect(page.html).toContain(licence.number);
  expect(page.html).toContain("有效");
  expect(page.html).toContain("钱**");
  for (const secret of [HOLDER.name, HOLDER.number]) expect(page.html).not.toContain(secret);
});

test("it is narrowed by words, department and state; what nobody knows is passed over, and an empty list says how to go on", async () => {
  expect((await get(`/services/licences?q=${encodeURIComponent(licence.number)}`)).html).toContain(licence.number);
  expect((await get(`/services/licences?department=${DEPARTMENT}&state=valid`)).html).toContain(licence.number);
  const none = await get("/services/licences?state=revoked");
  expect(none.html).not.toContain(licence.number);
  expect(none.html).toContain("没有找到符合条件的证照");
  expect((await get("/services/licences?state=__proto__&after=x&department=%00")).status).toBeLessThan(500);
});

test("the same list is a table to take away, and taking it again and again is slowed down", async () => {
  const first = await get("/services/licences.csv");
  expect(first.headers["content-type"]).toContain("text/csv");
  expect(first.html).toContain(licence.number);
  expect(first.html).not.toContain(HOLDER.name);
  let last = first;
  for (let times = 0; times < 12; times++) last = await get("/services/licences.csv");
  expect(last.status).toBe(429);
});

test("of a licence granted before its first day the code says from when it holds, and not that it does", async () => {
  const now = world.clock.now();
  world.clock.set(new Date(now.getTime() - 86_400_000));
  const { html } = await get(`/verify/${check}`);
  expect(html).toContain("证照真实，但有效期还没有开始");
  expect(html).toContain("有效期自");
  expect(html).not.toContain("现在有效");
  world.clock.set(now);
});

test("the code on the paper says that the licence was revoked, the moment it is", async () => {
  expect((await get(`/verify/${check}`)).html).toContain("证照真实，现在有效");
  const [handler, approver] = await Promise.all(
    (["handler", "approver"] as const).map((post) => actorFor(world.house, { org: DEPARTMENT, post })),
  );
  const id = licence.licence.id;
  const input = {
    act: "revoke",
    ground: "69-deceit",
    reason: "经查，检测报告系伪造，不符合条件",
    law: "《公共场所卫生管理条例》第十四条",
    heard: "没有意见",
  };
  for (const [actor, command, given] of [
    [handler, "propose", input],
    [approver, "decide", { agree: true, opinion: "同意撤销" }],
  ] as const) {
    if (!actor) throw new Error("an actor just made");
    expect(await performLicence(world.house, actor, { command, licenceId: id, key: randomUUID(), input: given })).toMatchObject({
      ok: true,
    });
  }
  const page = await get(`/verify/${check}`);
  expect(page.html).toContain("证照已被依法撤销，不再有效");
  expect((await get(`/services/licences?q=${encodeURIComponent(licence.number)}&state=revoked`)).html).toContain("已撤销");
});
