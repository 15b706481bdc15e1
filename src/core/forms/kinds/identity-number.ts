import { patterned } from "./patterned.ts";

/** Citizen identity number, GB 11643: region, day of birth, order, check character. */
export const identityNumber = patterned("identity-number", /^[1-9]\d{5}[12]\d{3}[01]\d[0-3]\d{4}[\dX]$/, true);
