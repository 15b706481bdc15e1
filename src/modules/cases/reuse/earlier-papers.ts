import { sql } from "kysely";
import { dayOf } from "../../../platform/clock.ts";
import type { ItemMaterial } from "../../catalogue/shared.ts";
import type { House } from "../../house.ts";
import { readMatter } from "../../matters/index.ts";
import { applicantIndex, caseKind } from "../case-kind.ts";
import type { CasePersonal } from "../domain/own.ts";
import { type EarlierCase, reusablePapers } from "../domain/reusable-papers.ts";
import { itemOfCase } from "../item-of-case.ts";
import type { ReusablePaper } from "../shared.ts";
import type { Consent } from "./consent.ts";

/** The newest so many: more nobody picks from. */
const MOST_CASES = 40;

/** Of whose phone a code was proved; the number as it was typed, without what people put between the digits. */
export function phoneIndex(house: Pick<House, "crypto">, phone: string): Buffer {
  return house.crypto.blindIndex("cases.reuse-phone", phone.replace(/\D/g, ""));
}

/**
 * What the owner who agreed gave before and an item asks for. A phone that was proved opens only cases that name the same phone: whoever knows
 * somebody's number and has a phone of their own sees nothing.
 */
export async function earlierPapers(
  house: House,
  { owner, phone }: Pick<Consent, "owner" | "phone">,
  asked: readonly ItemMaterial[],
  not: string | null = null,
): Promise<ReusablePaper[]> {
  if (!asked.some(({ reuse }) => reuse)) return [];
  const { rows } = await sql<{ id: string }>`select id from cases.case where region = ${house.region} and applicant_index = ${owner}
    and accepted_on is not null and (${not}::uuid is null or id <> ${not}::uuid) order by submitted_at desc limit ${MOST_CASES}`.execute(
    house.db,
  );
  const read = await Promise.all(rows.map(({ id }) => earlierCase(house, id, { owner, phone })));
  const papers = reusablePapers(asked, read.filter((one) => one !== null).reverse(), dayOf(house.clock.now()));
  const holding = await Promise.all(papers.map((paper) => stillHolds(house, paper)));
  return papers.filter((_, index) => holding[index]);
}

/** A licence may have been withdrawn, revoked or cancelled since; its register knows. */
async function stillHolds(house: House, { document }: ReusablePaper): Promise<boolean> {
  const licence = document === null ? null : await house.licenceOf(house, document);
  return licence === null || licence.standing === "in-force";
}

async function earlierCase(house: House, id: string, { owner, phone }: Pick<Consent, "owner" | "phone">): Promise<EarlierCase | null> {
  const matter = await readMatter(house, caseKind, id);
  const { applicant } = (matter?.personal ?? {}) as Partial<CasePersonal>; // empty once its key is destroyed
  if (!matter || !applicant || !applicantIndex(house, applicant.number).equals(owner)) return null;
  if (phone !== null && !phoneIndex(house, applicant.phone).equals(phone)) return null;
  return { matter, item: (await itemOfCase(house, matter.state.own)).package };
}
