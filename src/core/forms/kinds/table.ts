import type { Rows } from "../field-kind.ts";

/** Repeated rows of the same fields, such as household members. */
export const table: Rows = {
  shape: "rows",
  ask: "add",
  settings: ["fields", "minItems", "maxItems"],
  needs: ["fields"],
  maxItems: 50,
  parts: (field) => field.fields ?? [],
};
