import { dayParts, dayText, readDay } from "../calendar-day.ts";
import { accepted, type OneAnswer, refused } from "../field-kind.ts";
import { asText, cleanCode } from "../plain-text.ts";

/** A calendar day, YYYY-MM-DD. */
export const date: OneAnswer = {
  shape: "one",
  ask: "fill",
  settings: ["earliest", "latest"],
  schema: () => ({ type: "string", format: "date" }),
  read: (text) => readDay(cleanCode(text)),
  write: asText,
  check: (value, field, { today, lang }) => {
    if (typeof value !== "string" || !dayParts(value)) return refused("forms/not-a-date");
    const earliest = field.earliest === "today" ? today : field.earliest;
    const latest = field.latest === "today" ? today : field.latest;
    if (earliest && value < earliest) return refused("forms/too-early", dayText(earliest, lang));
    if (latest && value > latest) return refused("forms/too-late", dayText(latest, lang));
    return accepted(value);
  },
  format: (value, _field, { lang }) => dayText(asText(value), lang),
};
