/** Dates, money and terms as people read them. */
import type { TrackView } from "../../modules/cases/shared.ts";
import type { ItemFee, ItemTerm } from "../../modules/catalogue/shared.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { PageContext } from "./context.ts";

const TIME_ZONE = "Asia/Shanghai";

// Formatters are dear to make and cheap to use.
const formatters: Record<Lang, { day: Intl.DateTimeFormat; moment: Intl.DateTimeFormat }> = {
  "zh-CN": formattersFor("zh-CN"),
  en: formattersFor("en-GB"),
};

function formattersFor(locale: string) {
  const day = { timeZone: TIME_ZONE, year: "numeric", month: "long", day: "numeric" } as const;
  return {
    day: new Intl.DateTimeFormat(locale, day),
    moment: new Intl.DateTimeFormat(locale, { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
}

/** A day: `YYYY-MM-DD`, or a moment of which only the day matters. */
export function dayText(value: string | Date, { lang }: { lang: Lang }): string {
  // Noon in Shanghai keeps a bare date on its own day.
  const moment = typeof value === "string" && value.length === 10 ? new Date(`${value}T12:00:00+08:00`) : new Date(value);
  return formatters[lang].day.format(moment);
}

/** A moment with its time of day. */
export function momentText(value: string | Date, { lang }: { lang: Lang }): string {
  return formatters[lang].moment.format(new Date(value));
}

/** How long: `20 working days`, or on the spot. Null where there is no limit at all. */
export function termText(term: ItemTerm, { text }: PageContext): string {
  const words = text.services.guide;
  if (term.amount === 0) return words.instantTerm;
  return term.unit === "workday" ? words.workdays(term.amount) : words.days(term.amount);
}

/** Fen as yuan, without needless zeros. */
export function yuanText(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** A fee without an amount is worked out by the published standard, and its unit says how. */
export function feeText(fee: ItemFee, { text }: PageContext): string {
  if (fee.amount === null) return fee.unit;
  return text.services.guide.yuan(yuanText(fee.amount), fee.unit);
}

/** What the applicant said to bring on paper, and where. */
export function papersToBring({ toBring }: Pick<TrackView, "toBring">, { lang, text }: PageContext): string {
  return text.cases.receipt.nextPapers(toBring.materials.join(lang === "en" ? ", " : "、"), toBring.window);
}

/** A telephone number that dials. */
export function phoneHref(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, "")}`;
}
