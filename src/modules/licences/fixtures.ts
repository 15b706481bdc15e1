import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf } from "../cases/fixtures.ts";
import type { Follower, House } from "../house.ts";
import { actorFor } from "../identity/fixtures.ts";
import { followLicences, heldLicence, keepRegister } from "./index.ts";
import { type LicenceRecord, licencesOfCase } from "./store.ts";

const HALL = "610999ZW";

/** The demo county with a register of licences that follows its cases. */
export async function licenceWorld(at: string, followers: readonly Follower[] = [followLicences]): Promise<CaseWorld> {
  const world = await caseWorld(at, followers);
  return { ...world, house: { ...world.house, licenceOf: heldLicence } };
}

/** Everything the register has still to take over. */
export async function takenOver(house: House): Promise<void> {
  while ((await keepRegister(house)) > 0);
}

/** A case of 公共场所卫生许可证 from the counter to its decision, with the licence made along; which licence it gave. */
export async function aLicence(
  house: House,
  applicant: Record<string, unknown> = {},
): Promise<{ caseId: string; licence: LicenceRecord; number: string }> {
  const given = await configured(house, "public-place-hygiene");
  const clerk = await actorFor(house, { org: HALL, post: "window-clerk" });
  const application = anApplication(given);
  const { caseId } = await must(house, clerk, "submit", null, {
    ...application,
    applicant: { ...application.applicant, ...applicant },
    channel: "window",
    window: HALL,
  });
  await must(house, clerk, "accept", caseId, { checked: requiredOf(given.item) });
  await granted(house, caseId, ["grant", "licence"]);
  const [licence] = await licencesOfCase(house, caseId);
  if (!licence) throw new Error("the case gave no licence");
  return { caseId, licence, number: licence.number };
}

/** Agreed to by everybody and granted, with these documents; the register has taken it over. */
export async function granted(house: House, caseId: string, documents: readonly string[]): Promise<void> {
  await forwardTo(house, caseId, "decide");
  const { actor, visit } = await holderOf(house, caseId);
  await must(house, actor, "decide", caseId, { visit, outcome: "grant", opinion: "符合条件，同意发证", documents });
  await takenOver(house);
}
