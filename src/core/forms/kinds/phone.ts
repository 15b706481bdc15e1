import { patterned } from "./patterned.ts";

/** Mobile, landline with area code, or an international number with its plus. */
export const phone = patterned("phone", /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|\+\d{6,15})$/);
