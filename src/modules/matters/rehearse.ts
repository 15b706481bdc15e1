import type { House } from "../house.ts";
import { blankMatter, evolveMatter, type Matter } from "./domain/state.ts";
import type { Command, Kind, Refusal } from "./perform.ts";
import { asRead, type Told } from "./record-events.ts";

export type Rehearsed<Own> = { ok: true; after: Matter<Own>; told: Told; answer: Record<string, unknown> } | Refusal;

/**
 * Judges and applies one command to a matter held in memory: what `perform` would do, without lock, journal or tables. `load` may read.
 * `id` names the matter that a command opens.
 */
export async function rehearse<Own, Context>(
  house: House,
  kind: Kind<Own>,
  command: Command<Own, Context>,
  before: Matter<Own> | null,
  id: string,
): Promise<Rehearsed<Own>> {
  const at = house.clock.now();
  const context = await command.load(house, before);
  const decision = command.decide(before, context);
  if (!decision.ok) return decision;
  const told: Told = { at, actor: command.traceFor?.(context) ?? command.actor, events: decision.events };
  let after = before ?? blankMatter(house.region, id, kind, at.toISOString());
  for (const event of told.events)
    after = evolveMatter(kind, after, asRead(event, { sequence: after.version + 1, at: at.toISOString(), actor: told.actor }));
  return { ok: true, after, told, answer: decision.answer ?? {} };
}
