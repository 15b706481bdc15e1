import { createHash, randomInt } from "node:crypto";
import { Readable } from "node:stream";
import type { LocalDate } from "../../core/calendar/index.ts";
import { dayOf } from "../../platform/clock.ts";
import type { House } from "../house.ts";
import type { Org } from "../identity/shared.ts";
import type { Ask } from "./domain/asks.ts";
import { filled, TooMuchWork } from "./domain/fields.ts";
import { missingContent } from "./domain/required.ts";
import { resolve } from "./domain/resolve.ts";
import { sealsToTry } from "./domain/seal-kind.ts";
import { lastDayOf } from "./domain/valid-until.ts";
import { YOU } from "./domain/words.zh-CN.ts";
import type { LicenceFacts } from "./licence-facts.ts";
import { mintPaperNumber, orgWord, pendingNumber } from "./number.ts";
import type { Paper, PaperBlock } from "./paper.ts";
import { draw } from "./render/draw.ts";
import { unprintable } from "./render/fonts.ts";
import { type SealBorne, sealFor } from "./seals.ts";
import type { TemplateInForce } from "./template.ts";
import { requiredContent } from "./templates.ts";

/** What a document is made of: a template in force, and the facts of a case as its texts name them. */
export interface PaperOrder {
  from: TemplateInForce;
  /** As the item calls it: 准予行政许可决定书. */
  name: string;
  facts: Readonly<Record<string, unknown>>;
  county: Org | undefined;
  org: Org;
  /** For how long it holds, where whoever orders it knows better than the template: a renewed licence begins when the old one ends. */
  validity?: Validity;
}

/** First and last day; `until` is null where nothing ends. */
export interface Validity {
  from: LocalDate;
  until: LocalDate | null;
}

/** A document made, numbered and in the file store. */
export interface MadePaper {
  number: string;
  check: string;
  pdf: string;
  docx: string;
  validFrom: string | null;
  validUntil: string | null;
  /** Null where no seal, or the demo's sample, was drawn. */
  seal: SealBorne | null;
}

export type PaperRefusal = {
  ok: false;
  code: "documents/content-missing" | "documents/unprintable" | "documents/too-much-work" | "documents/busy";
  detail: { what: string };
};

/** What of the house a document needs before it is made for good. */
type PaperHouse = Pick<House, "clock" | "publicUrl">;

const BUSY = { ok: false, code: "documents/busy", detail: { what: "" } } as const;
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const CHECK_LETTERS = 12;
/** A start is a field or two; see `MOST_WORK`. */
const STARTS_WORK = 10_000;

