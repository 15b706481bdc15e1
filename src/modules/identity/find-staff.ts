import type { House } from "../house.ts";
import { type Actor, can, findStaffSchema, type StaffChoice } from "./shared.ts";
import { sectionsHeld, staffNamed } from "./store.ts";

/**
 * Staff whom a process can name: active ones by part of a name or staff number, or those of the numbers given, whoever they are now.
 * At most 50, by staff number; none for who designs no processes. Throws on a filter that doesn't fit `findStaffSchema`.
 */
export async function findStaff(house: House, actor: Actor, filter: unknown): Promise<StaffChoice[]> {
  const wanted = findStaffSchema.parse(filter);
  if (!can(actor, "catalogue.edit")) return [];
  return staffNamed(house.db, wanted);
}

/** Sections (科室) that somebody holds a post in: of one organisation, or of the whole county. By name; none for who designs no processes. */
export async function listSections(house: House, actor: Actor, org: string | null): Promise<string[]> {
  if (!can(actor, "catalogue.edit")) return [];
  return sectionsHeld(house.db, org);
}
