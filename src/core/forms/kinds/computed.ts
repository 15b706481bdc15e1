import { dayText } from "../calendar-day.ts";
import { accepted, type OneAnswer, refused } from "../field-kind.ts";
import { reading } from "../messages.ts";
import { asText } from "../plain-text.ts";
import { moneyText } from "./money.ts";
import { grouped } from "./number.ts";

/** A result worked out from other answers; shown, never asked. */
export const computed: OneAnswer = {
  shape: "one",
  ask: "fill",
  settings: ["shownAs"],
  needs: ["computed"],
  schema: () => ({ type: ["string", "number", "boolean"] }),
  read: () => undefined,
  write: asText,
  check: (value) => (["string", "number", "boolean"].includes(typeof value) ? accepted(value) : refused("forms/wrong-type")),
  format: (value, field, { lang }) => {
    if (typeof value === "boolean") return value ? reading[lang].yes : reading[lang].no;
    if (typeof value === "number") return field.shownAs === "money" ? moneyText(Math.round(value), lang) : grouped(asText(value));
    return field.shownAs === "date" ? dayText(asText(value), lang) : asText(value);
  },
};
