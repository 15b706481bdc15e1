/** What is broken or made to break something is refused at the doors of the designers over HTTP, says where, saves nothing, and stops nobody. */
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shippedCalendar } from "../../core/calendar/testing.ts";
import { seedDemoCatalogue } from "../../modules/catalogue/fixtures.ts";
import type { ItemPackage } from "../../modules/catalogue/shared.ts";
import { signedElsewhere } from "../../modules/designs/fixtures.ts";
import type { House } from "../../modules/house.ts";
import { makePerson, PASSWORD, testHouse } from "../../modules/identity/fixtures.ts";
import { publishCalendar } from "../../modules/matters/index.ts";
import { FixedClock } from "../../platform/clock.ts";
import { loadConfig } from "../../platform/config.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { createHttpServer, type HttpServer, keepSessions } from "../../platform/http/index.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { createSessions } from "../../platform/sessions.ts";
import { serveDeskApi } from "./serve-desk-api.ts";

const OURS = { "x-mingtang-desk": "1", "sec-fetch-site": "same-origin", "content-type": "application/json" };
const DEPARTMENT = "610999MZ";
let open: OpenDb;
let house: House;
let app: HttpServer;
let cookie: string;
let code: string;
let whole: ItemPackage;

beforeAll(async () => {
  open = await testDatabase();
  const clock = new FixedClock("2026-03-02T09:00:00+08:00");
  house = testHouse(open.db, clock, { demo: true });
  await seedDemoCatalogue(house);
  await publishCalendar(house, shippedCalendar(), "test");
  const settings = loadConfig({ DATA_DIR: "/tmp/mingtang-desk-test", LOG_LEVEL: "silent", WRITES_PER_MINUTE: "0" });
  if (!settings.ok) throw new Error(settings.faults.join());
  const { crypto, live, log } = house;
  app = await createHttpServer({ config: settings.config, clock, crypto, live, log, metrics: createMetrics(), checks: {} });
  keepSessions(app, { sessions: createSessions({ db: open.db, clock }), secure: false });
  await serveDeskApi(app, house);
  const { username } = await makePerson(house, { name: "配置员", holdings: [{ org: DEPARTMENT, post: "catalogue-editor" }] });
  const signedIn = await app.inject({ method: "POST", url: "/desk/session", headers: OURS, payload: { username, password: PASSWORD } });
  cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const wanted = { from: "template", name: "坏输入试验", kind: "promised", type: "XK", department: DEPARTMENT, objects: ["person"] };
  code = told(await tell("designs.create", wanted)).code;
  whole = told(await ask("designs.view", { code })).package;
});
afterAll(async () => {
  await app.close();
  await open.close();
});

const ask = (procedure: string, input: unknown) =>
  app.inject({ url: `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, headers: { cookie } });
const tell = (procedure: string, input: unknown) => post(procedure, JSON.stringify(input));
const post = (procedure: string, payload: string | Buffer, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: `/trpc/${procedure}`, headers: { ...OURS, ...headers, cookie }, payload });
const told = (answer: { json(): { result: { data: unknown } } }) => answer.json().result.data as never as Told;
interface Told {
  ok: boolean;
  code: string;
  revision: number;
  package: ItemPackage;
  fields?: { path: string }[];
  faults?: { path: string; code: string; element?: string; detail?: string }[];
}

/** Everything that could have been written: saved states, designs, versions. */
async function kept(): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select (select coalesce(string_agg(design || ' ' || number || ' ' || md5(package::text), ',' order by design, number), '') from designs.revision)
      || (select count(*) from designs.design) || ' ' || (select count(*) from catalogue.item_version) as state`.execute(house.db);
  return rows[0]?.state ?? "";
}

/** Runs an attack and proves that nothing was written and the desk still answers. */
async function inVain<T>(attack: () => Promise<T>): Promise<T> {
  const before = await kept();
  const answer = await attack();
  expect(await kept()).toBe(before);
  expect((await ask("designs.view", { code })).statusCode).toBe(200);
  return answer;
}

const save = async (part: Partial<Record<keyof ItemPackage, unknown>>) =>
  tell("designs.save", { code, revision: (await view()).revision, package: { ...whole, ...part } });
const view = async () => (told(await ask("designs.view", { code })) as never as { design: { revision: number } }).design;

const HEAD = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">`;
const drawn = (body: string) => `${HEAD}<bpmn:process id="p" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
const nested = (levels: number) =>
  drawn(Array.from({ length: levels }, (_, level) => `<bpmn:subProcess id="s${level}">`).join("") + "</bpmn:subProcess>".repeat(levels));
const LAUGHS = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");

test.each([
  ["malformed", `${HEAD}<bpmn:task`, "process/xml-unreadable"],
  ["no XML at all", "办事指南", "process/xml-unreadable"],
  ["a billion laughs", `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">${LAUGHS}]><lolz>&l20;</lolz>`, "process/xml-doctype"],
  ["an entity that names a file", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "process/xml-doctype"],
  ["7 000 sub-processes inside each other", nested(7000), "process/too-deep"],
  ["5 000 steps", drawn(Array.from({ length: 5000 }, (_, n) => `<bpmn:userTask id="t${n}"/>`).join("")), "process/too-many-elements"],
])("a drawing from the canvas that is %s is refused on saving and says why", async (_, process, fault) => {
  const answer = told(await inVain(() => save({ process })));
  expect(answer).toMatchObject({ ok: false, code: "designs/unreadable", fields: [{ path: "process" }] });
  expect(answer.faults).toMatchObject([{ path: "process", code: fault }]);
});

