import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { softwareCrypto } from "../../platform/crypto.ts";
import { ROOT } from "../../platform/root.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { createDesign } from "./create-design.ts";
import type { FileContent } from "./domain/package-file.ts";
import { signedFile } from "./export-package.ts";
import { designView } from "./view-design.ts";

/** A design of a new item begun from a template; throws when it is refused. */
export async function newDesign(
  house: House,
  actor: Actor,
  given: Partial<{ name: string; kind: ItemPackage["kind"]; type: ItemPackage["type"]; department: string }> = {},
): Promise<{ code: string; package: ItemPackage }> {
  const wanted = { name: "试办事项", kind: "promised", type: "XK", department: "610999MZ", objects: ["person"], ...given };
  const made = await createDesign(house, actor, { from: "template", ...wanted });
  const view = made.ok ? await designView(house, actor, made.code) : null;
  if (!view) throw new Error(`no design: ${JSON.stringify(made)}`);
  return { code: view.code, package: view.package };
}

/** A standard process as it is shipped, BPMN 2.0 XML. */
export async function readStandardProcess(kind: ItemPackage["kind"]): Promise<string> {
  return readFile(join(ROOT, "data", "processes", `${kind}.bpmn`), "utf8");
}

/** A drawing one may keep while it is being made, and nothing can run. */
export const HALF_DRAWN =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><userTask id="t"/></process></definitions>';

/** A package file as another county would sign it: whatever its content, the signature is right. */
export function signedElsewhere(content: unknown): string {
  // What is tried here is content that no county's own exporting would write.
  return signedFile({ crypto: softwareCrypto(randomBytes(32)) }, content as FileContent);
}
