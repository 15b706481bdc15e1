import { summarise } from "../../core/forms/index.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import type { Said } from "./domain/changed-contents.ts";
import type { CaseOwn, CasePersonal } from "./domain/own.ts";
import { itemOfCase } from "./item-of-case.ts";

/** A licence is changed now and then, not every day; what was changed longer ago than this stands in what came after. */
const MOST = 12;

/** The applications on which the licence rests that a case changes, the newest first; none for other cases, and none that were erased. */
export async function formerApplications(house: House, own: Pick<CaseOwn, "licence">): Promise<Said[]> {
  if (own.licence?.act !== "change") return [];
  const found: Said[] = [];
  for (let id = own.licence.caseId; id !== undefined && found.length < MOST; ) {
    const matter = await readMatter(house, caseKind, id);
    if (!matter || !("applicant" in matter.personal)) break;
    found.push(saidIn(matter.personal as CasePersonal, (await itemOfCase(house, matter.state.own)).package));
    id = matter.state.own.licence?.caseId;
  }
  return found;
}

/** What an application says, in words. */
export function saidIn({ applicant, form }: Pick<CasePersonal, "applicant" | "form">, item: Pick<ItemPackage, "form">): Said {
  return { applicant, answers: summarise(item.form, form, "zh-CN", {}) };
}
