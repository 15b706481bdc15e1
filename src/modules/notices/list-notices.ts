import { sql } from "kysely";
import type { Lang } from "../../platform/i18n/index.ts";
import type { House } from "../house.ts";
import type { PersonActor } from "../identity/shared.ts";
import type { NoticeParams } from "./messages.ts";
import type { NoticePage } from "./shared.ts";
import { NEWS } from "./tell.ts";
import { textOf } from "./texts.ts";

/** Counted so far and no further. */
const COUNT_CAP = 100;
const CURSOR = /^\d{1,18}$/;

/** How many a person hasn't read, counted up to 100. */
export async function unreadNotices(house: House, actor: PersonActor): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from (select 1 from notices.notice where person = ${actor.id} and read_at is null limit ${COUNT_CAP}) n`.execute(
    house.db,
  );
  return rows[0]?.unread ?? 0;
}

/** One's own notices, the newest first. */
export async function listNotices(
  house: House,
  actor: PersonActor,
  { unreadOnly, after, limit }: { unreadOnly: boolean; after?: string | undefined; limit: number },
  lang: Lang,
): Promise<NoticePage> {
  const before = after !== undefined && CURSOR.test(after) ? after : undefined;
  const most = Math.max(1, Math.min(limit, 100));
  const { rows } = await sql<{
    id: string;
    kind: string;
    matter: string | null;
    matter_kind: string | null;
    params: NoticeParams;
    at: Date;
    read_at: Date | null;
  }>`
    select id::text as id, kind, matter, matter_kind, params, at, read_at from notices.notice
    where person = ${actor.id} ${before === undefined ? sql`` : sql`and id < ${before}::bigint`} ${unreadOnly ? sql`and read_at is null` : sql``}
    order by notice.id desc limit ${most + 1}`.execute(house.db);
  return {
    rows: rows.slice(0, most).map((row) => ({
      id: row.id,
      kind: row.kind,
      matter: row.matter,
      matterKind: row.matter_kind,
      text: textOf(row.kind, row.params, lang),
      at: row.at.toISOString(),
      read: row.read_at !== null,
    })),
    next: rows.length > most ? (rows[most - 1]?.id ?? null) : null,
  };
}

/** Marks one's own notices as read: these, or all up to the one that was shown last. */
export async function markRead(house: House, actor: PersonActor, which: { ids: readonly string[] } | { upTo: string }): Promise<void> {
  const chosen = "ids" in which ? sql`id = any(${which.ids}::bigint[])` : sql`id <= ${which.upTo}::bigint`;
  await sql`update notices.notice set read_at = ${house.clock.now()} where person = ${actor.id} and read_at is null and ${chosen}`.execute(
    house.db,
  );
  await house.live.publish(house.db, NEWS, { persons: [actor.id] });
}
