import type { CaseOwn } from "../cases/index.ts";
import type { House } from "../house.ts";
import type { Matter } from "../matters/index.ts";
import { type Done, onLicence, said } from "./register-licence.ts";

/** What a case that renews or changes a licence has come to, told to the licence: asked for, taken as granted by law, answered without a new licence. */
export async function followRenewal(house: House, { id, state: { own, endedAt } }: Matter<CaseOwn>): Promise<Done> {
  const { licence } = own;
  if (licence?.act !== "renewal") return { ok: true };
  const renewal = {
    caseId: id,
    number: own.number ?? own.applicationNumber,
    askedOn: licence.askedOn,
    inTime: licence.inTime,
  };
  const asked = await onLicence(house, licence.id, `licence-renewal:${id}`, () =>
    said({ type: "licence/renewal-asked", data: { set: { renewal } } }),
  );
  if (!asked.ok) return asked;
  if (licence.deemedOn) {
    const { deemedOn } = licence;
    const deemed = await onLicence(house, licence.id, `licence-deemed:${id}`, (held) =>
      held.state === "valid" ? said({ type: "licence/renewal-deemed", data: { set: { deemedOn } } }) : null,
    );
    if (!deemed.ok) return deemed;
  }
  const isRefused = own.outcome === "deny" || (endedAt !== null && own.outcome !== "grant");
  if (!isRefused) return { ok: true };
  return onLicence(house, licence.id, `licence-renewal-ended:${id}`, (held) =>
    held.renewal?.caseId === id ? said({ type: "licence/renewal-ended", data: { set: { renewal: null } } }) : null,
  );
}
