import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { type Actor, can } from "../identity/shared.ts";
import { piecesOf, TooMuchWork, textsOf } from "./domain/fields.ts";
import { faultsOf, type TemplateFault } from "./domain/required.ts";
import { resolve } from "./domain/resolve.ts";
import { insertTemplate } from "./store.ts";
import { type Template, templateSchema } from "./template.ts";
import { digestOf, knownNames, requiredContent, sampleEntered, sampleFacts, templatesChanged, templatesInForce } from "./templates.ts";

export type TemplateSaved =
  | { ok: true; version: number }
  | { ok: false; code: "documents/not-allowed" | "documents/conflict" | "documents/unreadable" }
  | { ok: false; code: "documents/faults"; faults: TemplateFault[] };

/** What stands against a template as it is being written; what is no template at all is unreadable. */
export function checkTemplate(given: unknown): { ok: true; template: Template; faults: TemplateFault[] } | { ok: false } {
  const parsed = templateSchema.safeParse(given);
  if (!parsed.success || isTooMuch(parsed.data)) return { ok: false };
  return { ok: true, template: parsed.data, faults: faultsOf(parsed.data, requiredContent(parsed.data.code), knownNames()) };
}

/** Fields are looked at one by one on saving, and filled in for each document: what no person would write isn't looked at. */
const MOST_FIELDS = 300;

function isTooMuch(template: Template): boolean {
  const fields = template.blocks
    .map(textsOf)
    .flatMap(({ texts, expressions }) => [...expressions, ...texts.flatMap(piecesOf).filter((piece) => "expression" in piece)]);
  if (fields.length > MOST_FIELDS) return true;
  try {
    resolve(template, { ...sampleFacts(), entered: sampleEntered(template) }, { number: "", check: "", url: "", draft: true });
    return false;
  } catch (error) {
    if (error instanceof TooMuchWork) return true;
    throw error;
  }
}

/** The whole county's templates are the editor's of the county. */
export function mayEnable(house: House, actor: Actor): boolean {
  return actor.kind === "person" && can(actor, "catalogue.edit", { org: house.region });
}

/**
 * Puts a new version of a template in force. Refused while it lacks what the law wants of that document (annexes §7), or names what isn't
 * known. `base` is the version it was made from; another one in force is a conflict.
 */
export async function saveTemplate(
  house: House,
  actor: Actor,
  { template: given, base, note }: { template: unknown; base: number; note: string },
): Promise<TemplateSaved> {
  if (actor.kind !== "person" || !mayEnable(house, actor)) return { ok: false, code: "documents/not-allowed" };
  const checked = checkTemplate(given);
  if (!checked.ok) return { ok: false, code: "documents/unreadable" };
  if (checked.faults.length > 0) return { ok: false, code: "documents/faults", faults: checked.faults };
  const { template } = checked;
  const inForce = (await templatesInForce(house)).get(template.code);
  if ((inForce?.version ?? 0) !== base) return { ok: false, code: "documents/conflict" };
  const version = base + 1;
  const written = await inTransaction(house.db, async (tx) => {
    const row = {
      code: template.code,
      version,
      definition: template,
      digest: digestOf(template),
      saved_at: house.clock.now(),
      note: note.slice(0, 200),
    };
    if (!(await insertTemplate(tx, { ...row, saved_by: actor.id, saved_by_name: actor.name }))) return false;
    await templatesChanged(tx, house);
    return true;
  });
  return written ? { ok: true, version } : { ok: false, code: "documents/conflict" };
}
