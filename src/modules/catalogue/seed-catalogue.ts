import { inTransaction, type Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { Org } from "../identity/shared.ts";
import { catalogueChanged } from "./live-cache.ts";
import { mintItemCode } from "./mint-item-code.ts";
import { preparePackage } from "./prepare-package.ts";
import { type BasicItem, readBasicCatalogue, readGuides } from "./seeding/basic-catalogue.ts";
import { readConfiguredItems } from "./seeding/configured-items.ts";
import { type GuideDefaults, readDefaults } from "./seeding/defaults.ts";
import { derivePackage, sectorOf } from "./seeding/derive-package.ts";
import { readStandardProcesses } from "./seeding/standard-process.ts";
import type { DisclosureNode, ItemPackage, ItemType } from "./shared.ts";
import { basicItems, writeDisclosureNodes } from "./store.ts";
import { type Draft, writeVersions } from "./write-versions.ts";

type ServiceItem = BasicItem & { type: ItemType; class: "power" | "convenience" };
type Unplaced = Omit<Draft, "code"> & { basic: ServiceItem };

/**
 * Loads the basic catalogue: the 65 disclosure nodes, and in the demo county the 320 service items, each with its guide published. Can be run
 * again at any time: only what differs from what is in force becomes a new version; codes, once given, stay. Outside the demo a county publishes
 * its own items and only the nodes are loaded. Throws when the shipped data can't be published: that is a fault of the product.
 */
export async function seedCatalogue(
  house: House,
  { demo }: { demo: boolean },
): Promise<{ nodes: number; items: number; published: number }> {
  const [defaults, organisations] = await Promise.all([readDefaults(), orgs(house)]);
  const basics = await readBasicCatalogue(new Map(Object.entries(defaults.typeNames)));
  const departmentOf = bySector([...organisations.values()]);
  const nodes = basics.filter((basic) => basic.class === "disclosure").map((basic) => nodeOf(basic, departmentOf));
  const drafts = demo ? await draftsOf(house, basics.filter(isService), { defaults, organisations, departmentOf }) : [];
  const published = await inTransaction(house.db, async (tx) => {
    const nodesChanged = await writeDisclosureNodes(tx, nodes);
    const written = await writeVersions(tx, await placed(tx, drafts), { at: house.clock.now(), by: "system" });
    const fresh = written.filter((version) => !version.unchanged).length;
    if (nodesChanged || fresh > 0) await catalogueChanged(tx, house);
    return fresh;
  });
  return { nodes: nodes.length, items: drafts.length, published };
}

const isService = (basic: BasicItem): basic is ServiceItem => basic.class !== "disclosure" && basic.type !== null;

type DepartmentOf = (sector: string) => Org | undefined;

function bySector(organisations: readonly Org[]): DepartmentOf {
  const found = new Map(organisations.filter((org) => org.active).flatMap((org) => org.sectors.map((sector) => [sector, org] as const)));
  return (sector) => found.get(sector);
}

function nodeOf({ number, sector, name }: BasicItem, departmentOf: DepartmentOf): DisclosureNode {
  return { code: `D${String(number).padStart(2, "0")}`, number, group: sector, name, department: departmentOf(sector)?.code ?? null };
}

interface County {
  defaults: GuideDefaults;
  organisations: ReadonlyMap<string, Org>;
  departmentOf: DepartmentOf;
}

/** The package of each item, checked and compiled: the configured ones from their folders, the others made from the defaults. */
async function draftsOf(
  house: House,
  basics: readonly ServiceItem[],
  { defaults, organisations, departmentOf }: County,
): Promise<Unplaced[]> {
  const all = [...organisations.values()];
  const county = all.find((org) => org.kind === "county");
  if (!county) throw new Error("the catalogue is seeded after the organisations: there is no county");
  const sources = { defaults, county, hall: all.find((org) => org.kind === "hall"), processes: await readStandardProcesses() };
  const [guides, configured] = await Promise.all([readGuides(), readConfiguredItems(county.code)]);
  const drafts: Unplaced[] = [];
  const refused: string[] = [];
  for (const [index, basic] of basics.entries()) {
    const key = `${basic.class}:${basic.number}`;
    const guide = guides.get(key);
    const department = departmentOf(sectorOf(basic, defaults));
    if (!guide || !department) throw new Error(`basic catalogue: ${key} has no ${guide ? "department" : "guide"}`);
    const own = configured.get(key);
    const item: ItemPackage = { ...derivePackage(sources, { basic, guide, department, intake: own?.intake }), ...own };
    const prepared = await preparePackage(house, item);
    if (prepared.ok) drafts.push({ basic, number: basic.number, position: index + 1, package: item, prepared: prepared.value });
    else refused.push(`${key} ${basic.name}: ${JSON.stringify(prepared.faults)}`);
  }
  if (refused.length > 0) throw new Error(`basic catalogue: these items can't be published:\n${refused.join("\n")}`);
  return drafts;
}

/** Gives each item its code: the one it has, or the next of its unit and type, in the order of the basic catalogue. Retired items stay retired. */
async function placed(tx: Tx, drafts: readonly Unplaced[]): Promise<Draft[]> {
  const known = await basicItems(tx);
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
