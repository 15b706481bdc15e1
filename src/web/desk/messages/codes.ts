import { defineMessages, type Lang } from "../../../platform/i18n/index.ts";
import { codesEn } from "./codes.en.ts";
import { codesZhCN } from "./codes.zh-CN.ts";

const catalogue = defineMessages({ "zh-CN": codesZhCN, en: codesEn });

/** What to tell a person about a code of the server; an unknown code is shown as such, for whoever helps them. */
export function codeText(lang: Lang): (code: string) => string {
  const { words, unknown } = catalogue(lang);
  return (code) => (words as Readonly<Record<string, string>>)[code] ?? unknown(code);
}
