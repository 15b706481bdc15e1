import type { ItemInForce } from "../../catalogue/index.ts";
import type { House } from "../../house.ts";
import type { Actor } from "../../identity/shared.ts";
import type { Refusal } from "../../matters/index.ts";
import { applicantIndex } from "../case-kind.ts";
import { refuse } from "../domain/context.ts";
import type { Applicant, MaterialFile } from "../shared.ts";
import { type Consent, findConsent, isOver } from "./consent.ts";
import { earlierPapers, phoneIndex } from "./earlier-papers.ts";

/** Who brings files into a case, whose they must be, and what the item asks. */
export interface Bringing {
  actor: Actor;
  applicant: Applicant;
  item: ItemInForce;
  /** The case they are brought into; null where it begins. */
  caseId: string | null;
}

export type Reused = { ok: true; files: MaterialFile[] } | Refusal;

/**
 * The files of a command, those taken over from earlier cases proven and with what the case will say of them: the consent stands, is this
 * applicant's, for this item, and of whoever sends it; the paper is one that it opens, now; its content is there and clean. What isn't so is refused,
 * without telling which case there is.
 */
export async function withReusedFiles(house: House, files: readonly MaterialFile[], about: Bringing): Promise<Reused> {
  const again = files.filter((file) => file.reuse);
  if (again.length === 0) return { ok: true, files: [...files] };
  const proven = new Map<MaterialFile, MaterialFile>();
  for (const id of new Set(again.map((file) => file.reuse?.consent ?? ""))) {
    const consent = await findConsent(house, id);
    const refused = refuseConsent(house, consent, about);
    if (!consent || refused) return refused ?? refuse("cases/reuse-not-yours");
    const papers = await earlierPapers(house, consent, about.item.package.materials, about.caseId);
    for (const file of again.filter((one) => one.reuse?.consent === id)) {
      const paper = papers.find(
        ({ material, hash, from }) => material === file.material && hash === file.hash && from === file.reuse?.from,
      );
      if (!paper) return refuse("cases/reuse-not-there", { file: file.name });
      const scanned = await house.files.scanAgain(file.hash);
      if (!scanned.ok) return refuse(SCANNED[scanned.code], { file: paper.name });
      const { from, number, itemName, given } = paper;
      const { manner, givenAt, by } = consent;
      const told = {
        consent: id,
        from,
        given,
        manner,
        at: givenAt.toISOString(),
        by: by && { name: by.name, staffNumber: by.staffNumber },
      };
      proven.set(file, { ...file, name: paper.name, reused: { ...told, number, itemName } });
    }
  }
  return { ok: true, files: files.map((file) => proven.get(file) ?? file) };
}

const SCANNED = {
  "file/damaged": "cases/reuse-damaged",
  "file/infected": "cases/reuse-infected",
  "file/not-scanned": "cases/reuse-not-scanned",
} as const;

function refuseConsent(house: House, consent: Consent | null, { actor, applicant, item, caseId }: Bringing): Refusal | null {
  if (!consent?.owner.equals(applicantIndex(house, applicant.number)) || consent.itemCode !== item.code)
    return refuse("cases/reuse-not-yours");
  const isSenders = actor.kind === "person" ? consent.by?.person === actor.id : consent.phone?.equals(phoneIndex(house, applicant.phone));
  if (!isSenders) return refuse("cases/reuse-not-yours");
  if (consent.manner === "spoken" && (applicant.kind !== "person" || applicant.agent)) return refuse("cases/reuse-signed-needed");
  if (consent.withdrawnAt !== null) return refuse("cases/reuse-withdrawn");
  if (consent.caseId !== null && consent.caseId !== caseId) return refuse("cases/reuse-used");
  return isOver(house, consent) ? refuse("cases/reuse-over") : null;
}
