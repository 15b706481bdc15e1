import { sql } from "kysely";
import type { House } from "../house.ts";
import { readMatter } from "../matters/index.ts";
import { caseKind, nameIndex } from "./case-kind.ts";
import type { CasePersonal } from "./domain/own.ts";

const MOBILE = /^1\d{10}$/;

/**
 * Where whoever applies is told of their case: the agent where one acts for them, unless it is a thing between the county and the applicant. Empty texts: not reached that way. For notices, which keep none
 * of it; null once the personal data were destroyed.
 */
export async function contactOfApplicant(
  house: House,
  caseId: string,
  whom: "agent-first" | "self" = "agent-first",
): Promise<{ email: string; phone: string } | null> {
  const matter = await readMatter(house, caseKind, caseId);
  const { applicant } = (matter?.personal ?? {}) as Partial<CasePersonal>; // every case has one until it is erased
  if (!applicant) return null;
  const { agent, email = "" } = applicant;
  const phones = whom === "self" ? [applicant.phone, agent?.phone ?? ""] : [agent?.phone ?? applicant.phone];
  return { email, phone: phones.find((phone) => MOBILE.test(phone)) ?? "" };
}

/** Whether the applicant bears this name, by the blind index; nothing is opened. */
export async function bearsNameOf(house: House, caseId: string, name: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from cases.case where region = ${house.region} and id = ${caseId} and name_index = ${nameIndex(house, name)}`.execute(
      house.db,
    );
  return rows.length > 0;
}
