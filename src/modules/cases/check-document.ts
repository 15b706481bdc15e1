import { sql } from "kysely";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { CheckedDocument } from "./shared.ts";

/** Enough for whoever holds a paper in hand, too few for guessing codes of twelve letters. */
const LIMIT = [30, 60] as const;

export type DocumentChecked =
  | { ok: true; id: string; document: CheckedDocument }
  | { ok: false; code: "documents/unknown" | "track/too-many" };

/**
 * What a document's code says of it: which it is, who issued it to whom (masked), whether it still holds. `number` is asked for where the code
 * was typed, and must fit; a code read off the paper is enough.
 */
export async function checkDocument(house: House, ask: { check: string; number?: string; ip: string }): Promise<DocumentChecked> {
  const attempt = await house.limiter.consume(`verify:${ask.ip}`, ...LIMIT);
  if (!attempt.allowed) return { ok: false, code: "track/too-many" };
  const check = checkCode(ask.check);
  const { rows } = await sql<{
    id: string;
    name: string;
    number: string;
    item_name: string;
    department: string;
    applicant_masked: string;
    issued_on: string;
    valid_until: string | null;
    state: CheckedDocument["state"];
  }>`select id, name, number, item_name, department, applicant_masked, to_char(issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as issued_on,
      valid_until::text as valid_until, state from cases.document where region = ${house.region} and check_code = ${check}`.execute(
    house.db,
  );
  const row = rows[0];
  if (!row || (ask.number !== undefined && plainNumber(ask.number) !== plainNumber(row.number)))
    return { ok: false, code: "documents/unknown" };
  const byCode = await orgs(house);
  return {
    ok: true,
    id: row.id,
    document: {
      name: row.name,
      number: row.number,
      itemName: row.item_name,
      departmentName: byCode.get(row.department)?.name ?? row.department,
      applicantMasked: row.applicant_masked,
      issuedOn: row.issued_on,
      validUntil: row.valid_until,
      state: row.state,
    },
  };
}

/** The letters of a check code as somebody types them. */
export function checkCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 20);
}

/** Numbers as people type them: brackets of any form. */
export function plainNumber(number: string): string {
  return number.normalize("NFKC").replace(/[^\p{Script=Han}A-Za-z0-9]/gu, "");
}
