import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { readDefaults } from "./seeding/defaults.ts";
import { derivePackage } from "./seeding/derive-package.ts";
import { readStandardProcesses } from "./seeding/standard-process.ts";
import type { CaseKind, ItemPackage, ItemType } from "./shared.ts";

/** What somebody says of a new item before anything else is known. */
export interface TemplateChoice {
  name: string;
  kind: CaseKind;
  type: ItemType;
  department: string;
  objects: ItemPackage["objects"];
}

/**
 * What a new item of a kind begins with: the kind's standard process, a plain form and a guide made from the type and the department, complete
 * enough to be published as it is. Null when there is no such department.
 */
export async function templatePackage(house: House, choice: TemplateChoice): Promise<ItemPackage | null> {
  const [defaults, processes, organisations] = await Promise.all([readDefaults(), readStandardProcesses(), orgs(house)]);
  const all = [...organisations.values()];
  const department = organisations.get(choice.department);
  const county = all.find((org) => org.kind === "county");
  if (!department?.active || !county) return null;
  const { pattern: name, ...plainer } = defaults.templates[choice.kind];
  const pattern = defaults.patterns[name];
  if (!pattern) throw new Error(`defaults.json: no pattern "${name}" for the template "${choice.kind}"`);
  const sources = {
    defaults: { ...defaults, patterns: { template: { ...pattern, ...plainer } } },
    processes,
    county,
    hall: all.find((org) => org.kind === "hall"),
  };
  const basic = {
    class: choice.type === "FW" ? ("convenience" as const) : ("power" as const),
    sector: department.sectors[0] ?? department.shortName,
    number: 0,
    name: choice.name,
    type: choice.type,
  };
  const guide = { objects: choice.objects, themes: [], pattern: "template", bases: [], note: "" };
  const item = derivePackage(sources, { basic, guide, department });
  return { ...item, section: item.section || defaults.windowSection };
}
