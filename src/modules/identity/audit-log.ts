import { sql } from "kysely";
import type { House } from "../house.ts";
import { verifyLog } from "./log.ts";
import { type Actor, type AuditLogFilter, auditLogSchema, can, type LogRow, type LogVerdict, type Page } from "./shared.ts";

/** One page of the log, newest first; empty for who may not read it. Throws on a filter that doesn't fit `auditLogSchema`. */
export async function auditLog(house: House, actor: Actor, filter: unknown): Promise<Page<LogRow>> {
  const wanted = auditLogSchema.parse(filter);
  if (!can(actor, "audit.view")) return { rows: [], next: null, total: 0 };
  const where = sql.join(conditions(wanted), sql` and `);
  const { rows } = await sql<LogRow>`
    select l.sequence, l.at, l.actor_name as actor, l.actor as "actorId", l.action,
      coalesce(p.name, o.name) as subject, l.subject as "subjectId",
      l.org, l.success, l.code, l.details, l.ip
    from identity.log l
    left join identity.person p on p.id::text = l.subject
    left join identity.org o on o.code = l.subject
    where ${where} and l.sequence < ${wanted.after === "" ? Number.MAX_SAFE_INTEGER : Number(wanted.after)}
    order by l.sequence desc limit ${wanted.limit + 1}`.execute(house.db);
  const count = await sql<{ total: number }>`
    select count(*) as total from (select from identity.log l where ${where} limit 1000) capped`.execute(house.db);
  const shown = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? String(last.sequence) : null, total: count.rows[0]?.total ?? 0 };
}

function conditions({ action, about, text, failuresOnly, from, until }: AuditLogFilter) {
  return [
    sql`true`,
    ...(action ? [sql`l.action = ${action}`] : []),
    ...(about ? [sql`(l.actor = ${about} or l.subject = ${about})`] : []),
    ...(text ? [named(text.toLowerCase())] : []),
    ...(failuresOnly ? [sql`not l.success`] : []),
    ...(from ? [sql`l.at >= ${from}`] : []),
    ...(until ? [sql`l.at < ${until}`] : []),
  ];
}

/** Those whom the text names are looked up first, so that their acts are found by index; so are those about a case or a licence by its number. */
function named(text: string) {
  const those = sql`array(
    select id::text from identity.person where strpos(name, ${text}) > 0 or strpos(username, ${text}) > 0 or strpos(lower(staff_number), ${text}) > 0
    union all select code from identity.org where strpos(name, ${text}) > 0)`;
  return sql`(l.actor = any(${those}) or l.subject = any(${those}) or l.ip = ${text} or l.details ->> 'number' = ${text.toUpperCase()})`;
}

/** Proves the log whole, or says where it first isn't; null for who may not read it (`bin/mingtang verify` asks as the system). */
export function verifyAuditLog(house: House, actor: Actor): Promise<LogVerdict | null> {
  return can(actor, "audit.view") ? verifyLog(house.db, house.crypto) : Promise.resolve(null);
}
