import { FILE_KINDS, kindOfName, USUAL_KINDS } from "../../../platform/files/index.ts";
import type { ItemPackage } from "../../catalogue/shared.ts";
import type { Refusal } from "../../matters/index.ts";
import type { MaterialFile } from "../shared.ts";
import { isGiven, type MaterialState, NO_MATERIAL } from "./own.ts";

/**
 * Why the material list isn't complete, with the names: first what never came, then what came and wasn't ticked as found in order. The two
 * are told apart, because the answer to the first is 补正 and it may be asked only once.
 */
export function refuseIncomplete(item: ItemPackage, materials: Record<string, MaterialState>, checked: readonly string[]): Refusal | null {
  const required = item.materials.filter((material) => material.necessity === "required");
  const missing = required.filter((material) => !isGiven(materials[material.code]));
  if (missing.length > 0) return namesIn("cases/materials-missing", missing);
  const unchecked = required.filter((material) => !checked.includes(material.code));
  return unchecked.length > 0 ? namesIn("cases/materials-unchecked", unchecked) : null;
}

function namesIn(code: string, materials: ItemPackage["materials"]): Refusal {
  return { ok: false, code, detail: { materials: materials.map((material) => material.name).join("、") } };
}

/** Codes the item doesn't list: nothing beyond the published list may be asked for or taken (行政许可法 32). */
export function unknownMaterials(item: ItemPackage, codes: readonly string[]): string[] {
  return codes.filter((code) => !item.materials.some((material) => material.code === code));
}

export function refuseUnknown(item: ItemPackage, codes: readonly string[]): Refusal | null {
  const unknown = unknownMaterials(item, codes);
  return unknown.length > 0 ? { ok: false, code: "cases/material-not-listed", detail: { materials: unknown.join(", ") } } : null;
}

/** Ticks what was checked. */
export function tick(materials: Record<string, MaterialState>, checked: readonly string[]): Record<string, MaterialState> {
  return Object.fromEntries(checked.map((code) => [code, { ...(materials[code] ?? NO_MATERIAL), checked: true }]));
}

/** A file may be stored for one material and named for another: each takes only the kinds its standard says. */
export function refuseFiles(item: ItemPackage, files: readonly MaterialFile[]): Refusal | null {
  const listed = refuseUnknown(
    item,
    files.map((file) => file.material),
  );
  if (listed) return listed;
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
