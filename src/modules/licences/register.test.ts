import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseWorld } from "../cases/fixtures.ts";
import { must } from "../cases/fixtures.ts";
import { CASE_KIND_NAME, caseMatters } from "../cases/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import { verify } from "../matters/index.ts";
import { aLicence, licenceWorld, takenOver } from "./fixtures.ts";
import { checkPaper, exportLicences, heldLicence, LICENCE_KIND_NAME, licenceList, licenceMatters, publicLicences } from "./index.ts";
import { licencesOfCase } from "./store.ts";

const DEPARTMENT = "610999WS";
const HOLDER = { kind: "person", name: "钱三一", number: "11010519491231002X" };
const KINDS = new Map([
  [CASE_KIND_NAME, caseMatters],
  [LICENCE_KIND_NAME, licenceMatters],
]);
let world: CaseWorld;
let given: Awaited<ReturnType<typeof aLicence>>;

beforeAll(async () => {
  world = await licenceWorld("2026-03-02T09:00:00+08:00");
  given = await aLicence(world.house, HOLDER);
});
afterAll(() => world.close());

const listed = async (query: Partial<Parameters<typeof publicLicences>[1]>) =>
  (await publicLicences(world.house, { limit: 20, ...query })).rows.map(({ number }) => number);

test("a licence that a case gives stands in the register and on the public list with its days, whoever holds it masked", async () => {
  const [row] = (await publicLicences(world.house, { limit: 20 })).rows;
  expect(row).toMatchObject({
    number: given.number,
    name: "公共场所卫生许可证",
    department: DEPARTMENT,
    standing: "valid",
    validUntil: "2030-03-01",
  });
  expect(row?.issuedOn).toBe("2026-03-02");
  expect(row?.holder).toMatch(/\*\*$/);
  expect(row?.creditCode).toBeNull();
});

test("it is found by number however the brackets are typed, by item, department and state; by a person's name only at the desk of its department", async () => {
  expect(await listed({ text: given.number.replace("〔", "(").replace("〕", ")") })).toContain(given.number);
  expect(await listed({ text: "公共场所 卫生" })).toContain(given.number);
  expect(await listed({ department: DEPARTMENT, standing: "valid" })).toContain(given.number);
  expect(await listed({ department: "610999MZ" })).toEqual([]);
  expect(await listed({ standing: "revoked" })).toEqual([]);
  const { rows } = await sql<{ personal: string }>`select number_key as personal from licences.licence`.execute(world.house.db);
  expect(rows[0]?.personal).not.toContain("〔");
  expect(await listed({ text: HOLDER.name })).toEqual([]);
  const officer = await actorFor(world.house, { org: DEPARTMENT, post: "handler" });
  const atDesk = async (text: string) => (await licenceList(world.house, officer, { text, limit: 20 })).rows.map(({ number }) => number);
  expect(await atDesk(HOLDER.name)).toEqual([given.number]);
  expect(await atDesk(HOLDER.number)).toEqual([given.number]);
  const stranger = await actorFor(world.house, { org: "610999MZ", post: "handler" });
  expect((await licenceList(world.house, stranger, { limit: 20 })).rows).toEqual([]);
  expect((await licenceList(world.house, stranger, { limit: 20, department: DEPARTMENT })).rows).toEqual([]);
});

test("an organisation is named in full with its credit code", async () => {
  const { number } = await aLicence(world.house, { kind: "organisation", name: "示例县清风宾馆有限公司", number: "91330100799655058B" });
  expect(await listed({ text: "清风宾馆" })).toEqual([number]);
  const [row] = (await publicLicences(world.house, { text: "91330100799655058B", limit: 20 })).rows;
  expect(row).toMatchObject({ holder: "示例县清风宾馆有限公司", creditCode: "91330100799655058B" });
});

