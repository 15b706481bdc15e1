import { drawingFault } from "../../core/process/index.ts";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import { isBounded } from "../cases/index.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { type Actor, can } from "../identity/shared.ts";
import { changedParts } from "./domain/changed-parts.ts";
import { LARGEST_PACKAGE, LARGEST_PROCESS, MOST_LEVELS, packageSchema } from "./package-schema.ts";
import { refuse, refuseDrawing, refuseInput } from "./refusal.ts";
import type { DesignRefusal, Saved } from "./shared.ts";
import {
  type DesignRecord,
  dropRevision,
  insertRevision,
  openDesign,
  type RevisionAct,
  revisionOf,
  thinRevisions,
  writeSaved,
} from "./store.ts";

/** Savings of one person are one entry of the history as long as each follows within so many milliseconds of the last … */
const FOLDED_WITHIN = 10 * 60_000;
/** … and they haven't gone on for longer than this. */
const FOLDED_FOR = 30 * 60_000;
const REVISIONS_KEPT = 100;

export interface SaveDesign {
  code: string;
  /** Number of the revision the change was made on. */
  revision: number;
  package: unknown;
}

/**
 * Saves the whole package of an open design as its next revision. Refused, with nothing written, when it isn't a package in shape and size, or
 * when somebody else saved in between (`designs/conflict`, with who and when).
 */
export async function saveDesign(house: House, actor: Actor, input: SaveDesign, act: RevisionAct = "saved"): Promise<Saved> {
  const read = await readPackage(input.package);
  if (!read.ok) return read;
  return inTransaction(house.db, async (tx) => {
    const design = await openDesign(tx, input.code, true);
    if (!design) return refuse("designs/not-found");
    const item = read.package;
    for (const org of [design.department, item.department]) if (!can(actor, "catalogue.edit", { org })) return refuse("designs/forbidden");
    if (item.type !== design.type) return refuse("designs/type-fixed", "type");
    if (design.revision !== input.revision) return conflict(design);
    return { ok: true, ...(await writeRevision(tx, house, actor, design, item, act)) };
  });
}

export function conflict({ saved_by_name, saved_at, revision }: DesignRecord): DesignRefusal {
  return { ok: false, code: "designs/conflict", conflict: { by: saved_by_name, at: saved_at.toISOString(), revision } };
}

type Read = { ok: true; package: ItemPackage } | DesignRefusal;

/** A package from outside: in shape, in size, in text a database keeps, and with a process that no parser chokes on. */
export async function readPackage(given: unknown): Promise<Read> {
  const process: unknown = typeof given === "object" && given !== null && "process" in given ? given.process : "";
  if (typeof process === "string" && Buffer.byteLength(process) > LARGEST_PROCESS) return refuse("designs/too-large", "process");
  if (!isBounded(given, MOST_LEVELS)) return refuse("designs/invalid");
  const parsed = packageSchema.safeParse(given);
  if (!parsed.success) return refuseInput(parsed.error);
  if (Buffer.byteLength(JSON.stringify(parsed.data)) > LARGEST_PACKAGE) return refuse("designs/too-large");
  const fault = await drawingFault(parsed.data.process);
  return fault ? refuseDrawing(fault) : { ok: true, package: parsed.data };
}

async function writeRevision(tx: Tx, house: House, actor: Actor, design: DesignRecord, item: ItemPackage, act: RevisionAct) {
  const at = house.clock.now();
  const by = actor.id ?? actor.kind;
  const last = await revisionOf(tx, design.id, design.revision);
  if (!last) throw new Error(`design ${design.id} lacks its revision ${design.revision}`);
  const changed = changedParts(last.package, item);
  const savedAt = at.toISOString();
  if (changed.length === 0 && act === "saved") return { revision: design.revision, savedAt: design.saved_at.toISOString() };
  const isFolded =
    act === "saved" &&
    last.act === "saved" &&
    last.by_id === by &&
    at.getTime() - last.at.getTime() <= FOLDED_WITHIN &&
    at.getTime() - last.since.getTime() <= FOLDED_FOR;
  const number = design.revision + 1;
  if (isFolded) await dropRevision(tx, design.id, last.number);
  const told = isFolded ? [...new Set([...last.changed, ...changed])].sort() : changed;
  const head = { design: design.id, number, act, since: isFolded ? last.since : at, at, by_id: by, by_name: actor.name, changed: told };
  await insertRevision(tx, head, item);
  await thinRevisions(tx, design.id, REVISIONS_KEPT);
  const listed = { name: item.name, kind: item.kind, department: item.department };
  await writeSaved(tx, { ...design, ...listed, revision: number, saved_at: at, saved_by: by, saved_by_name: actor.name });
  return { revision: number, savedAt };
}
