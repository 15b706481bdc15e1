import { z } from "zod";
import { ASK_LIMITS, askSchema } from "./domain/asks.ts";
import { printable } from "./domain/formats.ts";
import { SEAL_KINDS } from "./domain/seal-kind.ts";

const words = (most: number) => z.string().overwrite(printable).max(most);
const condition = words(400).default("");
const cell = words(600);

/** One piece of a document. Texts hold fields in braces: `{applicant.name}`, or with a form of writing `{case.acceptedOn|day}`. */
const blockSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["title", "addressee", "paragraph", "heading", "note", "centre", "right"]),
    text: words(4000),
    when: condition,
  }),
  /** 文号, minted when the document is issued. */
  z.strictObject({ kind: z.literal("number") }),
  /** A line for each member of a list; `row.…` and `index` stand for the member and its place. */
  z.strictObject({ kind: z.literal("list"), of: words(200).min(1), text: words(2000), none: words(200).default(""), when: condition }),
  z.strictObject({
    kind: z.literal("table"),
    of: words(200).min(1),
    columns: z
      .array(z.strictObject({ label: words(60), text: cell, width: z.number().int().min(1).max(20) }))
      .min(1)
      .max(8),
    when: condition,
  }),
  /** A table of two columns: what, and its value; an optional row is left out where nothing is known. */
  z.strictObject({
    kind: z.literal("facts"),
    rows: z
      .array(z.strictObject({ label: words(60), text: cell, tall: z.boolean().default(false), optional: z.boolean().default(false) }))
      .min(1)
      .max(40),
    when: condition,
  }),
  /** 署名, 成文日期 and, over both, the seal. */
  z.strictObject({ kind: z.literal("signature"), text: words(200), day: words(200), seal: z.boolean() }),
  /** Lines to be filled in by hand: 签收人, 时间. */
  z.strictObject({ kind: z.literal("lines"), labels: z.array(words(60)).min(1).max(8) }),
  /** Code and address by which anybody may check the document. */
  z.strictObject({ kind: z.literal("qr") }),
]);
export type TemplateBlock = z.output<typeof blockSchema>;
export type BlockKind = TemplateBlock["kind"];

export const STAGES = ["apply", "receive", "during", "decide", "after", "deliver", "inside"] as const;
/** For the applicant, for another organisation, or for the file only. */
export const AUDIENCES = ["applicant", "organisation", "inside"] as const;

/** The whole of a template (文书模板): one source for the PDF, the DOCX and what is seen on screen. */
export const templateSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: words(100).min(1),
  stage: z.enum(STAGES),
  audience: z.enum(AUDIENCES),
  /** Which of its organisation's seals it takes. */
  sealKind: z.enum(SEAL_KINDS).default("official"),
  /** 性质字 of the number: 〔2026〕 follows it. */
  word: words(8),
  /** Acts with which it is made in one go, and of which outcome. */
  made: z.strictObject({
    acts: z.array(words(40)).max(10),
    outcome: z.enum(["", "grant", "deny", "declined", "not-accepted"]).default(""),
    /** States of a case and kinds of case at which it can be made; empty: at all. */
    states: z.array(words(40)).max(20).default([]),
    kinds: z.array(words(40)).max(10).default([]),
    /** Made as often as it is needed, each beside the others: 笔录. */
    many: z.boolean().default(false),
  }),
  /** Belongs to every item and is offered at every step; otherwise items and their steps name it. */
  everyItem: z.boolean().default(false),
  /** What an officer writes into it: `entered.…`. */
  asks: z
    .array(askSchema)
    .max(ASK_LIMITS.asks)
    .refine((asks) => new Set(asks.map(({ name }) => name)).size === asks.length)
    .default([]),
  /** Years for which a licence holds; null where nothing ends. */
  validYears: z.number().int().min(1).max(99).nullable().default(null),
  blocks: z.array(blockSchema).min(1).max(80),
});
export type Template = z.output<typeof templateSchema>;

/** A template as it is in force. Version 0 is the one shipped; a county's own count from 1. */
export interface TemplateInForce {
  template: Template;
  version: number;
  /** Digest of the content, for the journal. */
  digest: string;
}
