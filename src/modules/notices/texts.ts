import type { Lang } from "../../platform/i18n/index.ts";
import { NOTICE_KINDS, type NoticeKind, type NoticeParams, noticeMessages } from "./messages.ts";

/** What a notice says; one of a kind that a later program wrote says that there is one. */
export function textOf(kind: string, params: NoticeParams, lang: Lang): string {
  const words = noticeMessages(lang);
  return isKind(kind) ? words[kind](params) : words.unknown;
}

function isKind(kind: string): kind is NoticeKind {
  return (NOTICE_KINDS as string[]).includes(kind);
}
