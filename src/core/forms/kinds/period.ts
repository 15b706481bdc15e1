import { dayText } from "../calendar-day.ts";
import type { FormField } from "../definition.ts";
import type { Block } from "../field-kind.ts";
import { partLabels, reading } from "../messages.ts";
import { asText } from "../plain-text.ts";

function parts(field: FormField): FormField[] {
  const limits = {
    ...(field.earliest === undefined ? {} : { earliest: field.earliest }),
    ...(field.latest === undefined ? {} : { latest: field.latest }),
  };
  return [
    { id: "from", kind: "date", label: partLabels.from, required: true, ...limits },
    { id: "to", kind: "date", label: partLabels.to, required: true, ...limits },
  ];
}

/** A stretch of days, both ends included: `{ from, to }`. */
export const period: Block = {
  shape: "block",
  ask: "fill",
  settings: ["earliest", "latest"],
  parts,
  check: ({ from, to }) => (asText(from) > asText(to) ? { code: "forms/period-backwards", part: "to" } : undefined),
  format: ({ from, to }, _field, { lang }) => {
    const day = (text: unknown) => (typeof text === "string" ? dayText(text, lang) : "");
    return reading[lang].period(day(from), day(to));
  },
};
