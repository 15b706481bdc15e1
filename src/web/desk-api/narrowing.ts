import { z } from "zod";
import { CASE_STATES, type CaseState } from "../../modules/cases/shared.ts";

const states = Object.keys(CASE_STATES) as [CaseState, ...CaseState[]];
export const level = z.enum(["warning", "yellow", "red"]);

/** What every list of cases may be narrowed to. */
export const narrowing = {
  department: z.string().max(40).optional(),
  item: z.string().max(60).optional(),
  level: level.optional(),
  state: z.enum(states).optional(),
};
