import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorFor, testHouse } from "../identity/fixtures.ts";
import { addOrg, openCounty } from "../identity/index.ts";
import type { Actor } from "../identity/shared.ts";
import { importCatalogue } from "./import-catalogue.ts";
import { directory, findItem, publishItem, retireItem, seedCatalogue } from "./index.ts";

const OPERATOR: Actor = { kind: "system", id: "system", name: "bin/mingtang" };
let open: OpenDb;
let house: House;
beforeAll(async () => {
  open = await testDatabase();
  house = { ...testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00")), region: "610527" };
});
afterAll(() => open.close());

const department = (letters: string, name: string, sectors: string[], phone: string | null = "0913-7000001") =>
  addOrg(house, OPERATOR, { code: `610527${letters}`, kind: "department", parent: "610527", name, shortName: name, sectors, phone });
const brought = async (departments?: Map<string, string>) => {
  const outcome = await importCatalogue(house, OPERATOR, { complaintPhone: "12345", ...(departments ? { departments } : {}) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
};

test("where there is no county, nothing is imported", async () => {
  expect(await importCatalogue(house, OPERATOR, { complaintPhone: "12345" })).toEqual({ ok: false, code: "catalogue/no-county" });
});

test("the items of the departments that are there are published, and what was left is told with its reason", async () => {
  await openCounty(house, OPERATOR, { code: "610527", name: "蒲城县" });
  await seedCatalogue(house, { demo: false });
  await department("MZ", "蒲城县民政局", ["民政工作"]);
  await department("FG", "蒲城县发展和改革局", ["发展改革工作"]);
  await department("WH", "蒲城县文化局", ["文化工作"], null);
  const { published, left } = await brought();
  expect(published.length).toBeGreaterThan(10);
  expect(new Set(published.map(({ code }) => code.slice(8, 10)))).toEqual(new Set(["MZ", "FG"]));
  expect(published.length + left.length).toBe(320);
  expect((await directory(house)).total).toBe(published.length);
  expect(left.find((item) => item.reason === "no-joint-unit")).toMatchObject({ sector: "发展改革工作", unit: "610527GT" });
  expect(left.find((item) => item.sector === "文化工作")?.faults).toContainEqual({ path: "phone", code: "catalogue/missing" });
  expect(left.filter((item) => item.reason === "no-department").some((item) => item.sector === "公安工作")).toBe(true);
});

test("importing again brings what has become possible and touches nothing that is there", async () => {
  const { published: none, present } = await brought();
  expect([none.length, present > 10]).toEqual([0, true]);
  const item = await findItem(house, "61052700MZ-QR-0001");
  if (!item) throw new Error("not imported");
  expect(await publishItem(house, OPERATOR, { code: item.code, package: { ...item.package, summary: "本县改过的说明。" } })).toMatchObject({
    ok: true,
  });
  expect(await retireItem(house, OPERATOR, { code: "61052700MZ-QR-0002", replacedBy: null })).toEqual({ ok: true });
  await department("GA", "蒲城县公安局", ["公安工作"]);
  const { published } = await brought(new Map([["教育工作", "610527GA"]]));
  expect(new Set(published.map(({ code }) => code.slice(8, 10)))).toEqual(new Set(["GA"]));
  expect((await findItem(house, item.code))?.package.summary).toBe("本县改过的说明。");
  expect(await findItem(house, "61052700MZ-QR-0002")).toBeNull();
});

test("an organisation that isn't there is refused, and so is anybody but whoever has the machine", async () => {
  const departments = new Map([["教育工作", "610527JY"]]);
  expect(await importCatalogue(house, OPERATOR, { departments, complaintPhone: "12345" })).toEqual({
    ok: false,
    code: "catalogue/unknown-department",
    detail: "610527JY",
  });
  const editor = await actorFor(house, { org: "610527", post: "catalogue-editor" });
  expect(await importCatalogue(house, editor, { complaintPhone: "12345" })).toEqual({ ok: false, code: "catalogue/forbidden" });
});
