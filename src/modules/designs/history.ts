import { readCursor } from "../../platform/db/cursor.ts";
import { inspectPackage, itemVersionNumbered, listVersions } from "../catalogue/index.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { isSame } from "./domain/changed-parts.ts";
import { compareForms, compareGuides, compareProcesses } from "./domain/compare-packages.ts";
import { refuse } from "./refusal.ts";
import { saveDesign } from "./save-design.ts";
import { type Comparison, type RevisionRow, type Saved, STATE_NAME, type VersionRow } from "./shared.ts";
import { pageOfRevisions, publishersOf, revisionOfItem } from "./store.ts";
import { designView } from "./view-design.ts";

export interface HistoryPage {
  code: string;
  after?: string | undefined;
  limit: number;
}

/** Saved states of all designs of an item, the newest first. Null when the item isn't the reader's to design. */
export async function history(house: House, actor: Actor, page: HistoryPage): Promise<{ rows: RevisionRow[]; next: string | null } | null> {
  if (!(await mayLookBack(house, actor, page.code))) return null;
  const cursor = readCursor(page.after, ["instant", "uuid", "text"]);
  const after = /^\d{1,9}$/.test(cursor?.[2] ?? "") ? cursor : null;
  const found = await pageOfRevisions(house.db, page.code, after, page.limit + 1);
  const rows = found.slice(0, page.limit);
  return {
    rows: rows.map((row) => ({
      state: `${row.design}.${row.number}`,
      number: row.number,
      act: row.act,
      since: row.since.toISOString(),
      at: row.at.toISOString(),
      by: row.by_name,
      changed: row.changed,
      design: row.state,
    })),
    next: found.length > page.limit ? (rows.at(-1)?.cursor ?? null) : null,
  };
}

/** Published versions of an item with who published them, the newest first. Null when there is no such item to see. */
export async function versions(house: House, actor: Actor, page: HistoryPage): Promise<{ rows: VersionRow[]; next: string | null } | null> {
  if (!(await designView(house, actor, page.code))) return null;
  const below = /^\d{1,9}$/.test(page.after ?? "") ? Number(page.after) : undefined;
  const found = await listVersions(house, page.code, { below, limit: page.limit });
  const by = await publishersOf(
    house.db,
    page.code,
    found.rows.map((row) => row.version),
  );
  return {
    rows: found.rows.map(({ version, publishedAt, inForceTo }) => ({
      state: `v${version}`,
      version,
      publishedAt: publishedAt.toISOString(),
      by: by.get(version) ?? null,
      inForceTo: inForceTo?.toISOString() ?? null,
    })),
    next: found.next === null ? null : String(found.next),
  };
}

/** Any two states of an item: the guide value by value, the form field by field, the process element by element. Null when one isn't there. */
export async function compareStates(
  house: House,
  actor: Actor,
  { code, before, after }: { code: string; before: string; after: string },
): Promise<Comparison | null> {
  const [old, now] = await Promise.all([stateOf(house, actor, code, before), stateOf(house, actor, code, after)]);
  if (!old || !now) return null;
  const [was, is] = await Promise.all([inspectPackage(old), inspectPackage(now)]);
  return {
    guide: compareGuides(old, now),
    form: compareForms(old.form, now.form),
    process: was.process && is.process ? compareProcesses(was.process, is.process) : null,
    isProcessSame: isSame(old.process, now.process),
    drawings: { before: was.drawing, after: is.drawing },
    materials: Object.fromEntries([...old.materials, ...now.materials].map((material) => [material.code, material.name])),
  };
}

/** Puts an earlier state of the item in the place of what its open design holds now, as a further revision. */
export async function restoreState(
  house: House,
  actor: Actor,
  { code, revision, state }: { code: string; revision: number; state: string },
): Promise<Saved> {
  const earlier = await stateOf(house, actor, code, state);
  if (!earlier) return refuse("designs/not-found");
  return saveDesign(house, actor, { code, revision, package: earlier }, "restored");
}

/** What one state of an item held; null when it isn't there, or isn't the reader's to see. */
export async function stateOf(house: House, actor: Actor, code: string, state: string): Promise<ItemPackage | null> {
  const [, version, design, number] = STATE_NAME.exec(state) ?? [];
  if (version !== undefined) {
    const isShown = (await designView(house, actor, code)) !== null;
    return isShown ? ((await itemVersionNumbered(house, code, Number(version)))?.package ?? null) : null;
  }
  if (design === undefined || !(await mayLookBack(house, actor, code))) return null;
  return (await revisionOfItem(house.db, code, design, Number(number))) ?? null;
}

/** What was tried and given up is for those alone who may design the item. */
async function mayLookBack(house: House, actor: Actor, code: string): Promise<boolean> {
  return (await designView(house, actor, code))?.mayEdit ?? false;
}
