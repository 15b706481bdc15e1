import type { NoAnswer } from "../field-kind.ts";

/** Words between the questions; asks nothing. */
export const explanation: NoAnswer = { shape: "none", ask: "fill", settings: ["text"], needs: ["text"] };
