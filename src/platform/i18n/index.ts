/** Languages and typed message catalogues. Safe for the browser. */
export { chooseLang, DEFAULT_LANG, LANG_COOKIE, LANGS, type Lang, type LanguageWishes } from "./language.ts";
export { defineMessages, type Messages, type Translation } from "./messages.ts";
