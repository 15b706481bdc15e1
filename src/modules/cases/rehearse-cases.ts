import { v7 as uuid } from "uuid";
import { FixedClock } from "../../platform/clock.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { type Command, type Matter, type Performed, rehearse, type Told } from "../matters/index.ts";
import { deemAccepted } from "./accept-case.ts";
import { caseKind } from "./case-kind.ts";
import type { CaseOwn } from "./domain/own.ts";
import { type CasePerformed, type CaseRequest, type Ledger, performAsSystem, performCase } from "./perform-case.ts";

/** Stand in for the numbers of a rehearsed case; whoever makes real cases of it puts real ones in their place. */
export const REHEARSED_NUMBERS = { application: "<application-number>", case: "<case-number>" } as const;

/** Cases played in memory: every check, decision and fold of the real thing, and nothing written. */
export interface Rehearsal {
  perform(actor: Actor, request: CaseRequest, at: Date): Promise<CasePerformed>;
  /** Five silent days are over (行政许可法 32). */
  deem(caseId: string, at: Date): Promise<CasePerformed>;
  look(caseId: string): Matter<CaseOwn>;
  /** What happened, in order. */
  told(caseId: string): readonly Told[];
}

export function rehearseCases(house: House): Rehearsal {
  const matters = new Map<string, Matter<CaseOwn>>();
  const told = new Map<string, Told[]>();
  const look = (id: string) => {
    const matter = matters.get(id);
    if (!matter) throw new Error(`no such rehearsed case: ${id}`);
    return matter;
  };
  const ledger: Ledger = {
    // Cases are the only kind that this ledger is handed.
    perform: (async (at: House, _kind: unknown, command: Command<CaseOwn, unknown>): Promise<Performed> => {
      const id = command.matter ?? uuid();
      const done = await rehearse(at, caseKind, command, command.matter === null ? null : look(id), id);
      if (!done.ok) return done;
      matters.set(id, done.after);
      told.set(id, [...(told.get(id) ?? []), done.told]);
      return { ok: true, matter: id, version: done.after.version, repeated: false, answer: done.answer };
    }) as Ledger["perform"],
    applicationNumber: async () => REHEARSED_NUMBERS.application,
    caseNumber: async () => REHEARSED_NUMBERS.case,
  };
  const then = (at: Date): House => ({ ...house, clock: new FixedClock(at) });
  return {
    perform: (actor, request, at) => performCase(then(at), actor, request, ledger),
    deem: (caseId, at) => performAsSystem(then(at), caseId, `deem:${caseId}`, {}, deemAccepted, true, ledger),
    look,
    told: (caseId) => told.get(caseId) ?? [],
  };
}
