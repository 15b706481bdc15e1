import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/index.ts";
import type { SealKind } from "./domain/seal-kind.ts";
import { type Template, templateSchema } from "./template.ts";

export interface TemplateRecord {
  code: string;
  version: number;
  definition: Template;
  digest: string;
  saved_at: Date;
  saved_by: string;
  saved_by_name: string;
  note: string;
}

const COLUMNS = sql.raw("code, version, definition, digest, saved_at, saved_by, saved_by_name, note");

/** The newest version of each template that a county has written itself. */
export async function newestTemplates(db: Db): Promise<TemplateRecord[]> {
  const { rows } = await sql<TemplateRecord>`
    select distinct on (code) ${COLUMNS} from documents.template order by code, version desc`.execute(db);
  return rows.map(read);
}

export async function templateVersions(db: Db, code: string): Promise<TemplateRecord[]> {
  const { rows } = await sql<TemplateRecord>`
    select ${COLUMNS} from documents.template where code = ${code} order by version desc limit 100`.execute(db);
  return rows.map(read);
}

/** A template saved before its kind knew all it knows today. */
function read(row: TemplateRecord): TemplateRecord {
  return { ...row, definition: templateSchema.parse(row.definition) };
}

/** False where that version has been taken by somebody else. */
export async function insertTemplate(tx: Tx, row: TemplateRecord): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`
    insert into documents.template (${COLUMNS}) values (${row.code}, ${row.version}, ${JSON.stringify(row.definition)}, ${row.digest}, ${row.saved_at},
      ${row.saved_by}, ${row.saved_by_name}, ${row.note}) on conflict do nothing returning version`.execute(tx);
  return rows.length > 0;
}

interface SealRecord {
  org: string;
  kind: SealKind;
  version: number;
  image: Buffer | null;
  diameter: number;
  saved_at: Date;
  saved_by: string;
  saved_by_name: string;
}

/** The seals an organisation has or had, as each of them is now. */
export async function newestSeals(db: Db | Tx, org: string): Promise<SealRecord[]> {
  const { rows } = await sql<SealRecord>`select distinct on (kind) org, kind, version, image, diameter, saved_at, saved_by, saved_by_name
    from documents.seal where org = ${org} order by kind, version desc`.execute(db);
  return rows;
}

type SealChange = Pick<SealRecord, "kind" | "version" | "saved_at" | "saved_by_name"> & { has_image: boolean };

/** Who put in or took out which, the newest first. */
export async function sealChanges(db: Db, org: string): Promise<SealChange[]> {
  const { rows } = await sql<SealChange>`
    select kind, version, saved_at, saved_by_name, image is not null as has_image from documents.seal where org = ${org}
    order by saved_at desc, version desc limit 60`.execute(db);
  return rows;
}

/** Fails where another has just taken that version. */
export async function insertSeal(tx: Tx, row: SealRecord): Promise<void> {
  await sql`insert into documents.seal (org, kind, version, image, diameter, saved_at, saved_by, saved_by_name)
    values (${row.org}, ${row.kind}, ${row.version}, ${row.image}, ${row.diameter}, ${row.saved_at}, ${row.saved_by}, ${row.saved_by_name})`.execute(
    tx,
  );
}
