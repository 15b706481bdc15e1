import { patterned } from "./patterned.ts";

/** Unified social credit code, GB 32100. */
export const creditCode = patterned("credit-code", /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/, true);
