import type { catalogueMessages } from "../../modules/catalogue/shared.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { SiteFacts } from "../ui/page-shell.tsx";
import type { Messages } from "./messages/index.ts";

/** What every page needs to know about its reader and its site. */
export interface PageContext {
  lang: Lang;
  /** 长辈版: large type and targets. */
  elder: boolean;
  text: Messages;
  /** The catalogue's own terms: types, kinds, ranks, themes. */
  terms: ReturnType<typeof catalogueMessages>;
  site: SiteFacts;
  /** Path and query of this page. */
  url: string;
  publicUrl: string;
  assets: { style: string; script: string };
}

/** This page in the other mode or language. */
export function switchLinks({ url, elder, lang }: PageContext): { elder: string; language: string } {
  return {
    elder: withParameter(url, "mode", elder ? "standard" : "elder"),
    language: withParameter(url, "lang", lang === "en" ? "zh-CN" : "en"),
  };
}

function withParameter(url: string, name: string, value: string): string {
  const [path = "/", query = ""] = url.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return `${ownPath(path)}?${parameters}`;
}

/** A path asked for as //other.site/x, /\\other.site or http://other.site/x would make a link that leads there. */
function ownPath(path: string): string {
  return path.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/^[/\\]*/, "/");
}
