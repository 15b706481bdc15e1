import type { LocalDate, WorkCalendar } from "../../core/calendar/index.ts";
import type { CaseOwn, CasePerformed, CaseRequest } from "../../modules/cases/index.ts";
import type { Actor, Post } from "../../modules/identity/shared.ts";
import { liveClocks, type Matter, type MatterClock, overFrom, stepClock, type Task } from "../../modules/matters/index.ts";
import { dayOf } from "../../platform/clock.ts";
import { answersOf } from "./answer-form.ts";
import type { Holders } from "./holders.ts";
import { inputOf } from "./move-input.ts";
import { type Move, nextMove } from "./next-move.ts";
import { laterInOffice } from "./office-hours.ts";
import type { CasePlan } from "./plan-case.ts";
import type { SampleFile } from "./sample-files.ts";
import type { Words } from "./words.ts";

/** Where cases are played: the database, or memory. */
export interface Stage {
  perform(actor: Actor, request: CaseRequest, at: Date): Promise<CasePerformed>;
  /** What the law does by itself after five silent days; a stage whose sweeps do it anyway does nothing. */
  deem(caseId: string, at: Date): Promise<void>;
  look(caseId: string): Promise<Matter<CaseOwn>>;
}

export interface Cast {
  stage: Stage;
  holders: Holders;
  /** Ends what can't go on. */
  manager: Actor;
  files: readonly SampleFile[];
  words: Words;
  calendar: WorkCalendar;
}

/** A case on its way. `nextAt` is null once nothing more is to happen. */
export interface Playing {
  plan: CasePlan;
  /** Leads the idempotency keys. */
  key: string;
  caseId: string | null;
  moves: number;
  nextAt: Date | null;
}

export function startPlaying(plan: CasePlan, key: string): Playing {
  return { plan, key, caseId: null, moves: 0, nextAt: plan.begins };
}

/** Does what is next, at its time, and sets when the next act follows. Throws when an act is refused: a scenario must fit the rules. */
export async function playOn(playing: Playing, cast: Cast): Promise<void> {
  const { plan, nextAt } = playing;
  if (nextAt === null) return;
  if (playing.caseId === null) {
    const submitted = await cast.stage.perform(await submitter(plan, cast), request(playing, "submit", plan.submission), nextAt);
    playing.caseId = taken(submitted, plan, "submit").caseId;
    // A run that was broken off has played this one before, as far as it came.
    playing.nextAt = submitted.ok && submitted.repeated ? null : later(plan, nextAt, cast);
    return;
  }
  const matter = await cast.stage.look(playing.caseId);
  const move = nextMove(plan.scenario, matter);
  if (!move) {
    playing.nextAt = null;
    return;
  }
  const over = waitsUntil(move, matter, cast);
  if (over !== null && nextAt < over) {
    playing.nextAt = later(plan, over, cast);
    return;
  }
  await act(playing, playing.caseId, matter, move, nextAt, cast);
  playing.nextAt = later(plan, nextAt, cast);
}

async function act(playing: Playing, caseId: string, matter: Matter<CaseOwn>, move: Move, at: Date, cast: Cast): Promise<void> {
  playing.moves++;
  if (move.by === "law") return cast.stage.deem(caseId, at);
  const { plan } = playing;
  const { own } = matter.state;
  const doer = await doerOf(move, caseId, own, plan, cast);
  const chosen: typeof move =
    move.by === "holder" && move.command === "transfer" && doer.colleague === null ? { ...move, command: "agree" } : move;
  const input = inputOf(chosen, {
    scenario: plan.scenario,
    item: plan.entry.item.package,
    own,
    tasks: Object.values(matter.state.tasks),
    applicantName: plan.applicant.name,
    files: cast.files,
    colleague: doer.colleague,
    today: dayOf(at),
    staffAnswers: staffAnswersOf(plan, dayOf(at)),
    random: plan.random,
    words: cast.words,
  });
  const ticked = { ...(input as object), ...("task" in chosen ? { measures: measuresOf(plan, chosen.task) } : {}) };
  taken(await cast.stage.perform(doer.actor, { ...request(playing, chosen.command, ticked), caseId }, at), plan, chosen.command);
}

/** 防控措施 of the step; people of the sample tick what they did. Acts that pass no step take no notice of it. */
function measuresOf({ entry }: CasePlan, { node }: Task): string[] {
  const risks = entry.item.process.nodes.find(({ id }) => id === node)?.step?.risks ?? [];
  return risks.flatMap(({ name, measure }) => (measure ? [name] : []));
}

function staffAnswersOf({ entry: { sample }, applicant }: CasePlan, today: LocalDate): Record<string, unknown> | null {
  return sample?.staff ? answersOf({ applicant: sample.applicant, form: sample.staff }, applicant, today) : null;
}

async function doerOf(
  move: Exclude<Move, { by: "law" }>,
  caseId: string,
  own: CaseOwn,
  plan: CasePlan,
  cast: Cast,
): Promise<{ actor: Actor; colleague: string | null }> {
  if (move.by === "manager") return { actor: cast.manager, colleague: null };
  if (move.by === "applicant") {
    const actor: Actor =
      own.channel === "window"
        ? await cast.holders.one(own.window, "window-clerk", plan.random)
        : { kind: "citizen", id: caseId, name: plan.applicant.name };
    return { actor, colleague: null };
  }
  return holderOf(move.task, plan, cast);
}

async function holderOf(task: Task, plan: CasePlan, cast: Cast): Promise<{ actor: Actor; colleague: string | null }> {
  const post = task.post as Post; // steps name posts
  const holders = await cast.holders.of(task.org, post);
  const actor = holders.find((holder) => holder.id === task.assignee) ?? (await cast.holders.one(task.org, post, plan.random));
  return { actor, colleague: holders.find((holder) => holder.id !== actor.id)?.id ?? null };
}

async function submitter(plan: CasePlan, cast: Cast): Promise<Actor> {
  if (plan.counter === null) return { kind: "citizen", id: null, name: plan.applicant.name };
  return cast.holders.one(plan.counter, "window-clerk", plan.random);
}

function request(playing: Playing, command: CaseRequest["command"], input: unknown): CaseRequest {
  return { command, key: `${playing.key}:${playing.moves}:${command}`, input };
}

function taken(outcome: CasePerformed, plan: CasePlan, command: string): Extract<CasePerformed, { ok: true }> {
  if (outcome.ok) return outcome;
  throw new Error(
    `sample case "${plan.scenario.name}" of ${plan.entry.item.package.name}: ${command} was refused: ${JSON.stringify(outcome)}`,
  );
}

function later(plan: CasePlan, at: Date, cast: Cast): Date {
  return laterInOffice(at, plan.random.whole(...plan.scenario.pace), cast.calendar);
}

/** What comes only once a limit has passed: the end of a 公示 that must stand its whole period, and what the law does after five silent days. */
function waitsUntil(move: Move, { state }: Matter<CaseOwn>, { calendar }: Cast): Date | null {
  const clock = waitedFor(move, state);
  return clock ? overFrom(clock, calendar) : null;
}

function waitedFor(move: Move, state: Matter<CaseOwn>["state"]): MatterClock | undefined {
  if (move.by === "law") return liveClocks(state).find(({ kind }) => kind === "receipt");
  const publicised = move.by === "holder" && move.task.role === "publicise" && move.command === "agree";
  return publicised ? state.clocks[stepClock(move.task.visit)] : undefined;
}
