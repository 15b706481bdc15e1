import { checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import { findItem } from "../../catalogue/index.ts";
import type { ItemMaterial } from "../../catalogue/shared.ts";
import type { House } from "../../house.ts";
import { recordPersonalView } from "../../identity/index.ts";
import { can, type PersonActor } from "../../identity/shared.ts";
import { type Refusal, readMatter } from "../../matters/index.ts";
import { applicantIndex, caseKind } from "../case-kind.ts";
import { refuse } from "../domain/context.ts";
import { askedIn } from "../domain/materials.ts";
import type { CasePersonal } from "../domain/own.ts";
import { itemOfCase } from "../item-of-case.ts";
import type { Applicant, ReusablePaper, ReuseManner } from "../shared.ts";
import { sightOf } from "../visibility.ts";
import { isStopped, recordConsent, stopReuse } from "./consent.ts";
import { earlierPapers } from "./earlier-papers.ts";

/** Above what a window takes in an hour, below what it takes to walk through numbers. */
const LOOK_UPS = [60, 3600] as const;

export interface WindowConsent {
  number: string;
  kind: Applicant["kind"];
  /** Whether somebody acts for the applicant. */
  hasAgent: boolean;
  itemCode: string;
  manner: Exclude<ReuseManner, "code">;
}

export type WindowPapers = { ok: true; consent: string; papers: ReusablePaper[] } | Refusal;

/**
 * 用以前交过的材料, at the counter: the applicant has agreed and the clerk says how; only then anything of earlier cases is shown. A word will do of a
 * person who stands there; for an organisation, for somebody who is represented and for who once said no it takes a signed paper. Each look is
 * logged with the case it went into.
 */
export async function consentAtWindow(house: House, actor: PersonActor, given: WindowConsent): Promise<WindowPapers> {
  const { itemCode, ...owner } = given;
  if (!can(actor, "case.intake")) return refuse("cases/not-allowed");
  const item = await findItem(house, itemCode);
  if (!item) return refuse("cases/no-such-item");
  return lookUp(house, actor, owner, { itemCode, materials: item.package.materials, caseId: null });
}

/** The same when something is supplied to a case that is there (补正): whose papers, and for which item in which version, the case says itself. */
export async function consentInCase(
  house: House,
  actor: PersonActor,
  { caseId, manner }: Pick<WindowConsent, "manner"> & { caseId: string },
): Promise<WindowPapers> {
  if (!can(actor, "case.intake")) return refuse("cases/not-allowed");
  const matter = await readMatter(house, caseKind, caseId);
  if (!matter || sightOf(actor, matter) !== "full") return refuse("matters/not-found");
  const { applicant } = matter.personal as Partial<CasePersonal>; // empty once its key is destroyed
  if (!applicant) return refuse("matters/erased");
  const { own } = matter.state;
  const materials = askedIn((await itemOfCase(house, own)).package, own);
  const owner = { number: applicant.number, kind: applicant.kind, hasAgent: applicant.agent !== null, manner };
  return lookUp(house, actor, owner, { itemCode: own.item.code, materials, caseId });
}

interface For {
  itemCode: string;
  materials: readonly ItemMaterial[];
  /** The case they are supplied to, whose own papers are none of an earlier one. */
  caseId: string | null;
}

async function lookUp(
  house: House,
  actor: PersonActor,
  { number, kind, hasAgent, manner }: Omit<WindowConsent, "itemCode">,
  { itemCode, materials, caseId }: For,
): Promise<WindowPapers> {
  if (!(kind === "person" ? checkIdentityNumber(number) : checkCreditCode(number)).ok) return refuse("cases/reuse-number");
  const asked = await house.limiter.consume(`reuse:${actor.id}`, ...LOOK_UPS);
  if (!asked.allowed) return refuse("cases/too-many-look-ups");
  if (manner === "spoken" && (kind !== "person" || hasAgent)) return refuse("cases/reuse-signed-needed");
  const owner = applicantIndex(house, number);
  if (manner === "spoken" && (await isStopped(house, owner))) return refuse("cases/reuse-stopped");
  const consent = await recordConsent(house, { owner, itemCode, manner, phone: null, actor });
  const papers = await earlierPapers(house, consent, materials, caseId);
  for (const [matter, shown] of new Map(papers.map((paper) => [paper.from, paper]))) {
    const details = { number: shown.number, what: "reuse", consent: manner };
    await recordPersonalView(house, actor, { matter, org: consent.by?.org ?? "", details });
  }
  return { ok: true, consent: consent.id, papers };
}

/** 不再同意, said at the counter. */
export async function stopAtWindow(house: House, actor: PersonActor, number: string): Promise<{ ok: true } | Refusal> {
  if (!can(actor, "case.intake")) return refuse("cases/not-allowed");
  if (!checkIdentityNumber(number).ok && !checkCreditCode(number).ok) return refuse("cases/reuse-number");
  const asked = await house.limiter.consume(`reuse:${actor.id}`, ...LOOK_UPS);
  if (!asked.allowed) return refuse("cases/too-many-look-ups");
  await stopReuse(house, applicantIndex(house, number), { actor });
  return { ok: true };
}
