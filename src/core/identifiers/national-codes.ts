import { type Checked, normalised, refused } from "./check-result.ts";
import { isCompactDay } from "./compact-day.ts";
import { checkCreditCode } from "./credit-code.ts";
import { isRegion6 } from "./region-code.ts";

export interface CatalogueParts {
  /** Two digits, 00 = national. */
  province: string;
  type: string;
  main: string;
  /** Three digits, 000 = none. */
  sub: string;
}

export type CatalogueCodeCheck = Checked<{ kind: "catalogue-code" } & CatalogueParts>;

/** 基本编码 (annex §1.3): 12 digits. Their layout is only assumed, so it is told, not judged. */
export function checkCatalogueCode(given: string): CatalogueCodeCheck {
  const text = normalised(given);
  if (text.length !== 12) return refused("catalogue-code", "length", text);
  if (!/^\d{12}$/.test(text)) return refused("catalogue-code", "character", text);
  return { ok: true, kind: "catalogue-code", text, ...cataloguePartsOf(text) };
}

export interface TaskParts {
  creditCode: string;
  /** 行使层级 1–7. */
  level: number;
  catalogueCode: string;
}

export type TaskCodeCheck = Checked<{ kind: "task-code" } & TaskParts>;

/** 实施编码 (annex §1.3): credit code of the acting body 18, level 1, catalogue code 12. */
export function checkTaskCode(given: string): TaskCodeCheck {
  const text = normalised(given);
  const kind = "task-code";
  if (text.length !== 31) return refused(kind, "length", text);
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}[1-7]\d{12}$/.test(text)) return refused(kind, "character", text);
  const creditCode = checkCreditCode(text.slice(0, 18));
  if (!creditCode.ok) return refused(kind, creditCode.fault, text);
  return { ok: true, kind, text, creditCode: creditCode.text, level: Number(text[18]), catalogueCode: text.slice(19) };
}

export type CaseNumberCheck = Checked<{
  kind: "case-number";
  /** `national`: task code, day, sequence; `own`: area, department, day, sequence, where an item has no task code. */
  form: "national" | "own";
  /** The task code, or area and department. */
  prefix: string;
  /** `YYYYMMDD`. */
  day: string;
  sequence: string;
}>;

/** 办件编号 (annex §1.3): 43 places nationally, `{area6}{dept2}{yyyyMMdd}{seq:4}` by our default. */
export function checkCaseNumber(given: string): CaseNumberCheck {
  const text = normalised(given);
  const kind = "case-number";
  if (text.length !== 43 && text.length !== 20) return refused(kind, "length", text);
  const form = text.length === 43 ? "national" : "own";
  const prefix = text.slice(0, -12);
  const day = text.slice(-12, -4);
  if (!/^\d{12}$/.test(text.slice(-12))) return refused(kind, "character", text);
  if (form === "own") {
    if (!/^\d{6}[A-Z]{2}$/.test(prefix)) return refused(kind, "character", text);
    if (!isRegion6(prefix.slice(0, 6))) return refused(kind, "region", text);
  } else {
    const task = checkTaskCode(prefix);
    if (!task.ok) return refused(kind, task.fault, text);
  }
  if (!isCompactDay(day)) return refused(kind, "date", text);
  return { ok: true, kind, text, form, prefix, day, sequence: text.slice(-4) };
}

function cataloguePartsOf(text: string): CatalogueParts {
  return { province: text.slice(0, 2), type: text.slice(2, 4), main: text.slice(4, 9), sub: text.slice(9) };
}
