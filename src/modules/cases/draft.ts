import { createHash, randomBytes } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { filesNamedIn, freeFiles, holdFiles } from "../../platform/files/index.ts";
import type { House } from "../house.ts";
import { sweepCodes } from "./reuse/phone-code.ts";
import { type Applicant, type MaterialFile, materialFileSchema } from "./shared.ts";

/** What has been typed so far (暂存). Kept as it is, right or wrong: it is judged on submission only. */
export interface DraftContent {
  applicant: Partial<Applicant>;
  form: Record<string, unknown>;
  files: MaterialFile[];
  /** The receiving window chosen, if any. */
  window: string | null;
  /** The page reached. */
  page: string;
}

export interface Draft extends DraftContent {
  itemCode: string;
  itemVersion: string;
  savedAt: Date;
  /** Counts the savings. */
  version: number;
  /** The case it became. */
  submitted: string | null;
}

const PURPOSE = "cases.draft";
/** As what a draft holds files. */
export const DRAFT_HOLDER = "draft";
const MOST_BYTES = 512 * 1024;
/** Drafts untouched for so long are deleted. */
export const DRAFT_DAYS = 90;

export type DraftSaved =
  | { ok: true; token: string; savedAt: Date; version: number }
  | { ok: false; code: "cases/draft-too-large" | "cases/draft-submitted" | "cases/draft-changed" };

/**
 * Keeps a draft under a secret token that only the applicant's browser has; without one, or with an unknown one, a new draft begins. `version`
 * is the one that was loaded: where another saving came between, this one is refused, so that nothing is overwritten unseen.
 */
export async function saveDraft(
  house: House,
  given: { token: string | null; version: number; itemCode: string; itemVersion: string; content: DraftContent },
): Promise<DraftSaved> {
  const token = given.token ?? randomBytes(24).toString("base64url");
  const key = digest(token);
  const text = JSON.stringify(given.content);
  if (text.length > MOST_BYTES) return { ok: false, code: "cases/draft-too-large" };
  const savedAt = house.clock.now();
  const hashes = filesOfDraft(given.content);
  const owner = key.toString("hex");
  const { rows } = await sql<{ version: number }>`
    with saved as (
      insert into cases.draft as d (token, item_code, item_version, content, saved_at)
      values (${key}, ${given.itemCode}, ${given.itemVersion}, ${house.crypto.encrypt(PURPOSE, text, owner)}, ${savedAt})
      on conflict (token) do update set content = excluded.content, saved_at = excluded.saved_at, version = d.version + 1
        where d.submitted is null and d.item_code = excluded.item_code and d.version = ${given.version} returning d.version, d.token),
    freed as (${freeFiles(DRAFT_HOLDER, sql`select encode(token, 'hex') from saved`, hashes)}),
    held as (${holdFiles([{ kind: DRAFT_HOLDER, owner, hashes }], savedAt, sql`exists (select from saved)`)})
    select version from saved`.execute(house.db);
  const [saved] = rows;
  if (saved) return { ok: true, token, savedAt, version: saved.version };
  return { ok: false, code: (await isOpen(house, key)) ? "cases/draft-changed" : "cases/draft-submitted" };
}

async function isOpen(house: House, key: Buffer): Promise<boolean> {
  const { rows } = await sql`select from cases.draft where token = ${key} and submitted is null`.execute(house.db);
  return rows.length > 0;
}

/** Notes the files of all drafts once more: for a database from before uses were kept. */
export async function holdDraftFiles(house: House): Promise<void> {
  const { rows } = await sql<{ token: Buffer; content: Buffer }>`select token, content from cases.draft`.execute(house.db);
  for (const { token, content } of rows) {
    const held = filesOfDraft(opened(house, token, content));
    await holdFiles([{ kind: DRAFT_HOLDER, owner: token.toString("hex"), hashes: held }], house.clock.now()).execute(house.db);
  }
}

function filesOfDraft({ files, form }: DraftContent): string[] {
  return [...files.map((file) => file.hash), ...filesNamedIn(form)];
}

function opened(house: House, key: Buffer, content: Buffer): DraftContent {
  return JSON.parse(house.crypto.decrypt(PURPOSE, content, key.toString("hex")).toString("utf8")) as DraftContent; // sealed by saveDraft
}

export async function loadDraft(house: House, token: string): Promise<Draft | null> {
  const key = digest(token);
  const { rows } = await sql<{
    item_code: string;
    item_version: string;
    content: Buffer;
    saved_at: Date;
    version: number;
    submitted: string | null;
  }>`
    select item_code, item_version, content, saved_at, version, submitted from cases.draft where token = ${key}`.execute(house.db);
  const row = rows[0];
  if (!row) return null;
  const content = opened(house, key, row.content);
  const files = content.files.filter((file) => materialFileSchema.safeParse(file).success);
  const { item_code: itemCode, item_version: itemVersion, saved_at: savedAt, version, submitted } = row;
  return { ...content, files, itemCode, itemVersion, savedAt, version, submitted };
}

/** Marks what the draft became, so that coming back to it shows the receipt and nothing can be sent twice. */
export async function settleDraft(house: House, token: string, caseId: string): Promise<void> {
  await sql`update cases.draft set submitted = ${caseId} where token = ${digest(token)}`.execute(house.db);
}

export async function dropDraft(house: House, token: string): Promise<void> {
  await deleteDrafts(house, sql`token = ${digest(token)}`);
}

/** Deletes what nobody has touched for a long time; returns how many. */
export async function sweepDrafts(house: House): Promise<number> {
  await sweepCodes(house);
  const before = new Date(house.clock.now().getTime() - DRAFT_DAYS * 86_400_000);
  return deleteDrafts(house, sql`saved_at < ${before}`);
}

/** With a draft goes its hold on the files; those that nobody else holds are removed by the sweep of files. */
async function deleteDrafts(house: House, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (delete from cases.draft where ${which} returning token),
    freed as (${freeFiles(DRAFT_HOLDER, sql`select encode(token, 'hex') from gone`)})
    select count(*)::int as count from gone`.execute(house.db);
  return rows[0]?.count ?? 0;
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
