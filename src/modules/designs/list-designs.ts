import { readCursor } from "../../platform/db/cursor.ts";
import { listItems } from "../catalogue/index.ts";
import type { ItemFilter } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import { editableOrgs } from "./domain/editing.ts";
import type { ConfiguredRow, DesignRow } from "./shared.ts";
import { openAmong, pageOfDesigns } from "./store.ts";

export interface DesignsPage {
  department?: string | undefined;
  /** Part of the name or code. */
  text?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Designs somebody may work on, the last saved first, a page at a time: one query. */
export async function listDesigns(house: House, actor: Actor, page: DesignsPage): Promise<{ rows: DesignRow[]; next: string | null }> {
  const after = readCursor(page.after, ["instant", "uuid"]);
  const query = { orgs: editableOrgs(actor), department: page.department, text: page.text, after, limit: page.limit + 1 };
  const [found, byCode] = await Promise.all([pageOfDesigns(house.db, query), orgs(house)]);
  const rows = found.slice(0, page.limit);
  return {
    rows: rows.map(({ item, name, type, kind, department, base_version, saved_at, saved_by_name }) => ({
      code: item,
      ...{ name, type, kind, department },
      departmentName: byCode.get(department)?.name ?? department,
      baseVersion: base_version,
      savedAt: saved_at.toISOString(),
      savedBy: saved_by_name,
    })),
    next: found.length > page.limit ? (rows.at(-1)?.cursor ?? null) : null,
  };
}

export interface ConfiguredPage {
  filter: ItemFilter;
  after?: string | undefined;
  limit: number;
}

/** Items in force, each with the design open for its next version: the catalogue's page and one query more. */
export async function listConfigured(
  house: House,
  actor: Actor,
  { filter, ...page }: ConfiguredPage,
): Promise<{ rows: ConfiguredRow[]; next: string | null; total: number }> {
  const found = await listItems(house, filter, page);
  const open = await openAmong(
    house.db,
    found.rows.map((row) => row.code),
  );
  const rows = found.rows.map(({ code, name, type, kind, department, departmentName }) => {
    const mayEdit = can(actor, "catalogue.edit", { org: department });
    return { ...{ code, name, type, kind, department, departmentName, mayEdit }, design: mayEdit ? (open.get(code) ?? null) : null };
  });
  return { rows, next: found.next, total: found.total };
}
