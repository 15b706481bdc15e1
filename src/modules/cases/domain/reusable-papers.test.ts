import { expect, test } from "vitest";
import type { ItemMaterial } from "../../catalogue/shared.ts";
import { EMPTY_CASE, type MaterialState, NO_MATERIAL } from "./own.ts";
import { type EarlierCase, reusablePapers } from "./reusable-papers.ts";

const asked = (change: Partial<ItemMaterial> = {}): ItemMaterial => ({
  ...{ code: "licence-copy", name: "营业执照", form: "copy", necessity: "required", copies: 1, source: "", standard: "有效" },
  ...{ accept: ["pdf"], reuse: { months: 12 } },
  ...change,
});

const file = (hash: string, at = "2026-01-15T10:00:00+08:00") => ({ hash, type: "application/pdf", size: 1, at });

function earlier(
  state: Partial<MaterialState>,
  { own = {}, material = {}, id = "1" }: { own?: object; material?: object; id?: string } = {},
) {
  const given = { ...NO_MATERIAL, checked: true, files: [file("a")], ...state };
  return {
    matter: {
      id,
      personal: { applicant: {}, fileNames: { a: "执照.pdf" } },
      state: {
        own: { ...EMPTY_CASE, state: "closed", acceptedOn: "2026-01-16", outcome: "grant", number: "N1", materials: { m: given }, ...own },
      },
    },
    item: { materials: [{ ...asked(), code: "m", reuse: undefined, ...material }] },
  } as unknown as EarlierCase; // of a matter only these are looked at
}

const TODAY = "2026-06-01";
const hashes = (cases: EarlierCase[], target = asked(), today = TODAY) => reusablePapers([target], cases, today).map(({ hash }) => hash);

test("the same paper, found in order in an earlier case, will do again, with where and when it was given", () => {
  expect(reusablePapers([asked()], [earlier({})], TODAY)).toEqual([
    {
      ...{ material: "licence-copy", paper: "营业执照", from: "1", number: "N1", itemName: "", hash: "a", name: "执照.pdf" },
      ...{ type: "application/pdf", given: "2026-01-15", validUntil: null, document: null },
    },
  ]);
});

test("another name will do where both say that they are the same paper; white space and width make no other", () => {
  expect(hashes([earlier({}, { material: { name: "营业执照（副本）" } })])).toEqual([]);
  expect(hashes([earlier({}, { material: { name: "执照复印件", reuse: { months: 1, as: "营业执照" } } })])).toEqual(["a"]);
  expect(hashes([earlier({}, { material: { name: "营业 执照" } })])).toEqual(["a"]);
});

test("what wasn't ticked, was found lacking, or lies in a case that was refused, taken back or ended isn't offered", () => {
  expect(hashes([earlier({ checked: false })])).toEqual([]);
  expect(hashes([earlier({ lack: true })])).toEqual([]);
  for (const own of [{ acceptedOn: null }, { outcome: "deny" }, { state: "withdrawn" }, { state: "terminated" }, { state: "voided" }])
    expect(hashes([earlier({}, { own })])).toEqual([]);
});

test("it is offered to the day until which the item takes it, counted from when it was first given", () => {
  expect(hashes([earlier({})], asked(), "2027-01-15")).toEqual(["a"]);
  expect(hashes([earlier({})], asked(), "2027-01-16")).toEqual([]);
  expect(hashes([earlier({})], asked({ reuse: { months: null } }), "2036-01-16")).toEqual(["a"]);
  const again = { ...file("a", "2026-05-30T10:00:00+08:00"), reused: { given: "2025-01-01" } } as MaterialState["files"][number];
  expect(hashes([earlier({ files: [again] })])).toEqual([]);
  const last = file("a", "2026-01-31T10:00:00+08:00");
  expect(hashes([earlier({ files: [last] })], asked({ reuse: { months: 1 } }), "2026-02-28")).toEqual(["a"]);
  expect(hashes([earlier({ files: [last] })], asked({ reuse: { months: 1 } }), "2026-03-01")).toEqual([]);
});

test("a material that doesn't say so takes nothing over, nor a kind of file it doesn't take", () => {
  const { reuse: _, ...anew } = asked();
  expect(hashes([earlier({})], anew)).toEqual([]);
  expect(hashes([earlier({})], asked({ accept: ["jpg"] }))).toEqual([]);
});

test("a document issued to the applicant here will do while it holds", () => {
  const paper = {
    name: "营业执照",
    number: "2026-7",
    audience: "applicant",
    state: "issued",
    pdf: "b",
    at: "2026-02-01T08:00:00Z",
    validUntil: "2026-12-31",
  };
  const issued = (change: object) => hashes([earlier({ files: [] }, { own: { documents: { d: { ...paper, ...change } } } })]);
  expect(issued({})).toEqual(["b"]);
  for (const change of [{ state: "void" }, { state: "replaced" }, { validUntil: "2026-05-31" }, { audience: "inside" }, { name: "别的证" }])
    expect(issued(change)).toEqual([]);
});

test("a file that several cases hold is named once, by the oldest; an erased case names none", () => {
  const found = reusablePapers([asked()], [earlier({}, { id: "old" }), earlier({}, { id: "new" })], TODAY);
  expect(found.map(({ from }) => from)).toEqual(["old"]);
  const erased = earlier({});
  expect(hashes([{ ...erased, matter: { ...erased.matter, personal: {} } }])).toEqual([]);
});
