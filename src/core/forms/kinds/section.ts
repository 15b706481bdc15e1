import type { NoAnswer } from "../field-kind.ts";

/** A heading over the fields that follow; asks nothing. */
export const section: NoAnswer = { shape: "none", ask: "fill", settings: [] };
