import { z } from "zod";
import type { FormDefinition } from "../../core/forms/index.ts";
import { CASE_KINDS, ITEM_TYPES, type ItemPackage, LICENCE_ACTS } from "../catalogue/shared.ts";

/** Largest package as JSON, and largest process as XML, in bytes. */
export const LARGEST_PACKAGE = 2_000_000;
export const LARGEST_PROCESS = 1_000_000;
/** Deepest nesting of a package: far beyond any form, far below what a reader by recursion can bear. */
export const MOST_LEVELS = 40;
const MOST_FORM_FIELDS = 500;

const text = (maximum: number) => z.string().max(maximum);
const list = <T extends z.ZodType>(entry: T, maximum = 100) => z.array(entry).max(maximum);
const whole = z.number().int().min(0).max(1_000_000);
const years = z.number().int().min(1).max(99).nullish();
const term = z.strictObject({ amount: whole, unit: z.enum(["workday", "day"]) });

// Of a form only what every reader of it relies on: all else is judged, in words and at the field, by the form's own check.
const words = z.looseObject({ "zh-CN": text(2000) });
const field: z.ZodType = z.lazy(() =>
  z.looseObject({ id: text(80), kind: text(40), label: words, fields: list(field, MOST_FORM_FIELDS).optional() }),
);
const page = z.looseObject({ id: text(80), title: words, fields: list(field, MOST_FORM_FIELDS) });
const form = z.looseObject({ id: text(80), version: whole, title: words, pages: list(page, 50) }) as unknown as z.ZodType<FormDefinition>;

/**
 * What a design may hold: every part of an `ItemPackage` in its shape and size, with blanks where nothing was written yet. Whether it can be
 * published is for the catalogue to say.
 */
export const packageSchema = z.strictObject({
  name: text(200),
  summary: text(5000),
  class: z.enum(["power", "convenience", "disclosure"]),
  type: z.enum(ITEM_TYPES),
  sector: text(100),
  kind: z.enum(CASE_KINDS),
  department: text(40),
  section: text(100),
  body: text(200),
  nature: z.enum(["statutory", "authorised", "entrusted"]),
  principal: text(200).exactOptional(),
  objects: list(z.enum(["person", "organisation"]), 2),
  themes: list(text(40)),
  bases: list(
    z.strictObject({
      rank: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
      document: text(300),
      article: text(300),
      text: text(10_000),
    }),
  ),
  conditions: list(text(2000)),
  situations: list(
    z.strictObject({
      id: text(60),
      question: text(300),
      help: text(1000).exactOptional(),
      choices: list(z.strictObject({ id: text(60), label: text(200) }), 20),
    }),
    20,
  ).exactOptional(),
  materials: list(
    z.strictObject({
      code: text(60),
      name: text(300),
      form: z.enum(["original", "copy", "either"]),
      necessity: z.enum(["required", "optional", "later"]),
      copies: whole,
      source: text(300),
      standard: text(2000),
      accept: list(text(20), 40),
      when: z.record(text(60), list(text(60), 20)).exactOptional(),
      reuse: z.strictObject({ months: whole.nullable(), as: text(300).exactOptional() }).exactOptional(),
    }),
    200,
  ),
  fees: list(z.strictObject({ name: text(200), amount: z.number().int().nullable(), unit: text(200), basis: text(1000) })),
  statutory: term,
  promise: term,
  jointUnits: list(text(40)),
  intake: list(z.enum(["hall", "department", "township", "village"]), 4),
  online: z.boolean(),
  places: list(z.strictObject({ name: text(200), address: text(300), hours: text(300), phone: text(40) })),
  phone: text(40),
  complaintPhone: text(40),
  faqs: list(z.strictObject({ question: text(500), answer: text(5000) })),
  forms: list(z.strictObject({ number: text(40), name: text(200), summary: text(2000), instructions: text(5000) })),
  documents: list(
    z.strictObject({
      code: text(60),
      name: text(200),
      stage: z.enum(["receive", "during", "decide", "deliver"]),
      required: z.boolean().optional(),
    }),
  ),
  result: z.strictObject({ name: text(200), kind: z.enum(["certificate", "document", "approval"]) }).nullable(),
  resultsPublic: z.boolean(),
  licence: z
    .discriminatedUnion("act", [
      z.strictObject({ act: z.literal("grant"), years }),
      z.strictObject({ act: z.enum(["change", "renewal"]), of: text(40), field: text(200), years }),
      z.strictObject({
        act: z.literal("by-answer"),
        situation: text(60),
        answers: z.record(text(60), z.enum(LICENCE_ACTS)),
        of: text(40),
        field: text(200),
        years,
      }),
    ])
    .optional(),
  specialProcedures: list(z.strictObject({ kind: text(40), name: text(100), ground: text(500), maximum: whole })),
  supplementDays: whole,
  form,
  process: text(LARGEST_PROCESS),
}) satisfies z.ZodType<ItemPackage>;
