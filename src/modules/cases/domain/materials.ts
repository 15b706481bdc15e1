import { FILE_KINDS, kindOfName, USUAL_KINDS } from "../../../platform/files/index.ts";
import type { ItemPackage } from "../../catalogue/shared.ts";
import type { Refusal } from "../../matters/index.ts";
import type { MaterialFile } from "../shared.ts";
import { isGiven, type MaterialState, NO_MATERIAL } from "./own.ts";

/** Names of the required materials that weren't given or weren't found in order. */
export function missingMaterials(item: ItemPackage, materials: Record<string, MaterialState>, checked: readonly string[]): string[] {
  return item.materials
    .filter((material) => material.necessity === "required" && !(isGiven(materials[material.code]) && checked.includes(material.code)))
    .map((material) => material.name);
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
