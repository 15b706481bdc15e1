import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import { ROOT } from "../../platform/root.ts";
import type { Org } from "../identity/shared.ts";
import { piecesOf } from "./domain/fields.ts";
import { capitals, dayText, hanziDay } from "./domain/formats.ts";
import { faultsOf, missingContent } from "./domain/required.ts";
import { resolve } from "./domain/resolve.ts";
import { lastDayOf } from "./domain/valid-until.ts";
import { FACTS } from "./fixtures.ts";
import { previewPaper } from "./make-paper.ts";
import { paperDocx } from "./render/docx.ts";
import { paperFonts, unprintable } from "./render/fonts.ts";
import { breakLines } from "./render/lines.ts";
import { BODY_SIZE, BODY_WIDTH } from "./render/measures.ts";
import { paperPdf } from "./render/pdf.ts";
import { checkTemplate } from "./save-template.ts";
import { templateSchema } from "./template.ts";
import { fieldCatalogue, knownNames, requiredContent, sampleEntered, shippedTemplates } from "./templates.ts";

const MARKS = { number: "示卫生准〔2026〕12号", check: "K7M2PQ9XW4ZT", url: "http://127.0.0.1/verify/K7M2PQ9XW4ZT", draft: false };
const OPTIONS = { at: new Date("2026-11-23T08:00:00Z"), author: "示例县卫生局", seal: "sample" as const };
const facts: Record<string, unknown> = {
  ...FACTS,
  document: { name: "准予行政许可决定书", issuedOn: "2026-11-23", validFrom: "2026-11-23", validUntil: "2030-11-22" },
};
const grant = shippedTemplates().get("grant")?.template;
if (!grant) throw new Error("no template of a grant");

test("every template that is shipped says what the law wants of it and names only what is known", () => {
  for (const [code, { template }] of shippedTemplates()) {
    expect([code, faultsOf(template, requiredContent(code), knownNames())]).toEqual([code, []]);
    expect([code, missingContent(requiredContent(code), { ...facts, entered: sampleEntered(template) })]).toEqual([code, []]);
  }
});

const everyTemplate = [...shippedTemplates()].map(([code, { template }]) => [code, template] as const);
/** Everything a person can write, as long as they may write it. */
function longest(value: unknown): unknown {
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2}/.test(value) ? value : `${value}${"长".repeat(200)}`;
  if (Array.isArray(value)) return Array.from({ length: 30 }, (_, index) => longest(value[index % value.length]));
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, longest(part)]))
    : value;
}

test.each(everyTemplate)("%s speaks to a person and to an organisation, and takes the longest facts", async (code, template) => {
  const given = { ...facts, entered: sampleEntered(template) };
  const house = { clock: new FixedClock("2026-11-23T08:00:00Z"), publicUrl: "https://example.gov.cn" };
  const org: Org = {
    code: "610999WS",
    kind: "department",
    name: "示例县卫生局",
    shortName: "县卫生局",
    parent: "610999",
    sectors: [],
    address: null,
    phone: null,
    active: true,
  };
  const text = (kind: string) => {
    const applicant = { ...(facts.applicant as object), kind, you: "" };
    const licence = { ...(facts.licence as object), holderKind: kind };
    const order = {
      from: { template, version: 0, digest: "" },
      name: template.name,
      facts: { ...given, applicant, licence },
      county: undefined,
      org,
    };
    const { paper, refused } = previewPaper(house, order);
    expect(refused).toBeNull();
    return JSON.stringify(paper.blocks);
  };
  const speaks = JSON.stringify(template.blocks).match(/\{(applicant|licence)\.you\}/) !== null;
  expect([text("person").includes("你单位"), text("organisation").includes("你单位")]).toEqual(
    code === "joint-letter" || code === "joint-reply" || template.asks.some(({ name }) => name === "partyKind")
      ? [true, true]
      : [false, speaks],
  );
  const paper = resolve(template, longest(given) as typeof given, MARKS);
  expect((await paperPdf(paper, OPTIONS)).length).toBeGreaterThan(1000);
  expect((await paperDocx(paper)).length).toBeGreaterThan(1000);
});

test("every document that the law's table names has a template, and every field of the editor fills in", () => {
  const table = JSON.parse(readFileSync(join(ROOT, "data/documents/required.json"), "utf8")) as object;
  expect(Object.keys(table).sort()).toEqual([...shippedTemplates().keys()].sort());
  for (const { fields } of fieldCatalogue().groups) for (const { field } of fields) expect(piecesOf(`{${field}}`)).toHaveLength(1);
});

test("control characters pasted into a form or a template don't break the Word file", async () => {
  const template = templateSchema.parse({
    ...grant,
    name: "决定\u0001书",
    blocks: [{ kind: "paragraph", text: "甲\u000b{applicant.name}" }],
  });
  const paper = resolve(template, { applicant: { name: "石\u000b小\u0002满\n\t" } }, MARKS);
  expect([paper.name, paper.blocks]).toEqual([
    "决定书",
    [
      { kind: "paragraph", text: "甲石小满" },
      { kind: "paragraph", text: "\t" },
    ],
  ]);
});

test("a template that asks for endless work is refused before it costs any", { timeout: 10_000 }, () => {
  const loop = (index: number) => `for i in 1..9000 return i + ${index}`;
  const many = Array.from({ length: 80 }, (_, index) => ({ kind: "paragraph", text: `{${loop(index)}}`.repeat(100) }));
  const long = [{ kind: "list", of: loop(0), text: "x".repeat(2000) }];
  const deep = Array.from({ length: 20 }, (_, index) => ({ kind: "list", of: "for i in 1..1000 return i", text: `{${loop(index)}}` }));
  for (const blocks of [many, long, deep]) expect(checkTemplate({ ...grant, blocks })).toEqual({ ok: false });
});

