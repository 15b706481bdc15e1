import type { IncomingHttpHeaders } from "node:http";
import cookies from "@fastify/cookie";
import { chooseLang, LANG_COOKIE } from "../i18n/index.ts";

/** Tells which of the forms of a public page a reader gets. */
export interface Variants {
  /** A short key (e.g. `zh-CN elder`), or undefined for readers whose page is their own: the signed in. */
  of(headers: IncomingHttpHeaders): string | undefined;
}

/** Headers may hold 16 KB: kept whatever their length, made-up ones would fill 80 MB. */
const LONGEST_KEPT = 1000;

/**
 * Variants by language and by further cookies (such as the one for large type). Readers send few different combinations of cookies and
 * languages, so each is worked out once.
 */
export function pageVariants(names: readonly string[]): Variants {
  const known = new Map<string, string>();
  return {
    of({ cookie = "", "accept-language": language = "", authorization }) {
      if (authorization !== undefined || cookie.includes("-session=")) return undefined;
      const asked = `${cookie}\n${language}`;
      const found = known.get(asked);
      if (found) return found;
      const variant = variantOf(cookie, language, names);
      if (known.size >= 5000) known.clear();
      if (asked.length <= LONGEST_KEPT) known.set(asked, variant);
      return variant;
    },
  };
}

function variantOf(cookie: string, acceptLanguage: string, names: readonly string[]): string {
  const given = cookie ? cookies.parse(cookie) : {};
  const values = names.map((name) => given[name] ?? "").map((value) => (/^[\w-]{0,20}$/.test(value) ? value : ""));
  return [chooseLang({ cookie: given[LANG_COOKIE], acceptLanguage }), ...values].join(" ");
}
