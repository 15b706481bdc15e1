import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorFor, testHouse } from "../identity/fixtures.ts";
import type { Actor } from "../identity/shared.ts";
import { basicItem, seedDemoCatalogue } from "./fixtures.ts";
import { directory, findItem, findItemAt, itemVersion, listItems, publishItem, retireItem } from "./index.ts";
import type { ItemPackage } from "./shared.ts";

const system: Actor = { kind: "system", id: "system", name: "system" };
const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let house: House;
let standard: ItemPackage;
let code: string;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock, { demo: true });
  await seedDemoCatalogue(house);
  ({ code, package: standard } = await basicItem(house, "power:289"));
});
afterAll(() => open.close());

const publish = (change: Partial<ItemPackage>, actor: Actor = system, at = code) =>
  publishItem(house, actor, { code: at, package: { ...standard, ...change } });

async function faultsOf(change: Partial<ItemPackage>): Promise<string[]> {
  const outcome = await publish(change);
  return outcome.ok ? [] : outcome.faults.map((fault) => `${fault.path} ${fault.code}`);
}

test.each([
  [{ promise: { amount: 21, unit: "workday" } }, "promise catalogue/promise-over-statutory"],
  [{ promise: { amount: 10, unit: "day" } }, "promise catalogue/promise-unit"],
  [{ fees: [{ name: "工本费", amount: -1, unit: "件", basis: "某文件" }] }, "fees.0.amount catalogue/fee-amount"],
  [{ conditions: [] }, "conditions catalogue/missing"],
  [{ complaintPhone: "0900-8000001", phone: "0900-8000001" }, "complaintPhone catalogue/phones-equal"],
  [{ phone: "8000001" }, "phone catalogue/phone"],
  [{ themes: ["organisation-777"] }, "themes catalogue/unknown-theme"],
  [{ kind: "joint" }, "jointUnits catalogue/joint-units-missing"],
  [{ nature: "entrusted" }, "principal catalogue/principal-missing"],
  [{ process: "<nothing/>" }, "process"],
  [{ form: { id: "f", version: 1, title: { "zh-CN": "表" }, pages: [] } }, "form"],
  [{ materials: [] }, ""],
] as [Partial<ItemPackage>, string][])("a package with %j is refused at the field", async (change, fault) => {
  const faults = await faultsOf(change);
  if (fault === "") expect(faults).toEqual([]);
  else expect(faults.some((found) => found.startsWith(fault))).toBe(true);
});

test("a step that names a field the form hasn't, or hides one that it shows something by, is refused with the step and the field", async () => {
  const { package: allowance, code: at } = await basicItem(house, "power:39");
  const withField = (field: string) =>
    allowance.process.replace('<mt:field id="surveyedOn" access="write" />', `<mt:field id="surveyedOn" access="write" />${field}`);
  const faultsWith = async (field: string) => {
    const outcome = await publishItem(house, system, { code: at, package: { ...allowance, process: withField(field) } });
    return outcome.ok ? [] : outcome.faults.map(({ code, element, detail }) => [code, element, detail]);
  };
  expect(await faultsWith('<mt:field id="surveyedDay" access="write" />')).toEqual([
    ["catalogue/step-field", "examine", "乡镇初审（入户调查）: surveyedDay"],
  ]);
  expect(await faultsWith('<mt:field id="members.incomes" access="read" />')).toEqual([
    ["catalogue/step-field", "examine", "乡镇初审（入户调查）: members.incomes"],
  ]);
  expect(await faultsWith('<mt:field id="savings" access="hidden" /><mt:field id="members.name" access="read" />')).toEqual([]);
  expect(await faultsWith('<mt:field id="vehicle" access="hidden" />')).toEqual([
    ["catalogue/step-hides-needed", "examine", "乡镇初审（入户调查）: vehicleNote ← vehicle"],
  ]);
});

test("every fault is told at once", async () => {
  const faults = await faultsOf({ conditions: [], faqs: [], promise: { amount: 0, unit: "workday" } });
  expect(faults).toEqual(expect.arrayContaining(["conditions catalogue/missing", "faqs catalogue/missing", "promise catalogue/bad-term"]));
});

test("a legal basis of higher rank stands first", async () => {
  const [first, ...others] = standard.bases;
  if (!first) throw new Error("no basis");
  expect(await faultsOf({ bases: [...others, first, { ...first, rank: 5 }, first] })).toContain(
    `bases.${others.length + 2} catalogue/basis-order`,
  );
});

test("a step that checks a material off the list is refused by the step's id", async () => {
  const process = standard.process.replace(
    '<mt:document code="receipt" />',
    '<mt:document code="receipt" /><mt:material code="unlisted" />',
  );
  const outcome = await publish({ process });
  expect(outcome).toMatchObject({ ok: false, faults: [{ path: "process", code: "catalogue/step-material", element: "receive" }] });
});

