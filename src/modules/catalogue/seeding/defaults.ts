import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FormPage } from "../../../core/forms/index.ts";
import { ROOT } from "../../../platform/root.ts";
import type { CaseKind, IntakePlace, ItemMaterial, ItemType } from "../shared.ts";

/** Where the data a county starts with lies. */
export const DATA = join(ROOT, "data");

/** How items of one shape (a business licence, a benefit, a levy …) are handled, unless an item says otherwise. */
export interface GuidePattern {
  kind: CaseKind;
  /** Working days. */
  promise: number;
  /** Working days; the type's default otherwise. */
  statutory?: number;
  form: string;
  materials: string[];
  conditions: string[];
  result: "certificate" | "document" | "approval" | null;
  /** Name of the result where it isn't made from the item's. */
  resultName?: string;
  special: string[];
  faqs: [question: string, answer: string][];
  intake?: IntakePlace[];
  fee?: boolean;
  /** 联办件: the two letters of each department that takes part. */
  jointUnits?: string[];
  /** False where nobody applies on line, e.g. an act of the department's own accord. */
  online?: boolean;
}

type DocumentRow = [code: string, name: string, stage: "receive" | "during" | "decide" | "deliver"];

/** `data/items/defaults.json`: words and figures from which the guides of the basic catalogue are made. `{…}` in texts are filled in. */
export interface GuideDefaults {
  texts: {
    summary: string;
    who: { person: string; organisation: string; both: string };
    basisArticle: string;
    basisText: string;
    basisKinds: Record<string, string>;
    faqTerm: [string, string];
    faqInstant: [string, string];
    faqAgent: [string, string];
    faqNote: [string, string];
    form: { name: string; summary: string; instructions: string };
    resultName: Record<"certificate" | "document" | "approval", string>;
    feeBasis: string;
    fee: string;
    feeUnit: string;
    /** Regular expressions over names and notes. */
    titleEndings: string;
    freeNote: string;
    certificateEnding: string;
    licenceEnding: string;
    certificateName: string;
    licenceName: string;
  };
  /** Type names of the basic catalogue and their letters (annexes 1.2). */
  typeNames: Record<string, ItemType>;
  hours: string;
  hall: string;
  townshipPlace: { name: string; address: string };
  villagePlace: { name: string; address: string };
  supplementDays: number;
  intake: IntakePlace[];
  /** Sectors whose department receives applications itself instead of in the hall. */
  departmentIntake: string[];
  complaintPhone: string;
  types: Record<ItemType, { statutory: number; bases: [1 | 2 | 3 | 4 | 5, string, string, string][]; resultsPublic: boolean }>;
  specialProcedures: Record<string, [name: string, ground: string, maximum: number]>;
  documents: Record<string, DocumentRow[]>;
  materials: Record<string, Omit<ItemMaterial, "code">>;
  forms: Record<string, FormPage[]>;
  patterns: Record<string, GuidePattern>;
  /** Section of a new item whose department has none on record. */
  windowSection: string;
  /** What a new item of each kind begins with: a pattern, and where it is made plainer. */
  templates: Record<CaseKind, Partial<GuidePattern> & { pattern: string }>;
  /** Section (科室) of the department, by sector. */
  sections: Record<string, string>;
  /** Sector whose department handles a convenience item, by its number. */
  convenienceSectors: Record<string, string>;
}

export async function readDefaults(): Promise<GuideDefaults> {
  // The file is part of the product: the test that publishes all 320 items proves its shape.
  return JSON.parse(await readFile(join(DATA, "items", "defaults.json"), "utf8")) as GuideDefaults;
}

/** Fills `{name}` places of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
