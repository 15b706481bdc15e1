import { type Actor, can } from "../../identity/shared.ts";
import { type MatterState, openTasks, type Refusal, type Task } from "../../matters/index.ts";
import type { QuestionCommandName, QuestionState } from "../shared.ts";
import type { QuestionOwn } from "./own.ts";

interface ActRule {
  states: readonly QuestionState[];
  /** Whether a leader above the department may do it too, when the holders of the step don't. */
  leader: boolean;
}

/** What can be done when: the one table for server and screens (七(三)8). */
export const ACTS: Record<QuestionCommandName, ActRule> = {
  answer: { states: ["answering"], leader: false },
  // 转办: a department that isn't responsible sends it on; a leader may always say who answers.
  route: { states: ["routing", "answering"], leader: true },
  publish: { states: ["answered"], leader: false },
  // Also takes back what was published: a name that slipped through must be able to vanish at once.
  "keep-private": { states: ["answered", "published"], leader: true },
  close: { states: ["routing", "answering"], leader: true },
};
export const ACT_NAMES = Object.keys(ACTS) as QuestionCommandName[]; // keys of the table above

export type Allowed = { ok: true; task: Task | null; asLeader: boolean } | Refusal;

/** Whether somebody may do an act now, and at which open step; deny by default. */
export function mayAct(actor: Actor, act: QuestionCommandName, state: MatterState<QuestionOwn>): Allowed {
  const { own } = state;
  const rule = ACTS[act];
  const task = openTasks(state)[0] ?? null;
  const about = task?.org ?? own.department;
  const asLeader = rule.leader && actor.kind === "person" && can(actor, "consultation.manage", { org: about });
  if (!asLeader && !isHolder(actor, task, about)) return { ok: false, code: "consultation/not-allowed" };
  if (!rule.states.includes(own.state)) return { ok: false, code: `consultation/not-while-${own.state}` };
  return { ok: true, task, asLeader };
}

/** Whoever holds the step's post; where nothing waits any more, whoever answers for the department. */
export function isHolder(actor: Actor, task: Task | null, org: string): boolean {
  if (actor.kind !== "person" || !can(actor, "consultation.answer", { org })) return false;
  return task === null || actor.holdings.some((held) => held.org === task.org && held.post === task.post);
}
