import { afterAll, beforeAll, expect, test } from "vitest";
import { shippedCalendar } from "../../core/calendar/testing.ts";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { basicItem, seedDemoCatalogue } from "../catalogue/fixtures.ts";
import type { House } from "../house.ts";
import { actorFor, testHouse } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { publishCalendar } from "../matters/index.ts";
import { signedElsewhere } from "./fixtures.ts";
import { checkDesign, designView, exportPackage, importPackage, listDesigns, readImport } from "./index.ts";

let open: OpenDb;
let house: House;
let editor: PersonActor;
let it: PersonActor;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00"), { demo: true });
  await seedDemoCatalogue(house);
  await publishCalendar(house, shippedCalendar(), "test");
  editor = await actorFor(house, { org: "610999MZ", post: "catalogue-editor" });
  it = await actorFor(house, { org: "610999", post: "catalogue-editor" });
});
afterAll(() => open.close());

async function fileOf(key: string): Promise<string> {
  const { code } = await basicItem(house, key);
  const file = await exportPackage(house, it, { code, state: "v1" });
  if (!file) throw new Error(key);
  return file.text;
}

/** The file as another county would have signed it. */
function fromElsewhere(text: string, change: (content: Record<string, unknown>) => void): string {
  const { content } = JSON.parse(text.replaceAll("610999", "610998"));
  content.county.name = "邻县人民政府";
  change(content);
  return signedElsewhere(content);
}

test("a package goes out and comes in again as a new item, the same but for its code", async () => {
  const text = await fileOf("power:39");
  const report = await readImport(house, editor, { text, department: "610999MZ" });
  expect(report).toMatchObject({ ok: true, isOwn: true, faults: [], differences: [], item: { version: 1 } });
  const made = await importPackage(house, editor, { text, department: "610999MZ" });
  if (!made.ok) throw new Error(made.code);
  expect((await designView(house, editor, made.code))?.package).toEqual((await basicItem(house, "power:39")).package);
  expect((await checkDesign(house, editor, made.code))?.faults).toEqual([]);
});

test("another county's package becomes this county's: its organisations, its department, and what to look over is told", async () => {
  const text = fromElsewhere(await fileOf("power:2"), (content) => {
    Object.assign(content.organisations as object, { "610998SL": "邻县水务局" });
  });
  const report = await readImport(house, it, { text, department: "610999FG" });
  if (!report.ok) throw new Error(report.code);
  expect(report).toMatchObject({ isOwn: false, county: { code: "610998", name: "邻县人民政府" }, faults: [] });
  expect(report.fingerprint).toMatch(/^([0-9a-f]{4} ?){4}$/);
  const told = report.differences.map(({ kind, where, there, here }) => [kind, where, there, here]);
  expect(told).toContainEqual(["organisation", "jointUnits", "邻县水务局", "示例县水利局"]);
  expect(told.map(([kind, where]) => `${kind} ${where}`)).toEqual(expect.arrayContaining(["county-fact places", "county-fact phone"]));
  const made = await importPackage(house, it, { text, department: "610999FG" });
  if (!made.ok) throw new Error(made.code);
  const item = (await designView(house, it, made.code))?.package;
  expect(item?.jointUnits.every((unit) => unit.startsWith("610999"))).toBe(true);
  expect(item?.process).not.toContain("610998");
});

test("votes that another county gave to its own staff are told by the box they stand in", async () => {
  const text = fromElsewhere(await fileOf("power:39"), (content) => {
    const item = content.package as { process: string };
    item.process = item.process.replace(
      /(<mt:step role="review"[^>]*>)([\s\S]*?)(<\/bpmn:userTask>)/,
      '$1<mt:people find="members" />$2<bpmn:multiInstanceLoopCharacteristics mt:members="people" mt:rule="weight" mt:weights="6109980001=2" />$3',
    );
  });
  const report = await readImport(house, editor, { text, department: "610999MZ" });
  expect(report).toMatchObject({ ok: true, faults: [{ path: "process.weights", code: "designs/voter-unknown" }] });
});

test("a department that isn't here and a post nobody holds are told", async () => {
  const text = fromElsewhere(await fileOf("power:2"), (content) => {
    const item = content.package as { jointUnits: string[] };
    item.jointUnits = ["610998ZZ"];
    Object.assign(content.organisations as object, { "610998ZZ": "邻县招商局" });
  });
  const lonely = await readImport(house, it, { text, department: "610999JC" });
  const told = lonely.ok ? lonely.differences.map(({ kind, there, here }) => [kind, there, here]) : [];
  expect(told).toContainEqual(["organisation", "邻县招商局", null]);
  expect(told).toContainEqual(["nobody-holds", "handler", null]);
});

test("a file changed in a single letter is refused, and nothing comes in", async () => {
  const text = await fileOf("power:39");
  const before = (await listDesigns(house, it, { limit: 100 })).rows.length;
  const altered = text.replace("最低生活保障", "最高生活保障");
  expect(altered).not.toBe(text);
  for (const act of [readImport, importPackage])
    expect(await act(house, editor, { text: altered, department: "610999MZ" })).toMatchObject({ ok: false, code: "designs/file-altered" });
  const { content, digest } = JSON.parse(text);
  const other = JSON.parse(signedElsewhere({ ...content, exportedAt: "2026-01-01T00:00:00Z" }));
  const swapped = JSON.stringify({ content, digest, signature: other.signature });
  expect(await readImport(house, editor, { text: swapped, department: "610999MZ" })).toMatchObject({ code: "designs/file-altered" });
  expect((await listDesigns(house, it, { limit: 100 })).rows.length).toBe(before);
});

test("the same file laid out anew by another tool is still whole", async () => {
  const text = JSON.stringify(JSON.parse(await fileOf("power:39")), null, 4);
  expect(await readImport(house, editor, { text, department: "610999MZ" })).toMatchObject({ ok: true });
});

/** Nested deeper than any stack. */
const DEEP = `{"content":${"[".repeat(500_000)}${"]".repeat(500_000)},"digest":"${"0".repeat(64)}","signature":{"algorithm":"","publicKey":"","value":""}}`;

test.each(["", "{}", "[]", "null", "<xml/>", "[".repeat(100_000), DEEP])("what is no package file is refused: %.20s", async (text) => {
  expect(await readImport(house, editor, { text, department: "610999MZ" })).toMatchObject({ ok: false, code: "designs/file-unreadable" });
});

test("a signed package with an XML bomb, or of another shape, is refused like any other", async () => {
  const text = await fileOf("power:39");
  const bomb = fromElsewhere(text, (content) =>
    Object.assign(content.package as object, { process: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }),
  );
  expect(await importPackage(house, editor, { text: bomb, department: "610999MZ" })).toMatchObject({ code: "designs/unreadable" });
  const odd = fromElsewhere(text, (content) => Object.assign(content.package as object, { extra: 1 }));
  expect(await importPackage(house, editor, { text: odd, department: "610999MZ" })).toMatchObject({ code: "designs/file-unreadable" });
});

test("nobody brings an item into another department", async () => {
  const text = await fileOf("power:39");
  expect(await importPackage(house, editor, { text, department: "610999GT" })).toMatchObject({ code: "designs/forbidden" });
});
