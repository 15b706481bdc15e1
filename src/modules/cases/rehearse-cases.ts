import { v7 as uuid } from "uuid";
import { FixedClock } from "../../platform/clock.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { ItemInForce } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { type Command, type Matter, type Performed, rehearse, type Told } from "../matters/index.ts";
import { deemAccepted } from "./accept-case.ts";
import { applicantActs } from "./acts-of.ts";
import { caseKind } from "./case-kind.ts";
import type { CaseOwn } from "./domain/own.ts";
import { fireTimer } from "./fire-timer.ts";
import { itemOfCase } from "./item-of-case.ts";
import { overrunStep } from "./overrun-step.ts";
import type { DueOverrun } from "./overruns.ts";
import { type CasePerformed, type CaseRequest, type Ledger, performAsSystem, performCase } from "./perform-case.ts";
import type { ActView, CaseView } from "./shared.ts";
import { expireTerm } from "./term-expired.ts";
import { shownCase } from "./view-case.ts";

/** Stand in for the numbers of a rehearsed case; whoever makes real cases of it puts real ones in their place. */
export const REHEARSED_NUMBERS = { application: "<application-number>", case: "<case-number>" } as const;

/** Cases played in memory: every check, decision and fold of the real thing, and nothing written. */
export interface Rehearsal {
  perform(actor: Actor, request: CaseRequest, at: Date): Promise<CasePerformed>;
  /** Five silent days are over (行政许可法 32). */
  deem(caseId: string, at: Date): Promise<CasePerformed>;
  /** A timer of the process is due. */
  fire(caseId: string, timer: string, at: Date): Promise<CasePerformed>;
  /** What a step's settings ask for once its limit has passed. */
  overrun(caseId: string, due: DueOverrun): Promise<CasePerformed>;
  /** The applicant's term, for corrections or for what was to follow, has passed. */
  expire(caseId: string, clock: string, at: Date): Promise<CasePerformed>;
  look(caseId: string): Matter<CaseOwn>;
  /** The case as somebody would see it at a moment; null where they may not. */
  view(caseId: string, actor: Actor, at: Date, lang?: Lang): Promise<CaseView | null>;
  /** What the applicant themself can do now; those they do through the pages of the public. */
  applicantActs(caseId: string): ActView[];
  /** What happened, in order. */
  told(caseId: string): readonly Told[];
}

/** With `item` all cases are of that item, whether it is in force or only being designed. */
export function rehearseCases(house: House, item?: ItemInForce): Rehearsal {
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
    // A sandbox makes no papers: that they would be made is what it shows.
    papers: async () => ({ ok: true, papers: {} }),
    applicationNumber: async () => REHEARSED_NUMBERS.application,
    caseNumber: async () => REHEARSED_NUMBERS.case,
    ...(item ? { item } : {}),
  };
  const then = (at: Date): House => ({ ...house, clock: new FixedClock(at) });
  return {
    perform: (actor, request, at) => performCase(then(at), actor, request, ledger),
    deem: (caseId, at) => performAsSystem(then(at), caseId, `deem:${caseId}`, {}, deemAccepted, true, ledger),
    fire: (caseId, timer, at) => performAsSystem(then(at), caseId, `timer:${caseId}:${timer}`, { timer }, fireTimer, false, ledger),
    overrun: (caseId, { visit, at, reminded }) =>
      performAsSystem(then(at), caseId, `overrun:${caseId}:${visit}:${at.toISOString()}`, { visit, reminded }, overrunStep, false, ledger),
    expire: (caseId, clock, at) => performAsSystem(then(at), caseId, `expired:${caseId}:${clock}`, { clock }, expireTerm, false, ledger),
    look,
    async view(caseId, actor, at, lang = "zh-CN") {
      const matter = look(caseId);
      const events = (told.get(caseId) ?? []).flatMap((each) =>
        each.events.map((event) => ({ ...event, at: each.at.toISOString(), actor: each.actor })),
      );
      const numbered = events.map((event, index) => ({ ...event, sequence: index + 1 }));
      const shown = item ?? (await itemOfCase(house, matter.state.own));
      // Nobody real applied: there is nothing to hide and no looking to record.
      return shownCase(then(at), actor, { matter, events: numbered, item: shown, full: true }, lang);
    },
    applicantActs: (caseId) => applicantActs(look(caseId).state.own),
    told: (caseId) => told.get(caseId) ?? [],
  };
}
