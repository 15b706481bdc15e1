import { patterned } from "./patterned.ts";

/** 工作人员: a staff number, by which steps find the person (practice 4.1). Whether anybody has it is known to the house, not to the form. */
export const staff = patterned("staff", /^[0-9A-Z]{4,20}$/, true);
