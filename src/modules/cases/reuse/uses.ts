import { dayOf } from "../../../platform/clock.ts";
import type { House } from "../../house.ts";
import { orgs } from "../../identity/index.ts";
import { type Matter, readMatter } from "../../matters/index.ts";
import { applicantIndex, caseKind } from "../case-kind.ts";
import type { CaseOwn, CasePersonal } from "../domain/own.ts";
import { itemOfCase } from "../item-of-case.ts";
import type { PaperUses } from "../shared.ts";
import { isStopped, stopReuse, usedConsents } from "./consent.ts";

/** What became of the papers of a case afterwards, and which of its own came from earlier ones: for its applicant. Papers of other cases aren't told of. */
export async function usesOfPapers(house: House, { id, state: { own }, personal }: Matter<CaseOwn>): Promise<PaperUses> {
  const { applicant, sources = {} } = personal as CasePersonal; // every case has one until it is erased
  const owner = applicantIndex(house, applicant.number);
  const [item, byCode, consents, stopped] = await Promise.all([
    itemOfCase(house, own),
    orgs(house),
    usedConsents(house, owner),
    isStopped(house, owner),
  ]);
  const nameOf = (code: string) => item.package.materials.find((material) => material.code === code)?.name ?? code;
  const later = await Promise.all(
    [...new Set(consents.map(({ caseId }) => caseId ?? ""))].map((other) => readMatter(house, caseKind, other)),
  );
  const uses = later.flatMap((matter) => {
    if (!matter || matter.id === id) return [];
    const { item: used, materials } = matter.state.own;
    const taken = Object.values(materials).flatMap(({ files }) => files.filter(({ reused }) => reused?.from === id));
    const departmentName = byCode.get(used.department)?.name ?? used.department;
    return taken.map(({ hash, at, reused }) => ({
      paper: paperOf(own, hash, nameOf),
      on: dayOf(new Date(at)),
      itemName: used.name,
      departmentName,
      manner: reused?.manner ?? ("code" as const),
      by: reused?.by?.name ?? null,
    }));
  });
  const taken = Object.entries(own.materials).flatMap(([code, { files }]) =>
    files.flatMap(({ hash, reused }) =>
      reused ? [{ paper: nameOf(code), given: reused.given, itemName: sources[`${code} ${hash}`]?.itemName ?? "" }] : [],
    ),
  );
  return { uses, taken, stopped };
}

function paperOf(own: CaseOwn, hash: string, nameOf: (code: string) => string): string {
  const code = Object.keys(own.materials).find((each) => own.materials[each]?.files.some((file) => file.hash === hash));
  if (code) return nameOf(code);
  return Object.values(own.documents ?? {}).find(({ pdf }) => pdf === hash)?.name ?? "";
}

/** 不再同意, by the applicant of a case that was proved. */
export async function stopByOwner(house: House, caseId: string): Promise<void> {
  const matter = await readMatter(house, caseKind, caseId);
  const { applicant } = (matter?.personal ?? {}) as Partial<CasePersonal>; // empty once its key is destroyed
  if (applicant) await stopReuse(house, applicantIndex(house, applicant.number), { caseId });
}
