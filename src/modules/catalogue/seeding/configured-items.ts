import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FormDefinition } from "../../../core/forms/index.ts";
import type { ItemPackage } from "../shared.ts";
import { DATA } from "./defaults.ts";

const FOLDER = join(DATA, "items");

/** What an `item.json` says: which item of the basic catalogue it is, and every field that differs from its standard guide. */
type ConfiguredItem = Partial<Omit<ItemPackage, "form" | "process">> & { basic: string };

/**
 * The items configured in full, by class and number: `data/items/<slug>/` with item.json, form.json and process.bpmn. Joint units stand there as
 * the two letters of the department and become organisation codes of the county.
 */
export async function readConfiguredItems(county: string): Promise<Map<string, Partial<ItemPackage>>> {
  const folders = (await readdir(FOLDER, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return new Map(await Promise.all(folders.sort().map((folder) => readItem(folder, county))));
}

async function readItem(folder: string, county: string): Promise<[string, Partial<ItemPackage>]> {
  const file = (name: string) => readFile(join(FOLDER, folder, name), "utf8");
  const [item, form, process] = await Promise.all([file("item.json"), file("form.json"), file("process.bpmn")]);
  const { basic, jointUnits, ...fields } = JSON.parse(item) as ConfiguredItem; // publishing checks every field
  const units = jointUnits ? { jointUnits: jointUnits.map((letters) => `${county}${letters}`) } : {};
  return [basic, { ...fields, ...units, form: JSON.parse(form) as FormDefinition, process }];
}
