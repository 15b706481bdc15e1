import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { resolve } from "../domain/resolve.ts";
import { FACTS, pagesOfPdf } from "../fixtures.ts";
import type { Template } from "../template.ts";
import { sampleEntered, shippedTemplates } from "../templates.ts";
import { paperDocx } from "./docx.ts";
import { paperPdf } from "./pdf.ts";

const MARKS = { number: "示卫生准〔2026〕12号", check: "K7M2PQ9XW4ZT", url: "http://127.0.0.1/verify/K7M2PQ9XW4ZT", draft: false };
const OPTIONS = { at: new Date("2026-11-23T08:00:00Z"), author: "示例县卫生局", seal: null };
const every = [...shippedTemplates()].map(([code, { template }]) => [code, template] as const);

function paperOf(template: Template) {
  const document = { name: template.name, issuedOn: "2026-11-23", validFrom: "2026-11-23", validUntil: "2030-11-22" };
  return resolve(template, { ...FACTS, entered: sampleEntered(template), document }, MARKS);
}

/** The text of word/document.xml: the only entry that is read, found by its local header. */
function textOfDocx(docx: Buffer): string {
  const name = docx.indexOf("word/document.xml");
  const header = docx.lastIndexOf("PK\u0003\u0004", name, "latin1");
  const start = header + 30 + docx.readUInt16LE(header + 26) + docx.readUInt16LE(header + 28);
  const xml = inflateRawSync(docx.subarray(start)).toString("utf8");
  const words = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? "").join("");
  return words.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, entity: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" })[entity] ?? "",
  );
}

const plain = (text: string) => text.replace(/[\s_]/g, "").normalize("NFKC");

test.each(every)("%s says the same as PDF and as DOCX", async (_, template) => {
  const paper = paperOf(template);
  const [pages, docx] = [await pagesOfPdf(await paperPdf(paper, OPTIONS)), await paperDocx(paper)];
  expect(plain(pages.join(""))).toBe(plain(textOfDocx(docx)));
});

test.each(every)("%s has no page with only seal and date, however long its text is", async (_, template) => {
  const paper = paperOf(template);
  const at = paper.blocks.findIndex((block) => block.kind === "signature");
  const signature = paper.blocks[at];
  if (signature?.kind !== "signature") return;
  const before = paper.blocks.slice(0, at);
  for (const lines of [0, 5, 11, 16]) {
    const longer = [
      ...before,
      ...Array.from({ length: lines }, () => ({ kind: "paragraph" as const, text: "另行告知。" })),
      ...paper.blocks.slice(at),
    ];
    const pages = await pagesOfPdf(await paperPdf({ ...paper, blocks: longer }, OPTIONS));
    const signed = plain(
      pages.find((page, index) => plain(page).includes(plain(signature.day)) && index === pages.length - 1) ?? pages.at(-1) ?? "",
    );
    expect(signed.indexOf(plain(signature.text) + plain(signature.day))).toBeGreaterThan(0);
  }
});
