/** @jsxImportSource #html */
import type { Child } from "../html/html.ts";

export type NoticeKind = "note" | "good" | "warn" | "bad";

/** A box that says what matters now: something to know, something done, something due, something wrong. */
export function Notice({ title, kind = "note", children }: { title?: string; kind?: NoticeKind; children?: Child }) {
  return (
    <div className={kind === "note" ? "notice" : `notice notice-${kind}`} role={kind === "bad" ? "alert" : undefined}>
      {title && <h2>{title}</h2>}
      {children}
    </div>
  );
}
