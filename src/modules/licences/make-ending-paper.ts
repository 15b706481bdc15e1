import { v7 as uuid } from "uuid";
import { dayOf } from "../../platform/clock.ts";
import { remedyOf } from "../cases/index.ts";
import { type LicenceFacts, makePaper, sentence, templatesInForce } from "../documents/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { Matter, Refusal } from "../matters/index.ts";
import type { LicenceOwn, LicencePaper, LicencePersonal } from "./domain/own.ts";
import type { EndingAct } from "./shared.ts";

/** Which document each ending is told by (annexes §7). */
const TEMPLATE: Record<EndingAct, string> = { withdraw: "withdrawal-of-licence", revoke: "revocation", cancel: "cancellation" };

/**
 * Makes the decision that ends a licence, before it is written: numbered, with a code, its files in the store. Where the act is refused in the end the
 * number is a gap.
 */
export async function makeEndingPaper(
  house: House,
  { state: { own }, personal }: Matter<LicenceOwn>,
): Promise<{ ok: true; id: string; paper: LicencePaper } | Refusal> {
  const [templates, byCode] = await Promise.all([templatesInForce(house), orgs(house)]);
  const { holder, proposed } = personal as LicencePersonal; // every licence has its holder, every proposal its reason
  const from = own.proposal ? templates.get(TEMPLATE[own.proposal.act]) : undefined;
  const org = byCode.get(own.department);
  if (!from || !org || !proposed) return { ok: false, code: "licences/no-template" };
  const at = house.clock.now();
  const licence: LicenceFacts = {
    number: own.number,
    name: own.name,
    holder: holder.name,
    holderKind: holder.kind,
    issuedOn: own.issuedOn,
    validUntil: own.validUntil,
    effectiveOn: dayOf(at),
    law: proposed.law,
    reason: sentence(proposed.reason),
    heard: sentence(proposed.heard),
    compensation: sentence(proposed.compensation),
  };
  const place = { name: org.name, shortName: org.shortName, address: org.address ?? "", phone: org.phone ?? "" };
  const facts = {
    licence,
    department: place,
    window: place,
    remedy: remedyOf(byCode, house.region),
    case: { number: own.case.number, submittedOn: null, acceptedOn: null, today: dayOf(at) },
    item: { code: own.item.code, name: own.item.name },
  };
  const made = await makePaper(house, { from, name: from.template.name, facts, county: byCode.get(house.region), org });
  if (!made.ok) return made;
  const { number, check, pdf, docx } = made.paper;
  const paper = { code: from.template.code, name: from.template.name, number, check, pdf, docx, at: at.toISOString(), delivered: null };
  return { ok: true, id: uuid({ msecs: at.getTime() }), paper };
}
