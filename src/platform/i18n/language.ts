/** The languages every text exists in. Chinese first: it is the one the law is written in. */
export const LANGS = ["zh-CN", "en"] as const;
export type Lang = (typeof LANGS)[number];
export const DEFAULT_LANG: Lang = "zh-CN";

export const LANG_COOKIE = "lang";

export interface LanguageWishes {
  /** `?lang=` of the address. */
  query?: string | null | undefined;
  cookie?: string | undefined;
  acceptLanguage?: string | undefined;
}

/** The language to answer in: what the address says, else the cookie, else the browser's list, else Chinese. */
export function chooseLang({ query, cookie, acceptLanguage }: LanguageWishes): Lang {
  return known(query) ?? known(cookie) ?? accepted(acceptLanguage) ?? DEFAULT_LANG;
}

function known(wish: string | null | undefined): Lang | undefined {
  return LANGS.find((lang) => lang === wish);
}

/** The best language of an Accept-Language header that we speak; any Chinese counts as zh-CN. */
function accepted(header: string | undefined): Lang | undefined {
  if (!header) return undefined;
  let best: { lang: Lang; weight: number } | undefined;
  for (const part of header.split(",")) {
    const [tag = "", ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    const weight = quality ? Number(quality.slice(2)) : 1;
    const lang = tag.startsWith("zh") ? "zh-CN" : tag.startsWith("en") ? "en" : undefined;
    if (lang && weight > 0 && weight > (best?.weight ?? 0)) best = { lang, weight };
  }
  return best?.lang;
}
