import { checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import { findItem } from "../../catalogue/index.ts";
import type { House } from "../../house.ts";
import { recordPersonalView } from "../../identity/index.ts";
import { can, type PersonActor } from "../../identity/shared.ts";
import type { Refusal } from "../../matters/index.ts";
import { applicantIndex } from "../case-kind.ts";
import { refuse } from "../domain/context.ts";
import type { Applicant, ReusablePaper, ReuseManner } from "../shared.ts";
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
  const { number, kind, hasAgent, itemCode, manner } = given;
  if (!can(actor, "case.intake")) return refuse("cases/not-allowed");
  if (!(kind === "person" ? checkIdentityNumber(number) : checkCreditCode(number)).ok) return refuse("cases/reuse-number");
  const asked = await house.limiter.consume(`reuse:${actor.id}`, ...LOOK_UPS);
  if (!asked.allowed) return refuse("cases/too-many-look-ups");
  const item = await findItem(house, itemCode);
  if (!item) return refuse("cases/no-such-item");
  if (manner === "spoken" && (kind !== "person" || hasAgent)) return refuse("cases/reuse-signed-needed");
  const owner = applicantIndex(house, number);
  if (manner === "spoken" && (await isStopped(house, owner))) return refuse("cases/reuse-stopped");
  const consent = await recordConsent(house, { owner, itemCode, manner, phone: null, actor });
  const papers = await earlierPapers(house, consent, item.package.materials);
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
