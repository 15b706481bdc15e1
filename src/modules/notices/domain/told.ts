import type { ApplicantKind, NoticeParams, StaffKind } from "../messages.ts";

/** Whom a notice is for: one person, everybody who holds a post now, or whoever applied (or asked). */
export type Recipient = { person: string } | { org: string; post: string } | "applicant";

/** One thing to be told. The same key tells the same person once, however often it comes. */
export interface Told {
  key: string;
  kind: StaffKind | ApplicantKind;
  matter: { id: string; kind: string } | null;
  params: NoticeParams;
  to: Recipient;
  /** Who did it: nobody is told of their own act. */
  by: string | null;
}
