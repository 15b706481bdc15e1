import { sql } from "kysely";
import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { Actor } from "../identity/shared.ts";
import { catalogueChanged } from "./live-cache.ts";
import { bySector, type DepartmentOf, type LeftItem, placed, readCatalogue, standardDrafts } from "./standard-drafts.ts";
import { basicItems, writeDisclosureNodes } from "./store.ts";
import { writeVersions } from "./write-versions.ts";

export interface CatalogueImport {
  /** Organisation by sector, before what the organisations say of themselves. */
  departments?: ReadonlyMap<string, string>;
  /** 监督电话 of the guides. */
  complaintPhone: string;
}

export type CatalogueImported =
  | { ok: true; published: { code: string; name: string }[]; present: number; left: LeftItem[] }
  | { ok: false; code: "catalogue/forbidden" | "catalogue/no-county" | "catalogue/unknown-department"; detail?: string };

/**
 * Brings the basic catalogue into a county of its own: publishes the standard guide of every item whose department is there and that the county
 * doesn't have yet, and tells what it left and why. What is there already, changed by the county or retired, is never touched, so it can be
 * repeated whenever departments were added. Only whoever has the machine can do it: it publishes for all departments at once.
 */
export async function importCatalogue(
  house: House,
  actor: Actor,
  { departments, complaintPhone }: CatalogueImport,
): Promise<CatalogueImported> {
  if (actor.kind !== "system") return { ok: false, code: "catalogue/forbidden" };
  const [{ defaults, services, nodesFor }, organisations, known] = await Promise.all([readCatalogue(), orgs(house), basicItems(house.db)]);
  if (![...organisations.values()].some((org) => org.kind === "county")) return { ok: false, code: "catalogue/no-county" };
  const unknown = [...(departments ?? [])].find(([, code]) => !organisations.get(code)?.active);
  if (unknown) return { ok: false, code: "catalogue/unknown-department", detail: unknown[1] };
  const own = bySector(organisations.values());
  const departmentOf: DepartmentOf = (sector) => organisations.get(departments?.get(sector) ?? "") ?? own(sector);
  const county = { defaults: { ...defaults, complaintPhone }, organisations, departmentOf };
  const { drafts, left } = await standardDrafts(house, services, (key) => !known.has(key), county);
  return inTransaction(house.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('catalogue.import'))`.execute(tx);
    const nodesChanged = await writeDisclosureNodes(tx, nodesFor(departmentOf));
    // Again under the lock: what somebody has imported meanwhile isn't written twice.
    const present = await basicItems(tx);
    const fresh = await placed(
      tx,
      drafts.filter(({ basic }) => !present.has(`${basic.class}:${basic.number}`)),
      present,
    );
    await writeVersions(tx, fresh, { at: house.clock.now(), by: "system" });
    if (nodesChanged || fresh.length > 0) await catalogueChanged(tx, house);
    return {
      ok: true,
      published: fresh.map(({ code, package: item }) => ({ code, name: item.name })),
      present: present.size,
      left,
    } as const;
  });
}