test("a template without the reasons of a refusal isn't put in force", () => {
  const deny = shippedTemplates().get("deny")?.template;
  const blocks = deny?.blocks.filter((block) => !("text" in block && block.text.includes("decision.opinion")));
  const checked = checkTemplate({ ...deny, blocks });
  expect(checked.ok && checked.faults).toEqual([{ code: "documents/lacks-content", block: null, detail: "理由" }]);
});

test("a field that nothing is known of, a form of writing that isn't there and a broken condition are named with their block", () => {
  const checked = checkTemplate({
    ...grant,
    blocks: [...grant.blocks, { kind: "paragraph", text: "{nothing.name} {case.number|loud}", when: "case.outcome = " }],
  });
  const block = grant.blocks.length;
  const codes = checked.ok ? checked.faults.map((fault) => [fault.code, fault.block]) : [];
  expect(codes).toEqual([
    ["documents/bad-format", block],
    ["documents/unknown-field", block],
    ["documents/bad-expression", block],
  ]);
});

test.each([
  ["a field that is misspelt", "{case.submittedOnn|day}", "documents/unknown-field", "case.submittedOnn"],
  ["a member that no list has", "{row.nothing}", "documents/unknown-field", "row.nothing"],
  ["a brace that is never closed", "你的{item.name", "documents/open-brace", "{item.name"],
  ["a brace that was never opened", "item.name}申请", "documents/open-brace", "}申请"],
])("%s would leave a gap in every document: the template isn't put in force", (_, text, code, detail) => {
  const checked = checkTemplate({ ...grant, blocks: [...grant.blocks, { kind: "paragraph", text }] });
  expect(checked.ok && checked.faults).toEqual([{ code, block: grant.blocks.length, detail }]);
});

test("what a form asks may be named in every template, and so may loops of the county's own", () => {
  const text = '{form.placeName}{if form.rooms > 3 then "大" else ""}{for fee in item.fees return fee.name}';
  const checked = checkTemplate({ ...grant, blocks: [...grant.blocks, { kind: "paragraph", text }] });
  expect(checked.ok && checked.faults).toEqual([]);
});

test("one source gives a PDF and a DOCX, the same bytes for the same moment", async () => {
  const paper = resolve(grant, facts, MARKS);
  const [once, twice] = [await paperPdf(paper, OPTIONS), await paperPdf(paper, OPTIONS)];
  expect(once.subarray(0, 5).toString()).toBe("%PDF-");
  expect(once.equals(twice)).toBe(true);
  expect((await paperDocx(paper)).subarray(0, 2).toString()).toBe("PK");
});

test("rare characters of names are printed, and those no font has are named", () => {
  expect(unprintable(["张䶮、李㛃、王𬱖"])).toEqual([]);
  expect(unprintable(["\u{2ffff}"])).toEqual(["\u{2ffff}"]);
});

test("no line of a text is wider than the measure, begins with a stop or ends with an opening mark, and nothing is lost", () => {
  const letters = fc.constantFrom(..."示例县卫生局决定准予，。、）（《》“”ABC123 ");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 300 }), (given) => {
      const text = given.join("");
      const lines = breakLines(text, paperFonts().body, BODY_SIZE, BODY_WIDTH);
      expect(lines.flatMap((line) => line.runs.map((run) => run.text)).join("")).toBe(text);
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(BODY_WIDTH + 0.1);
    }),
  );
  const [first, second] = breakLines(`${"示".repeat(28)}，例`, paperFonts().body, BODY_SIZE, BODY_WIDTH);
  expect([first?.letters, second?.runs[0]?.text]).toEqual([27, "示，例"]);
});

test("days, and amounts in capitals, are written as documents write them", () => {
  expect(dayText("2026-03-09")).toBe("2026年3月9日");
  expect(dayText("2026-03-08T17:00:00.000Z")).toBe("2026年3月9日");
  expect(hanziDay("2026-10-21")).toBe("二〇二六年十月二十一日");
  expect([0, 5, 100, 10_050, 123_450, 1_000_000_00, 1_0000_0005_00].map(capitals)).toEqual([
    "零元整",
    "伍分",
    "壹元整",
    "壹佰元伍角整",
    "壹仟贰佰叁拾肆元伍角整",
    "壹佰万元整",
    "壹亿零伍元整",
  ]);
  expect([lastDayOf("2026-11-23", 4), lastDayOf("2028-02-29", 1)]).toEqual(["2030-11-22", "2029-02-28"]);
});

test("only a licence is decided by the law of licences: other items name their own basis", () => {
  const text = (type: string) => {
    const item = { ...(facts.item as object), type };
    return [...shippedTemplates().values()]
      .filter(({ template }) => template.stage === "receive" || template.code === "grant" || template.code === "deny")
      .flatMap(({ template }) => resolve(template, { ...facts, item, entered: sampleEntered(template) }, MARKS).blocks)
      .map((block) => ("text" in block ? block.text : ""))
      .join("\n");
  };
  expect(text("XK")).toContain("和《中华人民共和国行政许可法》第三十八条第一款的规定，决定准予");
  expect(text("GF")).not.toContain("行政许可法");
});
