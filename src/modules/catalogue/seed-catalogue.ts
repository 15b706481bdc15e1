import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { catalogueChanged } from "./live-cache.ts";
import { bySector, placed, readCatalogue, standardDrafts } from "./standard-drafts.ts";
import { basicItems, writeDisclosureNodes } from "./store.ts";
import { writeVersions } from "./write-versions.ts";

/**
 * Loads the basic catalogue: the 65 disclosure nodes, and in the demo county the 320 service items, each with its guide published. Can be run
 * again at any time: only what differs from what is in force becomes a new version; codes, once given, stay. Outside the demo only the nodes are
 * loaded, and `importCatalogue` brings the items when the departments are there. Throws when the shipped data can't be published: that is a fault
 * of the product.
 */
export async function seedCatalogue(
  house: House,
  { demo }: { demo: boolean },
): Promise<{ nodes: number; items: number; published: number }> {
  const [{ defaults, services, nodesFor }, organisations] = await Promise.all([readCatalogue(), orgs(house)]);
  const departmentOf = bySector(organisations.values());
  const nodes = nodesFor(departmentOf);
  const { drafts, left } = await standardDrafts(house, demo ? services : [], () => true, { defaults, organisations, departmentOf });
  if (left.length > 0)
    throw new Error(`basic catalogue: these items can't be published:\n${left.map((item) => JSON.stringify(item)).join("\n")}`);
  const published = await inTransaction(house.db, async (tx) => {
    const nodesChanged = await writeDisclosureNodes(tx, nodes);
    const written = await writeVersions(tx, await placed(tx, drafts, await basicItems(tx)), { at: house.clock.now(), by: "system" });
    const fresh = written.filter((version) => !version.unchanged).length;
    if (nodesChanged || fresh > 0) await catalogueChanged(tx, house);
    return fresh;
  });
  return { nodes: nodes.length, items: drafts.length, published };
}
