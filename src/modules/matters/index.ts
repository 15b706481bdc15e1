/**
 * Matters: the spine for everything that has steps, people and a clock. `perform` is the only way anything happens: judged by pure code,
 * then journal, state, tasks, clocks and the kind's own tables in one transaction. Tables: schema `matters`. Live channel: `matters`.
 */
export { calendarOf, currentCalendar, publishCalendar } from "./calendars.ts";
export { type Acting, actingOn } from "./domain/acting.ts";
export { type ClockStart, dropClock, extendClock, meetClock, resumeClock, startClock, stopClock } from "./domain/clocks.ts";
export { differing } from "./domain/lean.ts";
export {
  type ActorTrace,
  evolveMatter,
  type JournalEvent,
  type KindFold,
  liveClocks,
  type Matter,
  type MatterClock,
  type MatterState,
  type NewEvent,
  openTasks,
  type Personal,
  type SpineData,
  type Task,
} from "./domain/state.ts";
export { type Entered, followProcess, limitClock, nodeOf, stepClock } from "./domain/steps.ts";
export { endOf, overFrom, TIMER_CLOCK, timersOf } from "./domain/timers.ts";
export { foldFrames, readJournal, readMatter } from "./journal.ts";
export { checkProof, type MatterProof, matterProof, type ProofReport } from "./matter-proof.ts";
export { mint, mintRuns } from "./mint.ts";
export { type Command, type Decision, type Kind, type Performed, perform, type Refusal } from "./perform.ts";
export type { Told } from "./record-events.ts";
export { type History, type KindInBulk, recordHistories } from "./record-histories.ts";
export { recountClocks } from "./recount.ts";
export { rehearse } from "./rehearse.ts";
export { recentSeals, sealJournal } from "./seal.ts";
export { type MatterSeal, sealOf } from "./seal-beside.ts";
export { SYSTEM } from "./system.ts";
export {
  inParts,
  inSnapshot,
  type VerifiedKind,
  type VerifyFault,
  type VerifyingHouse,
  type VerifyReport,
  verify,
  verifyMatters,
  verifyWhole,
} from "./verify.ts";
export { JOURNAL_CONNECTIONS, verifyJournal } from "./verify-journal.ts";
export type { IdRange } from "./verify-rows.ts";