/** Makes a document for good: numbered, with a code to check it by, PDF and DOCX in the file store. Refused where the law's content is missing. */
export async function makePaper(house: House, order: PaperOrder): Promise<{ ok: true; paper: MadePaper } | PaperRefusal> {
  const refused = drafted(house, order, "").refused;
  if (refused) return refused;
  const { template } = order.from;
  const check = Array.from({ length: CHECK_LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  const word = template.word === "" ? "" : `${orgWord(order.county, order.org)}${template.word}`;
  const number = word === "" ? "" : await mintPaperNumber(house, word);
  const paper = drawn(house, order, { number, check, url: `${house.publicUrl}/verify/${check}`, draft: false });
  const { seal, from } = await sealFor(house, paper, sealsToTry(template.sealKind, itemTypeOf(order)));
  const options = { ...pdfOptions(house, order), seal };
  const [pdf, docx] = await Promise.all([draw({ kind: "pdf", paper, options }), draw({ kind: "docx", paper, options: null })]);
  if (!pdf || !docx) return BUSY;
  const [pdfHash, docxHash] = await Promise.all([stored(house, pdf, "pdf"), stored(house, docx, "docx")]);
  return { ok: true, paper: { number, check, pdf: pdfHash, docx: docxHash, ...daysOf(house, order), seal: from } };
}

/** 事项类型, where whoever orders the document knows it. */
function itemTypeOf({ facts }: PaperOrder): string | undefined {
  const { item } = facts as { item?: { type?: string } };
  return item?.type;
}

/** The document as it would be now, without number or code: for the screen, and what stands against issuing it. */
export function previewPaper(house: PaperHouse, order: PaperOrder): { paper: Paper; refused: PaperRefusal | null } {
  const { word } = order.from.template;
  return drafted(house, order, word === "" ? "" : pendingNumber(house, `${orgWord(order.county, order.org)}${word}`));
}

/** What the document asks its maker for, with what stands there first. */
export function asksOf({ from, facts }: PaperOrder): Omit<Ask, "sample">[] {
  return from.template.asks.map(({ sample: _, ...ask }) => ({ ...ask, starts: started(ask, facts) }));
}

/** Empty where its template asks for too much work. */
function started({ starts }: Pick<Ask, "starts">, facts: PaperOrder["facts"]): string {
  try {
    return filled(starts, facts, { left: STARTS_WORK });
  } catch (error) {
    if (error instanceof TooMuchWork) return "";
    throw error;
  }
}

/** Null where too many documents are being drawn already. */
export function previewPdf(house: House, order: PaperOrder): Promise<Buffer | null> {
  return draw({ kind: "pdf", paper: previewPaper(house, order).paper, options: pdfOptions(house, order) });
}

/** A page that isn't a document of a template: the record of a case. Same fonts, same measures. Null where too many are being drawn already. */
export function recordPdf(house: House, paper: Paper): Promise<Buffer | null> {
  return draw({ kind: "pdf", paper, options: { at: house.clock.now(), author: paper.name, seal: null } });
}

function drawn(house: PaperHouse, order: PaperOrder, marks: { number: string; check: string; url: string; draft: boolean }): Paper {
  const paper = resolve(order.from.template, factsWith(house, order), marks);
  return { ...paper, name: order.name };
}

function factsWith(house: PaperHouse, order: PaperOrder) {
  const issuedOn = dayOf(house.clock.now());
  return { ...withForms(order.facts), document: { name: order.name, issuedOn, ...daysOf(house, order) } };
}

/** How whoever a document is for is spoken to: a person 你, an organisation 你单位. */
function withForms(facts: PaperOrder["facts"]) {
  const { applicant, licence } = facts as { applicant?: { kind?: string }; licence?: Partial<LicenceFacts> };
  return {
    ...facts,
    ...(applicant ? { applicant: { ...applicant, you: youOf(applicant.kind) } } : {}),
    ...(licence ? { licence: { ...licence, you: youOf(licence.holderKind) } } : {}),
  };
}

function youOf(kind: string | undefined): string {
  return kind === "person" ? YOU.person : YOU.organisation;
}

function daysOf(house: PaperHouse, { validity, from: { template } }: PaperOrder): Pick<MadePaper, "validFrom" | "validUntil"> {
  if (validity) return { validFrom: validity.from, validUntil: validity.until };
  if (template.validYears === null) return { validFrom: null, validUntil: null };
  const today = dayOf(house.clock.now());
  return { validFrom: today, validUntil: lastDayOf(today, template.validYears) };
}

/** A preview, with what stands against making it for good; a template that asks too much of these facts shows nothing. */
function drafted(house: PaperHouse, order: PaperOrder, number: string): { paper: Paper; refused: PaperRefusal | null } {
  try {
    const paper = drawn(house, order, { number, check: "", url: `${house.publicUrl}/verify`, draft: true });
    return { paper, refused: refusalOf(paper, order, factsWith(house, order)) };
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    const refused = { ok: false, code: "documents/too-much-work", detail: { what: "" } } as const;
    return { paper: { name: order.name, blocks: [], draft: true }, refused };
  }
}

function refusalOf(paper: Paper, { from }: PaperOrder, facts: PaperOrder["facts"]): PaperRefusal | null {
  const missing = missingContent(requiredContent(from.template.code), facts);
  if (missing.length > 0) return { ok: false, code: "documents/content-missing", detail: { what: missing.join("、") } };
  const strange = unprintable(paper.blocks.flatMap(wordsOf));
  return strange.length > 0 ? { ok: false, code: "documents/unprintable", detail: { what: strange.join(" ") } } : null;
}

function wordsOf(block: PaperBlock): string[] {
  if ("text" in block) return [block.text];
  return block.kind === "table" ? block.rows.flatMap((row) => row.cells) : [];
}

function pdfOptions(house: House, { org }: PaperOrder) {
  return { at: house.clock.now(), author: org.name, seal: null };
}

async function stored(house: House, content: Buffer, kind: "pdf" | "docx"): Promise<string> {
  const name = `${createHash("sha256").update(content).digest("hex").slice(0, 12)}.${kind}`;
  const put = await house.files.put(Readable.from([content]), { name, allow: [kind] });
  if (!put.ok) throw new Error(`a document we made was refused by the file store: ${put.code}`);
  return put.file.hash;
}