test("steps that together take longer than the promise are refused", async () => {
  const process = standard.process.replace(/(id="handle"[\s\S]*?limit=")\d+/, "$19");
  const outcome = await publish({ process });
  expect(outcome).toMatchObject({ ok: false, faults: [{ path: "process", code: "process/limits-exceed-promise" }] });
});

test("a drawing that never comes to an end is refused at its element", async () => {
  const process = standard.process.replace('sourceRef="deliver" targetRef="end"', 'sourceRef="deliver" targetRef="handle"');
  const outcome = await publish({ process });
  expect(outcome.ok ? [] : outcome.faults.map((fault) => fault.path)).toContain("process");
});

test("a new version takes the place of the old one; each stays to be found, also by the date", async () => {
  const item = await findItem(house, code);
  clock.set("2026-04-01T10:00:00+08:00");
  const outcome = await publish({ summary: "改过的说明。" });
  expect(outcome).toMatchObject({ ok: true, version: (item?.version ?? 0) + 1, unchanged: false });
  expect((await findItem(house, code))?.package.summary).toBe("改过的说明。");
  expect((await itemVersion(house, item?.versionId ?? ""))?.package.summary).toBe(item?.package.summary);
  const at = async (moment: string) => (await findItemAt(house, code, new Date(moment)))?.version ?? null;
  expect(await at("2026-03-01T00:00:00+08:00")).toBeNull();
  expect(await at("2026-04-01T09:59:59+08:00")).toBe(item?.version);
  expect(await at("2026-04-01T10:00:00+08:00")).toBe((item?.version ?? 0) + 1);
});

test("publishing the same package again changes nothing", async () => {
  const current = await findItem(house, code);
  if (!current) throw new Error(code);
  const reordered = Object.fromEntries(Object.entries(current.package).reverse()) as unknown as ItemPackage;
  expect(await publish(reordered)).toEqual({ ok: true, versionId: current.versionId, version: current.version, unchanged: true });
});

test("two who publish at once get two versions, one in force", async () => {
  const outcomes = await Promise.all([publish({ summary: "甲。" }), publish({ summary: "乙。" })]);
  const numbers = outcomes.map((outcome) => (outcome.ok ? outcome.version : 0)).sort();
  expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
});

test("a published version can't be changed, ended twice, deleted or emptied, by any statement", async () => {
  const old = await findItemAt(house, code, new Date("2026-03-15T00:00:00+08:00"));
  const id = old?.versionId;
  const refused = /never changes/;
  await expect(sql`update catalogue.item_version set package = '{}' where id = ${id}`.execute(house.db)).rejects.toThrow(refused);
  await expect(sql`update catalogue.item_version set in_force_to = null where id = ${id}`.execute(house.db)).rejects.toThrow(refused);
  await expect(sql`update catalogue.item_version set in_force_to = now() where id = ${id}`.execute(house.db)).rejects.toThrow(refused);
  await expect(sql`delete from catalogue.item_version where id = ${id}`.execute(house.db)).rejects.toThrow(refused);
  await expect(sql`truncate catalogue.item_version cascade`.execute(house.db)).rejects.toThrow(refused);
});

test("only the department's own editor publishes, and nobody takes another department's item", async () => {
  const own = await actorFor(house, { org: "610999YC", post: "catalogue-editor" });
  const other = await actorFor(house, { org: "610999MZ", post: "catalogue-editor" });
  expect(await publish({ summary: "丙。" }, own)).toMatchObject({ ok: true });
  expect(await publish({ summary: "丁。" }, other)).toMatchObject({ ok: false, code: "catalogue/forbidden" });
  expect(await publish({ department: "610999MZ" }, other)).toMatchObject({ ok: false, code: "catalogue/forbidden" });
});

test("a county adds an item of its own, and the directory counts it at once", async () => {
  const before = (await directory(house)).total;
  expect(await publish({ name: "自设事项许可" }, system, "61099900YC-XK-0002")).toMatchObject({ ok: true, version: 1 });
  expect((await directory(house)).total).toBe(before + 1);
  expect((await listItems(house, { text: "zssx" }, { limit: 5 })).rows).toMatchObject([{ code: "61099900YC-XK-0002", initial: "Z" }]);
});

test("a retired item is gone from lists, keeps its code for ever and its versions for cases that run", async () => {
  const item = await findItem(house, "61099900YC-XK-0002");
  expect(await retireItem(house, system, { code: "61099900YC-XK-0002", replacedBy: code })).toEqual({ ok: true });
  expect(await findItem(house, "61099900YC-XK-0002")).toBeNull();
  expect(await publish({}, system, "61099900YC-XK-0002")).toMatchObject({ ok: false, code: "catalogue/retired" });
  expect((await itemVersion(house, item?.versionId ?? ""))?.package.name).toBe("自设事项许可");
  expect(await findItemAt(house, "61099900YC-XK-0002", clock.now())).toBeNull();
  expect(await retireItem(house, system, { code: "61099900YC-XK-0002", replacedBy: null })).toMatchObject({ code: "catalogue/retired" });
});

test.each(["61099900yc-XK-0009", "61099900YC-XK-0000", "6109990YC-XK-0001", "61099900YC-XK-001"])("the code %s is refused", async (bad) => {
  expect(await publish({}, system, bad)).toMatchObject({ ok: false, code: "catalogue/bad-code" });
});

test("a version is read once and shared", async () => {
  const [first, second] = await Promise.all([findItem(house, code), findItem(house, code)]);
  expect(second).toBe(first);
  expect(await itemVersion(house, "not-an-id")).toBeNull();
});