test("where it is nested too deeply is named", async () => {
  const answer = told(await inVain(() => save({ process: nested(100) })));
  expect(answer.faults?.[0]?.element).toMatch(/^s\d+$/);
});

test("a drawing of 2 MB is refused with its limit, one of 10 MB before it is even read", async () => {
  const large = (bytes: number) => drawn(`<bpmn:documentation>${"字".repeat(bytes / 3)}</bpmn:documentation>`);
  expect(told(await inVain(() => save({ process: large(2_000_000) })))).toMatchObject({
    ok: false,
    code: "designs/too-large",
    fields: [{ path: "process" }],
  });
  expect((await inVain(() => save({ process: large(10_000_000) }))).statusCode).toBe(413);
});

test("processes that call each other twice at every level stand against publishing, quickly, and don't fill the memory", async () => {
  const level = (n: number) =>
    `<bpmn:process id="p${n}"><bpmn:startEvent id="s${n}"/>${["a", "b"].map((way) => `<bpmn:callActivity id="${way}${n}" calledElement="p${n + 1}"/>`).join("")}</bpmn:process>`;
  const process = `${HEAD}${Array.from({ length: 30 }, (_, n) => level(n)).join("")}<bpmn:process id="p30"/></bpmn:definitions>`;
  const before = whole.process;
  expect(told(await save({ process })).ok).toBe(true);
  const { revision } = await view();
  const answer = told(await inVain(() => tell("designs.publish", { code, revision })));
  expect(answer).toMatchObject({ ok: false, code: "catalogue/faulty" });
  expect(answer.faults?.map((fault) => fault.code)).toContain("process/too-many-elements");
  expect(told(await save({ process: before })).ok).toBe(true);
});

const asks = (situation: object) => [{ id: "q1", question: "是否扩建？", choices: [{ id: "a1", label: "是" }], ...situation }];
test.each([
  ["questions that are a text", { situations: "是否扩建？" }, "situations"],
  ["twenty-one questions", { situations: Array.from({ length: 21 }, () => asks({})[0]) }, "situations"],
  [
    "a question with an answer that is a number",
    { situations: asks({ choices: [{ id: "a1", label: 1 }] }) },
    "situations.0.choices.0.label",
  ],
  ["a question with something more", { situations: asks({ script: "x" }) }, "situations.0"],
])("%s are refused on saving, at their place", async (_, part, path) => {
  const answer = told(await inVain(() => save(part)));
  expect(answer).toMatchObject({ ok: false, fields: [{ path }] });
});

test("papers that hang on nothing, or on a member of every object, stand against publishing at the paper", async () => {
  for (const when of [{ gone: ["a1"] }, { constructor: ["a1"] }, { q1: ["a9"] }, { q1: [] }]) {
    const materials = whole.materials.map((material, index) => (index === 0 ? { ...material, when } : material));
    const situations = asks({ choices: ["a1", "a2"].map((id) => ({ id, label: id })) });
    expect(told(await save({ situations, materials })).ok, JSON.stringify(when)).toBe(true);
    const { revision } = await view();
    const answer = told(await inVain(() => tell("designs.publish", { code, revision })));
    expect(
      answer.faults?.map((fault) => fault.path),
      JSON.stringify(when),
    ).toContain("materials.0.when");
  }
  expect(told(await save({})).ok).toBe(true);
});

const ENDLESS = "count(for x in 1..100000, y in 1..100000 return x) > 0";

test("a rule that never ends stands against publishing at its field, and a condition at its line", async () => {
  const [page] = whole.form.pages;
  if (!page) throw new Error("a form without a page");
  const endless = { ...page.fields[0], id: "endless", kind: "text", label: { "zh-CN": "算不完" }, shownWhen: ENDLESS };
  const form = { ...whole.form, pages: [{ ...page, fields: [...page.fields, endless] }, ...whole.form.pages.slice(1)] };
  const process = whole.process.replace(
    /<bpmn:sequenceFlow id="handle-to-review"[^>]*?(\/>|>)/,
    `<bpmn:exclusiveGateway id="ask" default="ask-to-review"/><bpmn:sequenceFlow id="handle-to-ask" sourceRef="handle" targetRef="ask"/><bpmn:sequenceFlow id="ask-to-decide" sourceRef="ask" targetRef="decide"><bpmn:conditionExpression>${ENDLESS.replace(">", "&gt;")}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id="ask-to-review" sourceRef="ask" targetRef="review"$1`,
  );
  expect(process).not.toBe(whole.process);
  expect(told(await save({ form, process })).ok).toBe(true);
  const { revision } = await view();
  const answer = told(await inVain(() => tell("designs.publish", { code, revision })));
  expect(answer).toMatchObject({ ok: false, code: "catalogue/faulty" });
  const faults = answer.faults?.filter(({ detail }) => detail?.includes("算不完")) ?? [];
  expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining([expect.stringMatching(/^form/), "process"]));
  expect(told(await save({ form: whole.form, process: whole.process })).ok).toBe(true);
});

