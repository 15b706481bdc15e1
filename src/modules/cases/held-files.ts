import { sql } from "kysely";
import type { Statement } from "../../platform/db/index.ts";
import { filesNamedIn, holdFiles } from "../../platform/files/index.ts";
import type { House } from "../house.ts";
import type { Matter } from "../matters/index.ts";
import type { CaseOwn, CasePersonal } from "./domain/own.ts";

/** As what a case holds files. */
export const CASE_HOLDER = "case";

/** Content hashes of all files a case names as it stands: those of its materials, the documents made, and those of the form's own questions. */
export function filesOfCase({ state, personal }: Matter<CaseOwn>): string[] {
  const materials = Object.values(state.own.materials).flatMap((material) => material.files.map((file) => file.hash));
  const made = Object.values(state.own.documents ?? {}).flatMap(({ pdf, docx }) => [pdf, docx]);
  return [...new Set([...materials, ...made, ...filesNamedIn((personal as Partial<CasePersonal>).form)])];
}

/** Takes into use what a command brought. What an answer no longer names stays held: the journal still shows it. */
export function holdNewFiles(house: House, before: Matter<CaseOwn> | null, after: Matter<CaseOwn>): Statement[] {
  if (before && sameFiles(before.state.own, after.state.own) && before.personal === after.personal) return [];
  const known = new Set(before ? filesOfCase(before) : []);
  const hashes = filesOfCase(after).filter((hash) => !known.has(hash));
  return hashes.length > 0 ? [holdFiles([{ kind: CASE_HOLDER, owner: after.id, hashes }], house.clock.now())] : [];
}

function sameFiles(before: CaseOwn, after: CaseOwn): boolean {
  return before.materials === after.materials && before.documents === after.documents;
}

/** All files of many new cases at once. */
export function holdFilesOf(house: House, matters: readonly Matter<CaseOwn>[]): Statement {
  return holdFiles(
    matters.map((matter) => ({ kind: CASE_HOLDER, owner: matter.id, hashes: filesOfCase(matter) })),
    house.clock.now(),
  );
}

/** Ids of the cases that name a file without holding it. */
export async function casesNotHolding(house: Pick<House, "db">, matters: readonly Matter<CaseOwn>[]): Promise<string[]> {
  const ids = matters.map((matter) => matter.id);
  const { rows } = await sql<{ owner: string; hash: string }>`select owner, encode(hash, 'hex') as hash from platform.file_use
    where kind = ${CASE_HOLDER} and owner = any(${ids}::text[])`.execute(house.db);
  const held = new Set(rows.map((row) => `${row.owner} ${row.hash}`));
  return matters.filter((matter) => filesOfCase(matter).some((hash) => !held.has(`${matter.id} ${hash}`))).map((matter) => matter.id);
}
