import type { Assignment, CompiledProcess } from "../../../core/process/index.ts";
import { type Actor, selvesOf } from "../../identity/shared.ts";
import type { MatterState, Task } from "../../matters/index.ts";
import type { Act } from "./acts.ts";

/** Whether the step is one several people sign (会签、或签、依次). */
export function isSigned(process: CompiledProcess, node: string | undefined): boolean {
  return process.nodes.find((candidate) => candidate.id === node)?.multi !== undefined;
}

/** Of a round's tasks that anybody of the post may take, one: whichever they answer is their vote. The others are as good. */
export function onePerRound(tasks: readonly Task[]): Task[] {
  const seen = new Set<string>();
  return tasks.filter(({ memberOf, assignee, candidates, org, post }) => {
    if (!memberOf || assignee !== null || candidates) return true;
    const queue = `${memberOf} ${org} ${post}`;
    return !seen.has(queue) && seen.add(queue);
  });
}

/** Saying no is for one of several; a single officer returns the case or, where it is theirs, decides against it. */
export function isForSigners(act: Act): boolean {
  return act === "disagree";
}

/** Whether this person has answered this round of the step already, for another of its signers: one person is one vote. */
export function hasSigned(state: MatterState<unknown>, task: Task, actor: Actor): boolean {
  const visits = state.process?.visits ?? {};
  const round = roundOf(state, visits[task.visit]);
  if (actor.kind !== "person" || round === null) return false;
  return Object.values(state.tasks).some(
    (other) => other.closedBy === actor.id && other.visit !== task.visit && roundOf(state, visits[other.visit]) === round,
  );
}

/** Whether somebody has answered this round of a step that several sign, or is to: nobody has two of its votes. */
export function signsWith(state: MatterState<unknown>, task: Task, person: string): boolean {
  const visits = state.process?.visits ?? {};
  const round = roundOf(state, visits[task.visit]);
  if (round === null) return false;
  const others = Object.values(state.tasks).filter((other) => other.visit !== task.visit && roundOf(state, visits[other.visit]) === round);
  return others.some((other) => other.closedBy === person || (other.closedAt === null && other.assignee === person));
}

type Visit = NonNullable<MatterState<unknown>["process"]>["visits"][string];

/** The multi-instance step a signer's visit belongs to. */
function roundOf(state: MatterState<unknown>, visit: Visit | undefined): string | null {
  return visit?.member ? (state.process?.scopes[visit.scope]?.visit ?? null) : null;
}

/** What somebody brought in to sign (委派、加签) can do: sign, ask, keep what they wrote. */
const WHILE_SIGNING: ReadonlySet<Act> = new Set<Act>(["sign", "ask", "save-opinion"]);

/** Whose turn to sign is an actor's: their own before that of somebody they stand in for; undefined where it is neither's. */
export function turnOf({ signers }: Pick<Task, "signers">, actor: Actor): Assignment | undefined {
  if (actor.kind !== "person") return undefined;
  const selves = selvesOf(actor); // oneself first
  return selves.flatMap((self) => signers?.find((one) => one.person === self && one.status === "open") ?? [])[0];
}

/** Why an act isn't theirs at a step within which people sign; null where it is. */
export function notSigning(act: Act, task: Pick<Task, "signers">, actor: Actor): string | null {
  const kind = turnOf(task, actor)?.kind;
  const broughtIn = kind !== undefined && kind !== "main";
  if (act === "sign") return broughtIn ? null : "cases/no-signers";
  return broughtIn && !WHILE_SIGNING.has(act) ? "cases/signing-only" : null;
}

/** Whose step it is while others sign within it. */
export function isAsker(actor: Actor, { signers }: Pick<Task, "signers">): boolean {
  if (actor.kind !== "person" || !signers) return false;
  const selves = selvesOf(actor);
  return signers.some((one) => one.kind === "main" && selves.includes(one.person) && (one.status === "waiting" || one.status === "open"));
}
