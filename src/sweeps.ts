import {
  CASE_KIND_NAME,
  caseMatters,
  sealAnnotationsAnew,
  sweepDeemed,
  sweepDrafts,
  sweepExpired,
  sweepOverruns,
  sweepReleased,
  sweepRenewals,
  sweepTimers,
} from "./modules/cases/index.ts";
import { QUESTION_KIND_NAME, questionMatters } from "./modules/consultation/index.ts";
import { sweepOverdueHandovers } from "./modules/handovers/index.ts";
import type { House } from "./modules/house.ts";
import { keepRegister, LICENCE_KIND_NAME, licenceMatters, sweepReminders } from "./modules/licences/index.ts";
import { recountClocks, sealJournal, type VerifiedKind } from "./modules/matters/index.ts";
import { forgetNotices, type Senders, sendMessages } from "./modules/notices/index.ts";
import { forgetTickets } from "./modules/queue/index.ts";
import { applyRules, forgetActs, judgeActs, raiseAlarms } from "./modules/supervision/index.ts";
import type { Config } from "./platform/config.ts";
import { every, type Loop } from "./platform/loop.ts";
import type { Metrics } from "./platform/metrics.ts";
import { keptSince } from "./platform/retention.ts";
import { setbacks } from "./platform/sweep.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Every kind of matter, for what looks at all of them (verification, a new calendar). */
export const KINDS: ReadonlyMap<string, VerifiedKind> = new Map([
  [CASE_KIND_NAME, caseMatters],
  [QUESTION_KIND_NAME, questionMatters],
  [LICENCE_KIND_NAME, licenceMatters],
]);

/** What the house does by itself. Several servers may run these side by side: rows one has taken the others skip, and commands are idempotent. */
export function startSweeps(house: House, metrics: Metrics, senders: Senders, keep: Config["keep"]): { stop(): Promise<void> } {
  const loop = (name: string, milliseconds: number, work: () => Promise<unknown>) =>
    every({ name, milliseconds, work, log: house.log, metrics });
  const retention = (name: string, days: number | null, forget: (house: House, before: Date) => Promise<number>): Loop[] =>
    days === null ? [] : [loop(name, 6 * 60 * MINUTE, () => drained(() => forget(house, keptSince(house.clock.now(), days))))];
  const loops: Loop[] = [
    // 七(五)2: seconds after the moment, not a nightly batch.
    loop("supervision.alarms", SECOND, () => drained(() => raiseAlarms(house))),
    loop("supervision.acts", SECOND, () => drained(() => judgeActs(house))),
    loop("supervision.rules", 5 * SECOND, () => drained(() => applyRules(house))),
    loop("cases.timers", 5 * SECOND, () => drained(() => sweepTimers(house))),
    loop("notices.messages", 5 * SECOND, () => drained(() => sendMessages(house, senders))),
    loop("cases.overruns", 5 * SECOND, () => drained(() => sweepOverruns(house))),
    loop("cases.deemed", MINUTE, () => drained(() => sweepDeemed(house))),
    loop("cases.expired", MINUTE, () => drained(() => sweepExpired(house))),
    loop("cases.renewals", MINUTE, () => drained(() => sweepRenewals(house))),
    loop("cases.released", MINUTE, () => drained(() => sweepReleased(house))),
    loop("licences.register", 2 * SECOND, () => drained(() => keepRegister(house))),
    loop("handovers.overdue", 10 * MINUTE, () => drained(() => sweepOverdueHandovers(house))),
    loop("licences.reminders", 10 * MINUTE, () => drained(() => sweepReminders(house))),
    loop("matters.recount", MINUTE, () => drained(() => recountClocks(house, KINDS))),
    loop("matters.seal", 10 * MINUTE, () => sealJournal(house)),
    loop("platform.setbacks", MINUTE, () => showSetbacks(house, metrics)),
    loop("cases.annotations", 60 * MINUTE, () => drained(() => sealAnnotationsAnew(house))),
    loop("cases.drafts", 60 * MINUTE, () => sweepDrafts(house)),
    ...retention("queue.retention", keep.tickets, forgetTickets),
    ...retention("supervision.retention", keep.acts, forgetActs),
    ...retention("notices.retention", keep.notices, forgetNotices),
    loop("platform.files", 60 * MINUTE, () => drained(() => house.files.removeUnused())),
    loop("platform.reconcile", 24 * 60 * MINUTE, () => compareFiles(house)),
  ];
  return { stop: async () => void (await Promise.all(loops.map((running) => running.stop()))) };
}

/** What only a person can mend is said in the log; `bin/mingtang files` lists it. */
async function compareFiles(house: House): Promise<void> {
  const [files, uploads] = [await house.files.reconcile({ repair: true }), await house.uploads.reconcile({ repair: true })];
  const faults = [...files.faults, ...uploads.faults];
  if (faults.length > 0) house.log.error({ faults: faults.slice(0, 20) }, `files and database differ in ${faults.length} places`);
}

async function showSetbacks(house: House, metrics: Metrics): Promise<void> {
  const counts = await setbacks(house);
  metrics.setbacks.reset();
  for (const [sweep, count] of counts) metrics.setbacks.set({ sweep }, count);
}

/** At most so many batches a round, so that a loop can be stopped. */
const MOST_BATCHES = 200;

async function drained(batch: () => Promise<number>): Promise<void> {
  for (let round = 0; round < MOST_BATCHES; round++) if ((await batch()) === 0) return;
}
