import { expect, test } from "vitest";
import { sentence } from "../domain/formats.ts";
import { resolve } from "../domain/resolve.ts";
import { FACTS, pagesOfPdf } from "../fixtures.ts";
import type { Paper, PaperBlock } from "../paper.ts";
import { sampleEntered, shippedTemplates } from "../templates.ts";
import { paperFonts } from "./fonts.ts";
import { breakLines, type Line } from "./lines.ts";
import { BODY_SIZE, BODY_WIDTH } from "./measures.ts";
import { paperPdf } from "./pdf.ts";
import { titleLines } from "./title-lines.ts";

const OPTIONS = { at: new Date("2026-11-23T08:00:00Z"), author: "示例县卫生局", seal: "sample" as const };
const MARKS = { number: "示卫生准〔2026〕12号", check: "K7M2PQ9XW4ZT", url: "http://127.0.0.1/verify/K7M2PQ9XW4ZT", draft: false };
const REMEDY =
  "如不服本决定，可以自收到本决定书之日起六十日内向示例县人民政府申请行政复议，或者六个月内依法向有管辖权的人民法院提起行政诉讼。";
const { body } = paperFonts();

const wordsOf = (line: Line) => line.runs.map((run) => run.text).join("");
const linesOf = (text: string) => breakLines(text, body, BODY_SIZE, BODY_WIDTH, 2 * BODY_SIZE).map(wordsOf);
const pagesOf = async (...blocks: PaperBlock[]) => {
  const pages = await pagesOfPdf(await paperPdf({ name: "", draft: false, blocks } satisfies Paper, OPTIONS));
  return pages.map((page) => page.replaceAll(" ", ""));
};

/** Those that say more than a page holds, with the usual facts: what is changed or taken away with its law and remedy, and what was said at a hearing. */
const LONGER = new Set([
  "cancellation",
  "change-deny",
  "change-grant",
  "hearing-record",
  "renewal-grant",
  "revocation",
  "withdrawal-of-licence",
]);

test.each([...shippedTemplates().keys()])("%s doesn't run over its page for a few lines", async (code) => {
  const template = shippedTemplates().get(code)?.template;
  if (!template) return;
  const document = { name: template.name, issuedOn: "2026-11-23", validFrom: "2026-11-23", validUntil: "2030-11-22" };
  const remedy = { ...(FACTS.remedy as object), text: REMEDY };
  const paper = resolve(template, { ...FACTS, remedy, entered: sampleEntered(template), document }, MARKS);
  expect((await pagesOfPdf(await paperPdf(paper, OPTIONS))).length).toBe(LONGER.has(code) ? 2 : 1);
});

test("the head of a table stands again over what goes on to the next page", async () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({ cells: [String(at + 1), "公共场所平面布局示意图"], tall: false }));
  const pages = await pagesOf({ kind: "table", widths: [1, 5], head: ["序号", "材料名称"], rows });
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page.startsWith("序号材料名称")).toBe(true);
  const long = [{ cells: ["1", "很长的意见。".repeat(500)], tall: false }];
  for (const page of await pagesOf({ kind: "table", widths: [1, 5], head: ["序号", "意见"], rows: long }))
    expect(page).toContain("序号意见");
});

test("the last line of a paragraph doesn't begin a page by itself", async () => {
  const text = `${"字".repeat(26)}${"行".repeat(28 * 3 - 10)}`; // four lines
  for (let before = 15; before < 25; before++) {
    const line = { kind: "paragraph" as const, text: "另行告知。" };
    const pages = await pagesOf(
      ...Array.from({ length: before }, () => line),
      { kind: "paragraph", text },
      ...Array.from({ length: 20 }, () => line),
    );
    const over = /^行*/.exec(pages[1] ?? "")?.[0].length ?? 0;
    expect(over === 0 || over > 28).toBe(true);
  }
});

test("a figure stays with what it counts, and a long case number goes on after its letters", () => {
  for (let before = 1; before < 30; before++)
    expect(linesOf(`${"自".repeat(before)}2026年11月23日9时30分起`).join("|")).not.toMatch(/\d\|[年月日时分\d]/);
  expect(linesOf(`${"你".repeat(20)}610999WS202611230001`)[0]).toMatch(/610999WS$/);
  expect(linesOf(`${"你".repeat(20)}12345678901234567890`)[0]).toBe("你".repeat(20));
});

test("quotation marks are as wide as a character, and the letters of a number come from the font of its figures", () => {
  const [line] = breakLines("“公共场所”610999WS2026", body, BODY_SIZE, BODY_WIDTH);
  expect(line?.runs.map(({ text }) => text)).toEqual(["“", "公共场所", "”610999WS2026"]);
  expect(breakLines("“”", body, 10, 100)[0]?.width).toBe(20);
});

test("a long title is set a little smaller on one line, or broken into lines about as long as each other", () => {
  const { title } = paperFonts();
  const lettersOf = (text: string) => {
    const { size, lines } = titleLines(text, title);
    return [Math.round(size), ...lines.map(({ letters }) => letters)];
  };
  expect(lettersOf("示例县卫生局")).toEqual([22, 6]);
  expect(lettersOf("示例县住房和城乡建设与城市管理综合行政执法局")).toEqual([20, 22]);
  expect(lettersOf("长".repeat(30))).toEqual([22, 16, 14]);
});

test("what somebody wrote ends with a stop, whether they wrote one or not", () => {
  expect(["同意", "同意。", " 可以吗？ ", "", "见附件（一）"].map(sentence)).toEqual([
    "同意。",
    "同意。",
    "可以吗？",
    "",
    "见附件（一）。",
  ]);
});
