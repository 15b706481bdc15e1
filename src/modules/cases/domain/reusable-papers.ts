import { dayOf } from "../../../platform/clock.ts";
import { FILE_KINDS, kindOfName } from "../../../platform/files/index.ts";
import type { ItemMaterial, ItemPackage } from "../../catalogue/shared.ts";
import type { Matter } from "../../matters/index.ts";
import type { ReusablePaper } from "../shared.ts";
import type { CaseOwn, CasePersonal, MaterialState } from "./own.ts";

/** An earlier case of the same owner, with the item as it was then. */
export interface EarlierCase {
  matter: Matter<CaseOwn>;
  item: Pick<ItemPackage, "materials">;
}

/**
 * Papers of earlier cases that do for what an item asks (K9): those that an officer ticked as in order when the case was accepted, and documents
 * issued to the owner here, where the material asked for says that it may be reused, is the same paper, and isn't too old. A file that several
 * cases hold is named once, by the first of them. `earlier`: the oldest first. The acceptance standard is still an officer's to judge.
 */
export function reusablePapers(asked: readonly ItemMaterial[], earlier: readonly EarlierCase[], today: string): ReusablePaper[] {
  const found = new Map<string, ReusablePaper>();
  for (const target of asked) {
    const { reuse } = target;
    if (!reuse) continue;
    for (const paper of earlier.flatMap((one) => papersOf(one))) {
      const key = `${target.code} ${paper.hash}`;
      if (found.has(key) || paper.kind !== kindOfPaper(target) || !takes(target, paper.type)) continue;
      if (paper.validUntil !== null && paper.validUntil < today) continue;
      if (reuse.months !== null && monthsLater(paper.given, reuse.months) < today) continue;
      const { kind: _, ...shown } = paper;
      found.set(key, { ...shown, material: target.code });
    }
  }
  return [...found.values()];
}

type Paper = Omit<ReusablePaper, "material"> & { kind: string };

function papersOf({ matter, item }: EarlierCase): Paper[] {
  const { own } = matter.state;
  const personal = matter.personal as Partial<CasePersonal>; // empty once its key is destroyed
  if (!personal.applicant) return [];
  const from = { from: matter.id, number: own.number ?? own.applicationNumber, itemName: own.item.name };
  const given = item.materials.flatMap((material) => {
    const state = own.materials[material.code];
    if (!state || !isGood(own, state)) return [];
    return state.files.map(({ hash, type, at, reused }): Paper => {
      const name = personal.fileNames?.[hash] ?? material.name;
      return {
        ...from,
        kind: kindOfPaper(material),
        paper: material.name,
        hash,
        name,
        type,
        given: reused?.given ?? dayOf(new Date(at)),
        validUntil: null,
        document: null,
      };
    });
  });
  return [...given, ...issuedIn(own, from)];
}

/** Found in order by the officer who accepted it, in a case that went on and wasn't refused. */
function isGood(own: CaseOwn, { checked, lack }: MaterialState): boolean {
  return checked && !lack && own.acceptedOn !== null && own.outcome !== "deny" && !ENDED_BADLY.has(own.state);
}

const ENDED_BADLY: ReadonlySet<CaseOwn["state"]> = new Set(["withdrawn", "terminated", "voided", "declined", "not-accepted"]);

/** What the county itself issued to the owner and still holds. */
function issuedIn(own: CaseOwn, from: Pick<Paper, "from" | "number" | "itemName">): Paper[] {
  return Object.values(own.documents ?? {}).flatMap(({ audience, state, name, number, pdf, at, validUntil }) =>
    audience === "applicant" && state === "issued"
      ? [
          {
            ...from,
            kind: normal(name),
            paper: name,
            hash: pdf,
            name: `${name} ${number}.pdf`,
            type: FILE_KINDS.pdf.type,
            given: dayOf(new Date(at)),
            validUntil,
            document: number,
          },
        ]
      : [],
  );
}

function kindOfPaper({ name, reuse }: Pick<ItemMaterial, "name" | "reuse">): string {
  return normal(reuse?.as || name);
}

function normal(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, "");
}

function takes({ accept }: ItemMaterial, type: string): boolean {
  return accept.some((ending) => {
    const kind = kindOfName(`x.${ending}`);
    return kind !== undefined && FILE_KINDS[kind].type === type;
  });
}

/** The same day so many months later, or the last one of a month that is shorter. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
