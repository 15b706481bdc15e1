import { addDays, type LocalDate } from "../../../core/calendar/index.ts";
import type { ItemPackage } from "../../catalogue/shared.ts";
import { lastDayOf, type Template, type Validity } from "../../documents/index.ts";
import type { CaseOwn } from "./own.ts";

/**
 * For how long a licence given now holds, where the case knows better than its template: a changed one to the old one's last day, a renewed one from
 * the day after it, one of an item with years of its own for these.
 */
export function validityOf(
  { licence: setting }: Pick<ItemPackage, "licence">,
  { licence: asked }: Pick<CaseOwn, "licence">,
  { code, validYears }: Pick<Template, "code" | "validYears">,
  today: LocalDate,
): Validity | null {
  if (code !== "licence" || (!setting && !asked)) return null;
  if (asked?.act === "change") return { from: today, until: asked.validUntil };
  const from = asked?.validUntil && asked.validUntil >= today ? addDays(asked.validUntil, 1) : (dayAfterDeemed(asked) ?? today);
  const years = setting?.years === undefined ? validYears : setting.years;
  return { from, until: years === null ? null : lastDayOf(from, years) };
}

/** What was renewed by law goes on without a gap, however late its paper comes. */
function dayAfterDeemed(asked: CaseOwn["licence"]): LocalDate | null {
  return asked?.deemedOn ? addDays(asked.deemedOn, 1) : null;
}
