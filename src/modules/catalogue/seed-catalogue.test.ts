import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { testHouse } from "../identity/fixtures.ts";
import { basicItem, seedDemoCatalogue } from "./fixtures.ts";
import { directory, isItemCode, itemVersion, listDisclosureNodes, listItems, seedCatalogue } from "./index.ts";
import type { ItemEntry, ItemFilter } from "./shared.ts";

let open: OpenDb;
let house: House;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00"), { demo: true });
  await seedDemoCatalogue(house);
});
afterAll(() => open.close());

async function everyItem(filter: ItemFilter = {}, limit = 50): Promise<ItemEntry[]> {
  const rows: ItemEntry[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await listItems(house, filter, { after, limit });
    rows.push(...page.rows);
    after = page.next ?? undefined;
    more = page.next !== null;
  }
  return rows;
}

test("the basic catalogue is there whole: 65 disclosure nodes, 295 powers, 25 convenience services", async () => {
  expect(await listDisclosureNodes(house)).toHaveLength(65);
  expect(await directory(house)).toMatchObject({
    total: 320,
    classes: [
      { value: "power", count: 295 },
      { value: "convenience", count: 25 },
    ],
    types: [
      { value: "XK", count: 76 },
      { value: "ZS", count: 35 },
      { value: "SP", count: 80 },
      { value: "QR", count: 54 },
      { value: "DL", count: 1 },
      { value: "QT", count: 49 },
      { value: "FW", count: 25 },
    ],
  });
});

test("every disclosure node has its responsible department", async () => {
  const nodes = await listDisclosureNodes(house);
  expect(nodes.filter((node) => node.department === null)).toEqual([]);
  expect(nodes[0]).toEqual({
    code: "D01",
    number: 1,
    group: "政府信息公开条例规定事项",
    name: "行政法规、规章和规范性文件",
    department: "610999BG",
  });
});

test("pages hold every item once, whatever their size", async () => {
  const [wide, narrow] = [await everyItem({}, 200), await everyItem({}, 7)];
  expect(wide).toHaveLength(320);
  expect(narrow.map((row) => row.code)).toEqual(wide.map((row) => row.code));
  expect(new Set(wide.map((row) => row.code)).size).toBe(320);
});

test("codes follow the rule: unit, type, and serials from one in the order of the catalogue", async () => {
  const rows = await everyItem({ department: "610999MZ" }, 200);
  expect(rows.every((row) => isItemCode(row.code))).toBe(true);
  expect(rows.slice(0, 4).map(({ code, name }) => [code, name])).toEqual([
    ["61099900MZ-QR-0001", "社会团体成立（备案）、变更、注销登记"],
    ["61099900MZ-QR-0002", "民办非企业单位成立（备案）、变更、注销登记"],
    ["61099900MZ-SP-0001", "建设殡仪服务站、骨灰堂审批"],
    ["61099900MZ-SP-0002", "农村为村民设置公益性墓地审批"],
  ]);
});

test("seeding again publishes nothing and keeps every code", async () => {
  const before = await everyItem({}, 200);
  expect(await seedCatalogue(house, { demo: true })).toEqual({ nodes: 65, items: 320, published: 0 });
  expect(await everyItem({}, 200)).toEqual(before);
});

test("outside the demo only the disclosure nodes are loaded", async () => {
  const other = await testDatabase();
  const plain = testHouse(other.db, house.clock);
  expect(await seedCatalogue(plain, { demo: false })).toEqual({ nodes: 65, items: 0, published: 0 });
  expect(await listDisclosureNodes(plain)).toHaveLength(65);
  await other.close();
});

test("all 320 guides are plain to read: no place left unfilled, phones to call, a promise within the law", async () => {
  for (const { code } of await everyItem({}, 200)) {
    const { rows } = await listItems(house, { text: code }, { limit: 1 });
    expect(rows).toHaveLength(1);
  }
  const versions = await house.db
    .withTables<{ "catalogue.item": { code: string; current_version: string } }>()
    .selectFrom("catalogue.item")
    .select("current_version")
    .execute();
  for (const { current_version: id } of versions) {
    const item = await itemVersion(house, id);
    if (!item) throw new Error(id);
    const { form: _, process: __, ...guide } = item.package;
    expect(JSON.stringify(guide), item.package.name).not.toMatch(/\{\w+\}|undefined|null备|备案备案/);
    expect(item.package.promise.amount, item.package.name).toBeLessThanOrEqual(item.package.statutory.amount);
    expect(item.package.phone, item.package.name).not.toBe(item.package.complaintPhone);
  }
});

test.each([
  [{ class: "convenience" }, 25],
  [{ type: "XK" }, 76],
  [{ sector: "民政工作" }, 10],
  [{ department: "610999SS", type: "ZS" }, 20],
  [{ text: "zdshbz" }, 1],
  [{ text: "最低生活保障" }, 1],
  [{ text: "61099900mz-qr-0004" }, 1],
  [{ text: "%" }, 0],
  [{ initial: "X", sector: "体育工作" }, 0],
  [{ class: "disclosure" }, 0],
] as [ItemFilter, number][])("the filter %j finds %i items, in the list and in the directory", async (filter, count) => {
  const { total, rows } = await listItems(house, filter, { limit: 200 });
  expect([total, rows.length]).toEqual([count, count]);
  if (filter.class !== "disclosure") expect((await directory(house, filter)).total).toBe(count);
});

test("the alphabetical order goes by pinyin", async () => {
  const { rows } = await listItems(house, { sector: "民政工作" }, { limit: 3, order: "pinyin" });
  expect(rows.map((row) => row.name)).toEqual(["城乡居民最低生活保障待遇核定", "城乡医疗救助待遇核定", "建设殡仪服务站、骨灰堂审批"]);
});

test("an item knows its department, section and places", async () => {
  const item = (await basicItem(house, "power:289")).package;
  expect(item).toMatchObject({ department: "610999YC", body: "示例县烟草专卖局", kind: "promised", intake: ["hall"] });
  expect(item.result).toEqual({ name: "烟草专卖零售许可证", kind: "certificate" });
});

test("an item handed in at townships and villages names only those places", async () => {
  const { package: item } = await basicItem(house, "power:39");
  expect(item.places.map((place) => place.name)).toEqual(["各乡镇便民服务中心", "各村便民服务站"]);
});

test("joint items name the departments their process asks", async () => {
  const { package: item } = await basicItem(house, "power:4");
  expect([item.kind, item.jointUnits, item.statutory.amount]).toEqual(["joint", ["610999GT", "610999HB", "610999ZJ"], 45]);
});
