import { type Checked, refused } from "./check-result.ts";
import { isRegion6 } from "./region-code.ts";

export type ItemCodeCheck = Checked<{
  kind: "item-code";
  /** `own`: the default public code; `imported`: the longer form other counties' exports carry. */
  form: "own" | "imported";
  area: string;
  /** Pinyin initials, from the county's dictionary. */
  department: string;
  type: string;
  sequence: string;
  /** The material's number, only in the imported form. */
  material?: string;
}>;

const OWN = /^(?<area>\d{8})(?<department>[A-Z]{2})-(?<type>[A-Z]{2})-(?<sequence>\d{4})$/;
const IMPORTED = /^(?<area>\d{12})(?<department>[A-Z]{2}\d{3})-(?<type>[A-Z]{2})-(?<sequence>\d{4})(?:-CL(?<material>\d{3}))?$/;

/**
 * 事项编码 (annex §1.1): `62052400MZ-XK-0001`, or on import `610400000000MZ000-XK-0002`. Lower case is wrong, not
 * repaired: the code is printed and quoted, and two spellings of one item would be two items.
 */
export function checkItemCode(given: string): ItemCodeCheck {
  const text = given.trim();
  const kind = "item-code";
  if (![18, 25, 31].includes(text.length)) return refused(kind, "length", text);
  const form = text.length === 18 ? "own" : "imported";
  const groups = (form === "own" ? OWN : IMPORTED).exec(text)?.groups;
  if (!groups) return refused(kind, "character", text);
  const { area = "", department = "", type = "", sequence = "", material } = groups;
  if (!isRegion6(area.slice(0, 6))) return refused(kind, "region", text);
  if (form === "own" && sequence === "0000") return refused(kind, "sequence", text);
  return { ok: true, kind, text, form, area, department, type, sequence, ...(material && { material }) };
}
