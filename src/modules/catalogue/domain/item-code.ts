import { checkItemCode, parseNumberTemplate, renderNumber } from "../../../core/identifiers/index.ts";
import type { ItemType } from "../shared.ts";

/** Area 8, department 2, type 2, serial 4, e.g. `61099900MZ-XK-0001` (annexes 1.1). */
const ITEM_CODE_TEMPLATE = "{area8}{dept2}-{type2}-{seq:4}";

interface CodeParts {
  /** Eight digits: province, city, county, township (`00` for the county itself). */
  area: string;
  /** Two letters of the department, unique in its area. */
  department: string;
  type: ItemType;
  serial: number;
}

/** Fills a code template. Throws when the result isn't a valid code: the template is configuration, and a serial that no longer fits is never cut. */
export function itemCode({ area, department, type, serial }: CodeParts, template = ITEM_CODE_TEMPLATE): string {
  const parsed = parseNumberTemplate(template);
  const values = { area8: area, dept2: department, type2: type };
  const code = parsed.ok ? renderNumber(parsed.template, { date: "", values }, serial) : parsed;
  if (!code.ok || !isItemCode(code.number))
    throw new Error(`item code template "${template}" can't give serial ${serial} of ${area}${department}-${type}`);
  return code.number;
}

/** Whether a text is a code of our own form, exactly as it is written. */
export function isItemCode(text: string): boolean {
  const checked = checkItemCode(text);
  return checked.ok && checked.form === "own" && checked.text === text;
}

/** Area and letters of a county organisation: `610999MZ` → `61099900`, `MZ`; of a township `610999101`: mapped by its number below 100 (annexes 1.1). */
export function unitOf(orgCode: string): { area: string; department: string } | null {
  const county = /^(\d{6})([A-Z]{2})$/.exec(orgCode);
  if (county?.[1] && county[2]) return { area: `${county[1]}00`, department: county[2] };
  const township = /^(\d{6})\d(\d{2})$/.exec(orgCode);
  // A township acts in its own name; `ZF` stands for its government.
  return township?.[1] && township[2] && township[2] !== "00" ? { area: `${township[1]}${township[2]}`, department: "ZF" } : null;
}
