import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../platform/root.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { createDesign } from "./create-design.ts";
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
