import type { LogDetails } from "../shared.ts";

/** One act as the log keeps it, before it is chained. */
export interface LogEntry {
  sequence: number;
  at: Date;
  actor: string;
  actorName: string;
  action: string;
  subject: string | null;
  org: string | null;
  success: boolean;
  code: string | null;
  details: LogDetails;
  ip: string | null;
}

/** The bytes a link is made of: every field in fixed order with the link before, so that no change, gap or exchange keeps the hash. */
export function linkContent(entry: LogEntry, previous: Uint8Array): string {
  return JSON.stringify([
    entry.sequence,
    entry.at.toISOString(),
    entry.actor,
    entry.actorName,
    entry.action,
    entry.subject,
    entry.org,
    entry.success,
    entry.code,
    // jsonb doesn't keep the order of keys
    Object.entries(entry.details).sort(([one], [other]) => (one < other ? -1 : 1)),
    entry.ip,
    Buffer.from(previous).toString("hex"),
  ]);
}
