import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { testHouse } from "../identity/fixtures.ts";
import { directory } from "./directory.ts";
import { meaningOf } from "./domain/everyday-names.ts";
import { searchText } from "./domain/search-words.ts";
import { everydayNames, meaning } from "./everyday-names.ts";
import { seedDemoCatalogue } from "./fixtures.ts";
import { listItems } from "./list-items.ts";

let open: OpenDb;
let house: House;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00"), { demo: true });
  await seedDemoCatalogue(house);
}, 60_000);
afterAll(() => open.close());

const found = async (text: string) => (await listItems(house, { text }, { limit: 50 })).rows.map(({ name }) => name);

test.each([
  ["社保卡", "社会保障卡办理"],
  ["办营业执照", "个体工商户登记"],
  ["怎么办低保", "城乡居民最低生活保障待遇核定"],
  ["准生证", "一孩生育服务证办理"],
  ["残疾证", "城乡居民最低生活保障待遇核定"],
  ["户口本", "公民户口的分户登记、立户登记"],
  ["迁户口", "户口迁移登记"],
  ["房产证", "国有土地范围内房屋所有权登记"],
  ["身份证丢了", "申领、换领、补领居民身份证办理"],
  ["驾照", "机动车驾驶证核发"],
  ["dibao", "城乡居民最低生活保障待遇核定"],
  ["DB", "城乡居民最低生活保障待遇核定"],
  ["KTV", "内资娱乐场所设立及变更许可"],
])("who types %s finds %s, and the directory counts the same", async (typed, name) => {
  const names = await found(typed);
  expect(names).toContain(name);
  expect((await directory(house, { text: typed })).total).toBe(names.length);
});

test("who types a part of a name gets the items of that name before those an everyday name stands for, page after page", async () => {
  for (const typed of ["户口", "身份证", "执照"]) {
    const rows: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await listItems(house, { text: typed }, { limit: 3, order: "name-first", ...(after ? { after } : {}) });
      rows.push(...page.rows.map(({ name }) => name));
      after = page.next;
    }
    const named = rows.filter((name) => name.includes(typed));
    expect(rows.slice(0, named.length)).toEqual(named);
    expect([...rows].sort()).toEqual((await found(typed)).sort());
  }
});

test("every everyday name stands for items of the catalogue, or says where else to go", async () => {
  const all = (await listItems(house, {}, { limit: 200 })).rows.concat(
    (await listItems(house, {}, { limit: 200, after: (await listItems(house, {}, { limit: 200 })).next ?? "" })).rows,
  );
  const names = all.map(({ name }) => searchText(name)).join("\n");
  for (const { says, means, note } of everydayNames()) {
    expect(means.length > 0 || note !== undefined, says.join()).toBe(true);
    for (const piece of means) expect(names, `${says.join()}: ${piece}`).toContain(searchText(piece));
  }
});

test("no everyday name is spelled twice", () => {
  const says = everydayNames().flatMap((name) => name.says.map(searchText));
  expect(says.filter((each, index) => says.indexOf(each) !== index)).toEqual([]);
});

test("of names within each other the longest counts", () => {
  const names = [
    { says: ["户口"], means: ["a"] },
    { says: ["迁户口"], means: ["b"] },
  ];
  expect(meaningOf("想迁户口", names).texts).toEqual(["想迁户口", "b"]);
});

test("what the catalogue doesn't hold comes with a word on where to go", () => {
  expect(meaning("残疾证").notes[0]?.["zh-CN"]).toContain("残疾人联合会");
  expect(meaning("低保").notes).toEqual([]);
});
