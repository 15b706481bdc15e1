import { themeNamesZh } from "./themes.zh-CN.ts";

/** Theme codes of practice §2, `person-005` or `organisation-010`, in the order in which they are shown. */
export const THEMES: readonly string[] = Object.keys(themeNamesZh);
