import type { FastifyReply, FastifyRequest } from "fastify";
import { catalogueMessages } from "../../modules/catalogue/shared.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { Html, MarkupPart } from "../html/html.ts";
import type { Assets } from "../ui/assets.ts";
import type { SiteFacts } from "../ui/page-shell.tsx";
import type { PageContext } from "./context.ts";
import type { PortalDoors } from "./doors.ts";
import { messagesIn } from "./messages/index.ts";

/** What the handlers of the public pages work with. */
export interface Portal {
  doors: PortalDoors;
  site: Readonly<Record<Lang, SiteFacts>>;
  assets: Assets;
  clock: Clock;
  publicUrl: string;
}

export type Handler = (portal: Portal, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

export const MODE_COOKIE = "mode";

export function contextOf(portal: Pick<Portal, "site" | "assets" | "publicUrl">, request: FastifyRequest): PageContext {
  const { lang } = request;
  return {
    lang,
    elder: wantsElder(request),
    text: messagesIn(lang),
    terms: catalogueMessages(lang),
    site: portal.site[lang],
    url: request.url,
    publicUrl: portal.publicUrl,
    assets: { style: portal.assets.style.path, script: portal.assets.script.path },
  };
}

/** 长辈版: what the address says, else what was chosen before. */
export function wantsElder(request: FastifyRequest): boolean {
  const { mode } = request.query as { mode?: unknown };
  if (mode === "elder" || mode === "standard") return mode === "elder";
  return request.cookies[MODE_COOKIE] === "elder";
}

export function sendPage(reply: FastifyReply, page: Html, status = 200): FastifyReply {
  return reply.code(status).sendPage(documentOf(page));
}

/** The whole document. Nothing is brought to life in the browser: what is made here is all the reader gets. */
export function documentOf(page: Html): readonly MarkupPart[] {
  return ["<!doctype html>", ...page.parts];
}

/** One value of a query or form field, trimmed; undefined when missing or blank. A repeated field counts by its first value. */
export function one(values: unknown, name: string): string | undefined {
  const found = (values as Record<string, unknown> | null | undefined)?.[name];
  const value: unknown = Array.isArray(found) ? found[0] : found;
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** A row number from a query: a whole number from 1, and no larger than any list of ours. */
export function rowNumber(values: unknown, name: string): number {
  const number = Number(one(values, name) ?? 1);
  return Number.isInteger(number) && number >= 1 && number <= 10_000_000 ? number : 1;
}
