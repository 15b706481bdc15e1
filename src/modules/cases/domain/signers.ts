import type { CompiledProcess } from "../../../core/process/index.ts";
import type { Actor } from "../../identity/shared.ts";
import type { MatterState, Task } from "../../matters/index.ts";
import type { Act } from "./acts.ts";

/** Whether the step is one several people sign (会签、或签、依次). */
export function isSigned(process: CompiledProcess, node: string | undefined): boolean {
  return process.nodes.find((candidate) => candidate.id === node)?.multi !== undefined;
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

type Visit = NonNullable<MatterState<unknown>["process"]>["visits"][string];

/** The multi-instance step a signer's visit belongs to. */
function roundOf(state: MatterState<unknown>, visit: Visit | undefined): string | null {
  return visit?.member ? (state.process?.scopes[visit.scope]?.visit ?? null) : null;
}