test("whoever has the paper in hand learns how the licence stands today", async () => {
  const { rows } = await sql<{ check_code: string }>`select check_code from cases.document where number = ${given.number}`.execute(
    world.house.db,
  );
  const look = () => checkPaper(world.house, { check: rows[0]?.check_code ?? "", ip: "203.0.113.9" });
  expect(await look()).toMatchObject({ ok: true, licence: { standing: "valid", validUntil: "2030-03-01" } });
  world.clock.set("2030-02-01T09:00:00+08:00");
  expect(await look()).toMatchObject({ licence: { standing: "expiring" } });
  expect(await listed({ standing: "expiring" })).toContain(given.number);
  world.clock.set("2030-03-02T00:10:00+08:00");
  expect(await look()).toMatchObject({ licence: { standing: "expired" } });
  expect(await listed({ standing: "valid" })).not.toContain(given.number);
  expect(await listed({ standing: "expired" })).toContain(given.number);
  expect(await heldLicence(world.house, given.number)).toMatchObject({ standing: "expired" });
  world.clock.set("2026-03-02T10:00:00+08:00");
});

test("a licence issued anew keeps its place under its new number; one voided leaves the public list", async () => {
  const { caseId, licence, number } = await aLicence(world.house);
  const { rows } = await sql<{ id: string }>`select id from cases.document where number = ${number}`.execute(world.house.db);
  const manager = await actorFor(world.house, { org: DEPARTMENT, post: "process-manager" });
  await must(world.house, manager, "issue-document", caseId, { document: "licence", replaces: rows[0]?.id, reason: "经营地址写错一字" });
  await takenOver(world.house);
  const [after, ...others] = await licencesOfCase(world.house, caseId);
  expect(others).toEqual([]);
  expect(after).toMatchObject({ id: licence.id, state: "valid" });
  expect(after?.number).not.toBe(number);
  await must(world.house, manager, "void-document", caseId, { paper: after?.document, reason: "发错对象，应当作废" });
  await takenOver(world.house);
  expect(await licencesOfCase(world.house, caseId)).toMatchObject([{ state: "void" }]);
  expect(await listed({ text: after?.number ?? "" })).toEqual([]);
});

test("the public list goes out as a table that no table program takes for formulas, and holds no identity number", async () => {
  const { text } = await exportLicences(world.house, {}, "zh-CN");
  expect(text.startsWith("\uFEFF证照编号,")).toBe(true);
  expect(text).toContain(given.number);
  expect(text).not.toContain(HOLDER.number);
});

test("the register is proven against the journal, and a row changed by hand is found", async () => {
  expect((await verify(world.house, KINDS)).faults).toEqual([]);
  await sql`update licences.licence set valid_until = '2099-01-01' where id = ${given.licence.id}`.execute(world.house.db);
  expect((await verify(world.house, KINDS)).faults).toEqual([{ matter: given.licence.id, sequence: 0, fault: "own-table" }]);
  await sql`update licences.licence set valid_until = '2030-03-01' where id = ${given.licence.id}`.execute(world.house.db);
});

test("a licence document without its licence, and a licence without its document, are found; what is still to be taken over is not", async () => {
  const { caseId, licence } = await aLicence(world.house);
  const faults = async () => (await verify(world.house, KINDS)).faults;
  expect(await faults()).toEqual([]);
  const unlikely = "01900000-0000-7000-8000-000000000001";
  await sql`update licences.licence set document = ${unlikely} where id = ${licence.id}`.execute(world.house.db);
  expect(await faults()).toEqual([
    { matter: licence.id, sequence: 0, fault: "own-table" },
    { matter: caseId, sequence: 0, fault: "not-followed" },
  ]);
  await sql`insert into licences.pending (region, case_id, version) values (${world.house.region}, ${caseId}, 1)`.execute(world.house.db);
  expect(await faults()).toEqual([{ matter: licence.id, sequence: 0, fault: "own-table" }]);
  await sql`delete from licences.pending`.execute(world.house.db);
  await sql`update licences.licence set document = ${licence.document} where id = ${licence.id}`.execute(world.house.db);
  await sql`update cases.document set number = '示卫生证〔2026〕999号' where id = ${licence.document}`.execute(world.house.db);
  expect(new Set((await faults()).map(({ matter }) => matter))).toEqual(new Set([licence.id, caseId]));
  await sql`update cases.document set number = ${licence.number} where id = ${licence.document}`.execute(world.house.db);
  expect(await faults()).toEqual([]);
});
