import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Statement } from "../../../platform/db/index.ts";
import type { House } from "../../house.ts";
import type { PersonActor } from "../../identity/shared.ts";
import type { Matter } from "../../matters/index.ts";
import type { CaseOwn } from "../domain/own.ts";
import type { ReuseManner } from "../shared.ts";

/** How long what was agreed to may be acted on: one visit at the window, one evening at the screen. */
const CONSENT_HOURS = 24;

/** That an owner agreed to the use of papers they gave before, for one application (个保法 13, 14). */
export interface Consent {
  id: string;
  owner: Buffer;
  itemCode: string;
  manner: ReuseManner;
  givenAt: Date;
  /** The clerk who asked at the window; null where the owner proved their phone. */
  by: { person: string; name: string; staffNumber: string; org: string } | null;
  phone: Buffer | null;
  caseId: string | null;
  withdrawnAt: Date | null;
}

interface Row {
  id: string;
  owner: Buffer;
  item_code: string;
  manner: ReuseManner;
  given_at: Date;
  person: string | null;
  person_name: string | null;
  staff_number: string | null;
  org: string | null;
  phone: Buffer | null;
  case_id: string | null;
  withdrawn_at: Date | null;
}

const COLUMNS = sql.raw("id, owner, item_code, manner, given_at, person, person_name, staff_number, org, phone, case_id, withdrawn_at");

function consentIn(row: Row): Consent {
  const { id, owner, manner, phone, person } = row;
  const by = person === null ? null : { person, name: row.person_name ?? "", staffNumber: row.staff_number ?? "", org: row.org ?? "" };
  return {
    id,
    owner,
    itemCode: row.item_code,
    manner,
    givenAt: row.given_at,
    by,
    phone,
    caseId: row.case_id,
    withdrawnAt: row.withdrawn_at,
  };
}

/** Puts on record that the owner agreed. Said again about the same application it is the same consent. Its id opens what the owner gave, so only a random one will do. */
export async function recordConsent(
  house: House,
  given: Pick<Consent, "owner" | "itemCode" | "manner" | "phone"> & { actor: PersonActor | null },
): Promise<Consent> {
  const { owner, itemCode, manner, phone, actor } = given;
  const open =
    actor &&
    (await openConsents(house, owner)).find((one) => one.by?.person === actor.id && one.itemCode === itemCode && one.manner === manner);
  if (open) return open;
  const org = actor?.holdings[0]?.org ?? null;
  const { rows } =
    await sql<Row>`insert into cases.reuse_consent (region, id, owner, item_code, manner, given_at, person, person_name, staff_number, org, phone)
    values (${house.region}, ${randomUUID()}, ${owner}, ${itemCode}, ${manner}, ${house.clock.now()}, ${actor?.id ?? null}, ${actor?.name ?? null},
      ${actor?.staffNumber ?? null}, ${org}, ${phone}) returning ${COLUMNS}`.execute(house.db);
  return consentIn(rows[0] as Row); // an insert returns its row
}

async function openConsents(house: House, owner: Buffer): Promise<Consent[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from cases.reuse_consent where region = ${house.region} and owner = ${owner}
    and case_id is null and withdrawn_at is null and given_at > ${since(house)} order by given_at desc limit 20`.execute(house.db);
  return rows.map(consentIn);
}

export async function findConsent(house: House, id: string): Promise<Consent | null> {
  const { rows } = await sql<Row>`select ${COLUMNS} from cases.reuse_consent where region = ${house.region} and id = ${id}`.execute(
    house.db,
  );
  return rows[0] ? consentIn(rows[0]) : null;
}

/** Consents of an owner that became part of a case, the newest first. */
export async function usedConsents(house: House, owner: Buffer): Promise<Consent[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from cases.reuse_consent where region = ${house.region} and owner = ${owner}
    and case_id is not null order by given_at desc limit 100`.execute(house.db);
  return rows.map(consentIn);
}

/** Whether it is too long ago. */
export function isOver(house: House, { givenAt }: Consent): boolean {
  return givenAt <= since(house);
}

function since(house: House): Date {
  return new Date(house.clock.now().getTime() - CONSENT_HOURS * 3_600_000);
}

/** 不再同意: every consent that isn't part of a case yet ends, and a spoken one isn't enough from now on. */
export async function stopReuse(house: House, owner: Buffer, by: { caseId: string } | { actor: PersonActor }): Promise<void> {
  const at = house.clock.now();
  const actor = "actor" in by ? by.actor : null;
  await sql`with stopped as (insert into cases.reuse_stop (region, owner, at, case_id, person, person_name, staff_number)
      values (${house.region}, ${owner}, ${at}, ${"caseId" in by ? by.caseId : null}, ${actor?.id ?? null}, ${actor?.name ?? null}, ${actor?.staffNumber ?? null})
      on conflict do nothing)
    update cases.reuse_consent set withdrawn_at = ${at}
    where region = ${house.region} and owner = ${owner} and case_id is null and withdrawn_at is null`.execute(house.db);
}

/** Whether the owner has said that they no longer agree, and neither signed nor proved their phone since. */
export async function isStopped(house: House, owner: Buffer): Promise<boolean> {
  const { rows } = await sql`select from cases.reuse_stop s where s.region = ${house.region} and s.owner = ${owner}
    and not exists (select from cases.reuse_consent c where c.region = s.region and c.owner = s.owner and c.manner <> 'spoken' and c.given_at > s.at)
    limit 1`.execute(house.db);
  return rows.length > 0;
}

/** The consents a case has come to rest on are its own: they open nothing else. */
export function settleConsents(region: string, before: Matter<CaseOwn> | null, after: Matter<CaseOwn>): Statement[] {
  if (before?.state.own.materials === after.state.own.materials) return [];
  const consents = Object.values(after.state.own.materials).flatMap(({ files }) => files.flatMap(({ reused }) => reused?.consent ?? []));
  if (consents.length === 0) return [];
  return [
    sql`update cases.reuse_consent set case_id = ${after.id} where region = ${region} and id = any(${[...new Set(consents)]}::uuid[]) and case_id is null`,
  ];
}
