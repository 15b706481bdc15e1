import { FILE_KINDS, kindOfName, USUAL_KINDS } from "../../../platform/files/index.ts";
import { type ItemMaterial, type ItemPackage, judgeAnswers, materialsFor, type SituationAnswers } from "../../catalogue/shared.ts";
import type { Refusal } from "../../matters/index.ts";
import type { MaterialFile } from "../shared.ts";
import { type CaseOwn, isGiven, type MaterialState, NO_MATERIAL } from "./own.ts";

/**
 * The papers this case is asked for: they stand openly in it, so that they hold for readers who see masked data and after its key is destroyed; what was
 * answered is personal. Of an application, and in cases from before that, by the answers themselves.
 */
export function askedIn(item: Pick<ItemPackage, "materials">, { asked, situations }: AskedBy): ItemMaterial[] {
  return asked ? item.materials.filter(({ code }) => asked.includes(code)) : materialsFor(item, situations);
}

type AskedBy = Pick<CaseOwn, "asked" | "situations">;

/** Every question of the item is answered with one of its choices, and nothing else is: what papers are asked for hangs on it. */
export function refuseAnswers(item: ItemPackage, answers: SituationAnswers): Refusal | null {
  const { missing, unknown } = judgeAnswers(item, answers);
  if (unknown.length > 0) return { ok: false, code: "cases/situation-unknown", detail: { situations: unknown.join(", ") } };
  if (missing.length === 0) return null;
  return { ok: false, code: "cases/situation-unanswered", detail: { situations: missing.map(({ question }) => question).join("、") } };
}

/**
 * Why the material list isn't complete, with the names: first what never came, then what came and wasn't ticked as found in order. The two
 * are told apart, because the answer to the first is 补正 and it may be asked only once.
 */
export function refuseIncomplete(item: ItemPackage, own: AskedBy & Pick<CaseOwn, "materials">, checked: readonly string[]): Refusal | null {
  const { materials } = own;
  const required = askedIn(item, own).filter((material) => material.necessity === "required");
  const missing = required.filter((material) => !isGiven(materials[material.code]));
  if (missing.length > 0) return namesIn("cases/materials-missing", missing);
  const unchecked = required.filter((material) => !checked.includes(material.code));
  return unchecked.length > 0 ? namesIn("cases/materials-unchecked", unchecked) : null;
}

function namesIn(code: string, materials: ItemPackage["materials"]): Refusal {
  return { ok: false, code, detail: { materials: materials.map((material) => material.name).join("、") } };
}

/** Nothing beyond what the item lists for this situation may be asked for or taken (行政许可法 32). */
export function refuseUnknown(item: ItemPackage, own: AskedBy, codes: readonly string[]): Refusal | null {
  const unknown = codes.filter((code) => !item.materials.some((material) => material.code === code));
  if (unknown.length > 0) return { ok: false, code: "cases/material-not-listed", detail: { materials: unknown.join(", ") } };
  const asked = new Set(askedIn(item, own).map(({ code }) => code));
  const elsewhere = item.materials.filter(({ code }) => codes.includes(code) && !asked.has(code));
  return elsewhere.length > 0 ? namesIn("cases/material-of-other-situation", elsewhere) : null;
}

/** Ticks what was checked. */
export function tick(materials: Record<string, MaterialState>, checked: readonly string[]): Record<string, MaterialState> {
  return Object.fromEntries(checked.map((code) => [code, { ...(materials[code] ?? NO_MATERIAL), checked: true }]));
}

/** A file may be stored for one material and named for another: each takes only the kinds its standard says. */
export function refuseFiles(item: ItemPackage, own: AskedBy, files: readonly MaterialFile[]): Refusal | null {
  const listed = refuseUnknown(
    item,
    own,
    files.map((file) => file.material),
  );
  if (listed) return listed;
  // Nothing is taken over that wasn't proven to be the applicant's (reuse/reused-files).
  if (files.some(({ reuse, reused }) => reuse && !reused)) return { ok: false, code: "cases/reuse-not-yours" };
  const wrong = files.filter((file) => !typesOf(item, file.material).has(file.type));
  if (wrong.length === 0) return null;
  const names = item.materials.filter((material) => wrong.some((file) => file.material === material.code)).map((material) => material.name);
  return { ok: false, code: "cases/file-kind-not-taken", detail: { materials: names.join("、") } };
}

function typesOf(item: ItemPackage, code: string): ReadonlySet<string> {
  const endings = item.materials.find((material) => material.code === code)?.accept ?? [];
  const kinds = endings.map((ending) => kindOfName(`x.${ending}`)).filter((kind) => kind !== undefined);
  return new Set((kinds.length > 0 ? kinds : USUAL_KINDS).map((kind) => FILE_KINDS[kind].type));
}
