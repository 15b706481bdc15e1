import { dayOf } from "../../platform/clock.ts";
import type { HeldLicence, House } from "../house.ts";
import { isInForce, standingOn } from "./domain/standing.ts";
import { licenceByNumber } from "./store.ts";

/** A licence by the number an applicant gives, for what a case that changes or renews it has to know. Bound into the house by `services.ts`. */
export async function heldLicence(house: House, number: string): Promise<HeldLicence | null> {
  const row = await licenceByNumber(house, number);
  if (!row) return null;
  const standing = standingOn({ state: row.state, validUntil: row.valid_until, deemedOn: row.deemed_on }, dayOf(house.clock.now()));
  return {
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    name: row.name,
    issuedOn: row.issued_on,
    itemCode: row.item_code,
    department: row.department,
    holderIndex: row.holder_index,
    validUntil: row.valid_until,
    standing: isInForce(standing) ? "in-force" : standing === "expired" ? "expired" : "ended",
    renewalCase: row.renewal_case,
  };
}
