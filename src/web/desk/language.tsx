import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { LANG_COOKIE, type Lang } from "../../platform/i18n/index.ts";

interface Language {
  lang: Lang;
  setLang: (lang: Lang) => void;
}

const LanguageContext = createContext<Language>({ lang: "zh-CN", setLang: () => {} });
const YEAR_SECONDS = 31_536_000;

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(() => (/(?:^|; )lang=en(?:;|$)/.test(document.cookie) ? "en" : "zh-CN"));
  useEffect(() => {
    // The server reads the same cookie: names and messages it sends come in this language too.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than the browsers the desk must run in
    document.cookie = `${LANG_COOKIE}=${lang}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    document.documentElement.lang = lang;
  }, [lang]);
  const value = useMemo(() => ({ lang, setLang }), [lang]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The texts of one catalogue in the reader's language: `const text = useText(caseText)`. */
export function useText<T>(catalogue: (lang: Lang) => T): T {
  return catalogue(useContext(LanguageContext).lang);
}