test("a form nested without end is refused on saving", async () => {
  const deep = `${'{"id":"a","kind":"table","label":{"zh-CN":"a"},"fields":['.repeat(20_000)}${"]}".repeat(20_000)}`;
  const { revision } = await view();
  const body = JSON.stringify({ code, revision, package: { ...whole, summary: "@" } }).replace('"@"', deep);
  const answer = await inVain(() => post("designs.save", body));
  expect([400, 200]).toContain(answer.statusCode);
  if (answer.statusCode === 200) expect(told(answer)).toMatchObject({ ok: false, code: "designs/invalid" });
});

test("a field of the wrong shape is named", async () => {
  const answer = told(await inVain(() => save({ promise: { amount: "drei", unit: "workday" }, phone: "1".repeat(100) })));
  expect(answer).toMatchObject({ ok: false, code: "designs/invalid" });
  expect(answer.fields?.map(({ path }) => path)).toEqual(["promise.amount", "phone"]);
});

describe.each(["designs.readImport", "designs.import"])("%s", (door) => {
  const bring = (text: string) => inVain(async () => told(await tell(door, { text, department: DEPARTMENT })));

  test.each([
    ["brackets without end", "[".repeat(1_000_000)],
    ["objects inside each other without end", '{"content":'.repeat(200_000)],
    ["one key a million times", `{${'"a":1,'.repeat(200_000)}"b":1}`],
    ["nothing", ""],
  ])("refuses %s as no package file", async (_, text) => {
    expect(await bring(text)).toMatchObject({ ok: false, code: "designs/file-unreadable" });
  });

  test("refuses a rightly signed package with a bomb for a drawing, saying why", async () => {
    const answer = await bring(signed({ ...whole, process: `<!DOCTYPE lolz [<!ENTITY l0 "lol">${LAUGHS}]><lolz>&l20;</lolz>` }));
    expect(answer).toMatchObject({ ok: false, code: "designs/unreadable", faults: [{ code: "process/xml-doctype" }] });
  });

  test("refuses a rightly signed package of another shape, naming the place", async () => {
    const answer = await bring(signed({ ...whole, promise: { amount: -1, unit: "workday" } }));
    expect(answer).toMatchObject({ ok: false, code: "designs/file-unreadable", fields: [{ path: "package.promise.amount" }] });
  });

  test("refuses a file of 10 MB before it is read", async () => {
    const answer = await inVain(() => tell(door, { text: " ".repeat(10_000_000), department: DEPARTMENT }));
    expect(answer.statusCode).toBe(413);
  });
});

test("a zip file, or a request packed a thousand times smaller than what is in it, gets no further than the door", async () => {
  const bomb = gzipSync(Buffer.alloc(60_000_000, " "));
  const asFile = await inVain(() => tell("designs.readImport", { text: bomb.toString("latin1"), department: DEPARTMENT }));
  expect(asFile.json().error.data.code).toBe("desk/bad-request");
  const asRequest = await inVain(() => post("designs.readImport", bomb, { "content-encoding": "gzip" }));
  expect(asRequest.statusCode).toBe(413);
});

test("a form that takes a part of itself from elsewhere stands against publishing, at the place", async () => {
  const [page] = whole.form.pages;
  const form = { ...whole.form, pages: [{ ...page, $ref: "https://elsewhere.example/page" }, ...whole.form.pages.slice(1)] };
  expect(told(await save({ form })).ok).toBe(true);
  const { revision } = await view();
  const answer = told(await inVain(() => tell("designs.publish", { code, revision })));
  expect(answer).toMatchObject({ ok: false, code: "catalogue/faulty" });
  expect(answer.faults?.map(({ path, detail }) => `${path} ${detail}`).join()).toMatch(/pages.*\$ref/);
  expect(told(await save({ form: whole.form })).ok).toBe(true);
});

/** A package file as another county would have signed it. */
function signed(item: unknown): string {
  const content = {
    format: "mingtang-item-package",
    version: 1,
    county: { code: "610998", name: "邻县人民政府" },
    item: { code: "61099800MZ-XK-0001", version: 1 },
    exportedAt: "2026-03-01T00:00:00Z",
    calendar: "2026",
    organisations: {},
    package: item,
  };
  return signedElsewhere(content);
}
