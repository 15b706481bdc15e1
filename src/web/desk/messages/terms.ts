import { defineMessages, type Lang } from "../../../platform/i18n/index.ts";
import { termsEn } from "./terms.en.ts";
import { termsZhCN } from "./terms.zh-CN.ts";

export const termsText = defineMessages({ "zh-CN": termsZhCN, en: termsEn });
export type Terms = ReturnType<typeof termsText>;

/** The name of an event; a type this catalogue doesn't know is shown as it is, never hidden. */
export function eventText(lang: Lang): (type: string) => string {
  const { events } = termsText(lang);
  return (type) => (events as Readonly<Record<string, string>>)[type] ?? type;
}
