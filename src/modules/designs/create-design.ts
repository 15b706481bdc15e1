import { v7 } from "uuid";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import { findItem, mintItemCode, templatePackage } from "../catalogue/index.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import { refuse, refuseInput } from "./refusal.ts";
import { type CreateDesign, type Created, createDesignSchema, type DesignOrigin, type DesignRefusal } from "./shared.ts";
import { insertDesign, insertRevision, type RevisionAct } from "./store.ts";

/** What a design begins with. */
export interface Beginning {
  /** Null: a new item, whose code is minted. */
  code: string | null;
  package: ItemPackage;
  base: { versionId: string; version: number } | null;
  origin: DesignOrigin;
}

/** Opens the one design an item code may have (W1): from the template of a kind, from the item's version in force, or as a copy of another item. */
export async function createDesign(house: House, actor: Actor, input: unknown): Promise<Created> {
  const parsed = createDesignSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const beginning = await beginningOf(house, parsed.data);
  if ("ok" in beginning) return beginning;
  if (!can(actor, "catalogue.edit", { org: beginning.package.department })) return refuse("designs/forbidden");
  return inTransaction(house.db, (tx) => beginDesign(tx, house, actor, beginning, "created"));
}

async function beginningOf(house: House, wanted: CreateDesign): Promise<Beginning | DesignRefusal> {
  if (wanted.from === "template") {
    const made = await templatePackage(house, wanted);
    if (!made) return refuse("designs/department", "department");
    return { code: null, package: made, base: null, origin: { kind: "template", of: wanted.kind } };
  }
  const found = await findItem(house, wanted.code);
  if (!found) return refuse("designs/not-found");
  if (wanted.from === "version") {
    const { code, versionId, version } = found;
    return { code, package: found.package, base: { versionId, version }, origin: { kind: "version", of: String(version) } };
  }
  const department = (await orgs(house)).get(wanted.department);
  if (!department?.active) return refuse("designs/department", "department");
  const copy: ItemPackage = {
    ...found.package,
    name: wanted.name,
    type: wanted.type,
    class: wanted.type === "FW" ? "convenience" : "power",
    department: department.code,
    body: department.name,
  };
  return { code: null, package: copy, base: null, origin: { kind: "copy", of: found.code } };
}

/** Writes a new design with its first revision. The right has been checked. */
export async function beginDesign(tx: Tx, house: House, actor: Actor, beginning: Beginning, act: RevisionAct): Promise<Created> {
  const item = beginning.package;
  const code = beginning.code ?? (await mintItemCode(tx, item));
  if (code === null) return refuse("designs/no-code", "department");
  const at = house.clock.now();
  const [by, name] = [actor.id ?? actor.kind, actor.name];
  const id = v7({ msecs: at.getTime() });
  const written = await insertDesign(tx, {
    id,
    item: code,
    ...{ name: item.name, type: item.type, kind: item.kind, department: item.department },
    state: "open",
    revision: 1,
    base: beginning.base?.versionId ?? null,
    base_version: beginning.base?.version ?? null,
    origin: beginning.origin,
    ...{ created_at: at, created_by: by, created_by_name: name, saved_at: at, saved_by: by, saved_by_name: name },
  });
  if (!written) return refuse("designs/open-already");
  await insertRevision(tx, { design: id, number: 1, act, since: at, at, by_id: by, by_name: name, changed: [] }, item);
  return { ok: true, code, revision: 1 };
}
