import type { Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import type { Org } from "../identity/shared.ts";
import { mintItemCode } from "./mint-item-code.ts";
import { preparePackage } from "./prepare-package.ts";
import { type BasicItem, readBasicCatalogue, readGuides } from "./seeding/basic-catalogue.ts";
import { readConfiguredItems } from "./seeding/configured-items.ts";
import { type GuideDefaults, readDefaults } from "./seeding/defaults.ts";
import { derivePackage, sectorOf } from "./seeding/derive-package.ts";
import { readStandardProcesses } from "./seeding/standard-process.ts";
import type { DisclosureNode, ItemPackage, ItemType, PackageFault } from "./shared.ts";
import type { Draft } from "./write-versions.ts";

export type ServiceItem = BasicItem & { type: ItemType; class: "power" | "convenience" };
export type UnplacedDraft = Omit<Draft, "code"> & { basic: ServiceItem };

/** An item of the basic catalogue that can't be published in this county, and why. */
export interface LeftItem {
  /** Class and number, as `power:39`. */
  key: string;
  name: string;
  /** The sector whose department would handle it. */
  sector: string;
  reason: "no-department" | "no-joint-unit" | "faulty";
  /** The organisation that is missing. */
  unit?: string;
  faults?: PackageFault[];
}

export type DepartmentOf = (sector: string) => Org | undefined;

/** The active organisation that names a sector as its own. */
export function bySector(organisations: Iterable<Org>): DepartmentOf {
  const found = new Map(
    [...organisations].filter((org) => org.active).flatMap((org) => org.sectors.map((sector) => [sector, org] as const)),
  );
  return (sector) => found.get(sector);
}

export interface BasicCatalogue {
  defaults: GuideDefaults;
  services: ServiceItem[];
  /** The 65 nodes of disclosure, each with its department where there is one. */
  nodesFor(departmentOf: DepartmentOf): DisclosureNode[];
}

/** The basic catalogue as it is shipped. */
export async function readCatalogue(): Promise<BasicCatalogue> {
  const defaults = await readDefaults();
  const basics = await readBasicCatalogue(new Map(Object.entries(defaults.typeNames)));
  const disclosure = basics.filter((basic) => basic.class === "disclosure");
  return {
    defaults,
    services: basics.filter(isService),
    nodesFor: (departmentOf) => disclosure.map((basic) => nodeOf(basic, departmentOf)),
  };
}

const isService = (basic: BasicItem): basic is ServiceItem => basic.class !== "disclosure" && basic.type !== null;

function nodeOf({ number, sector, name }: BasicItem, departmentOf: DepartmentOf): DisclosureNode {
  return { code: `D${String(number).padStart(2, "0")}`, number, group: sector, name, department: departmentOf(sector)?.code ?? null };
}

interface County {
  defaults: GuideDefaults;
  organisations: ReadonlyMap<string, Org>;
  departmentOf: DepartmentOf;
}

/**
 * The package of each item, checked and compiled: the configured ones from their folders, the others made from the defaults. What has no department
 * here, or fails the checks of publishing, is left.
 */
export async function standardDrafts(
  house: House,
  services: readonly ServiceItem[],
  wanted: (key: string) => boolean,
  { defaults, organisations, departmentOf }: County,
): Promise<{ drafts: UnplacedDraft[]; left: LeftItem[] }> {
  const all = [...organisations.values()].filter((org) => org.active);
  const county = all.find((org) => org.kind === "county");
  if (services.length === 0) return { drafts: [], left: [] };
  if (!county) throw new Error("the catalogue comes after the organisations: there is no county");
  const sources = { defaults, county, hall: all.find((org) => org.kind === "hall"), processes: await readStandardProcesses() };
  const [guides, configured] = await Promise.all([readGuides(), readConfiguredItems(county.code)]);
  const drafts: UnplacedDraft[] = [];
  const left: LeftItem[] = [];
  for (const [index, basic] of services.entries()) {
    const key = `${basic.class}:${basic.number}`;
    if (!wanted(key)) continue;
    const guide = guides.get(key);
    if (!guide) throw new Error(`guides.csv: ${key} has no row`);
    const sector = sectorOf(basic, defaults);
    const department = departmentOf(sector);
    const leave = (why: Pick<LeftItem, "reason" | "unit" | "faults">) => left.push({ key, name: basic.name, sector, ...why });
    if (!department) {
      leave({ reason: "no-department" });
      continue;
    }
    const own = configured.get(key);
    const item: ItemPackage = { ...derivePackage(sources, { basic, guide, department, intake: own?.intake }), ...own };
    const missing = item.jointUnits.find((unit) => !all.some((org) => org.code === unit));
    if (missing !== undefined) {
      leave({ reason: "no-joint-unit", unit: missing });
      continue;
    }
    const prepared = await preparePackage(house, item);
    if (prepared.ok) drafts.push({ basic, number: basic.number, position: index + 1, package: item, prepared: prepared.value });
    else leave({ reason: "faulty", faults: prepared.faults });
  }
  return { drafts, left };
}

/** What the basic catalogue has become here: code and state by class and number. */
export type KnownItems = ReadonlyMap<string, { code: string; state: "in-force" | "retired" }>;

/** Gives each item its code: the one it has, or the next of its unit and type, in the order of the basic catalogue. Retired items stay retired. */
export async function placed(tx: Tx, drafts: readonly UnplacedDraft[], known: KnownItems): Promise<Draft[]> {
  const result: Draft[] = [];
  for (const { basic, ...draft } of drafts) {
    const before = known.get(`${basic.class}:${basic.number}`);
    if (before?.state === "retired") continue;
    result.push({ ...draft, code: before?.code ?? (await mintCode(tx, draft.package)) });
  }
  return result;
}

async function mintCode(tx: Tx, item: ItemPackage): Promise<string> {
  const code = await mintItemCode(tx, item);
  if (code === null) throw new Error(`no item code for organisation ${item.department}`);
  return code;
}
