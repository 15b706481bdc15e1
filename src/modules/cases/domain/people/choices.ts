import type { CompiledProcess, StepSettings } from "../../../../core/process/index.ts";
import type { StaffMember } from "../../../identity/index.ts";
import type { Matter, Refusal } from "../../../matters/index.ts";
import { type CaseAct, type CaseContext, orgOfStep, refuse } from "../context.ts";
import type { CaseOwn } from "../own.ts";
import { eligible } from "./find-people.ts";
import { starterOf } from "./starter.ts";

/** Node of a step → the persons named for it. */
export type Choices = Record<string, string[]>;

/** A step whose person is still to be chosen, with those who may be. */
export interface Choosing {
  node: string;
  name: string;
  several: boolean;
  /** Whether the act can't be done without. */
  needed: boolean;
  people: readonly StaffMember[];
}

interface Asked {
  own: CaseOwn;
  matter: Pick<Matter<CaseOwn>, "state">;
  context: Pick<CaseContext, "item" | "orgs" | "staff" | "region" | "actor">;
}

/** Steps whose people whoever does a step now names (发起人自选、上一步自选). */
export function choosingAt({ own, matter, context }: Asked, node: string | null): Choosing[] {
  const { process } = context.item;
  const starter = starterOf(Object.values(matter.state.tasks));
  const starts = context.actor.kind === "person" && (starter === null || starter === context.actor.id);
  const next = node === null ? new Set<string>() : nextSteps(process, node);
  const ahead = starter === null && node !== null ? stepsAhead(process, node) : new Set<string>();
  return process.nodes.flatMap(({ id, name, step, multi }) => {
    const find = step?.people?.find;
    const asked = find === "starter-chooses" ? starts && !own.chosen?.[id] : find === "previous-chooses" && next.has(id);
    if (!step || !asked) return [];
    const people = eligible({ org: orgOfStep(step, own, context), context });
    const last = find === "starter-chooses" ? ahead.has(id) : next.size === 1;
    return [{ node: id, name, several: multi !== undefined, needed: last && people.length > 0 && !elseDone(step), people }];
  });
}

/** Whether the step's settings say what becomes of it when nobody is chosen; otherwise it would wait with the process manager. */
function elseDone({ people }: StepSettings): boolean {
  return (people?.nobody ?? "manager") !== "manager";
}

/** The first step whose person can't be chosen any more once this act is done, and hasn't been: whoever starts the case has this one occasion. */
export function unchosenAhead({ own, matter, context, task }: CaseAct<unknown>, choices: Choices): Choosing | undefined {
  const { process } = context.item;
  const starters = new Set(process.nodes.flatMap(({ id, step }) => (step?.people?.find === "starter-chooses" ? [id] : [])));
  if (starters.size === 0) return undefined;
  return choosingAt({ own, matter, context }, task?.node ?? null).find(
    ({ node, needed }) => needed && starters.has(node) && !choices[node],
  );
}

/** Whether the act may still say who does a step that begins with it; never where nobody could be named. */
export function couldChoose({ own, matter, context }: Asked, step: StepSettings): boolean {
  const starter = starterOf(Object.values(matter.state.tasks));
  const theirs =
    step.people?.find === "previous-chooses" ||
    (step.people?.find === "starter-chooses" && context.actor.kind === "person" && (starter === null || starter === context.actor.id));
  return theirs && eligible({ org: orgOfStep(step, own, context), context }).length > 0;
}

/** Whether choices are the actor's to make, and name people who could do the step. */
export function checkChoices({ own, matter, context, task }: CaseAct<unknown>, choices: Choices): Refusal | null {
  const asked = new Map(choosingAt({ own, matter, context }, task?.node ?? null).map((choosing) => [choosing.node, choosing]));
  for (const [node, persons] of Object.entries(choices)) {
    const choosing = asked.get(node);
    if (!choosing) return refuse("cases/not-yours-to-choose", { node });
    const possible = new Set(choosing.people.map(({ id }) => id));
    if (persons.length === 0 || persons.some((person) => !possible.has(person)))
      return refuse("cases/not-to-be-chosen", { step: choosing.name });
  }
  return null;
}

/** All steps of persons that can come after one. */
function stepsAhead(process: CompiledProcess, from: string): Set<string> {
  const found = new Set<string>();
  const work = [from];
  for (let id = work.pop(); id !== undefined; id = work.pop())
    for (const next of nextSteps(process, id)) {
      if (found.has(next)) continue;
      found.add(next);
      work.push(next);
    }
  return found;
}

/** Steps of persons that can come straight after one, whatever its conditions say. */
export function nextSteps(process: CompiledProcess, from: string): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const nodeOf = new Map(process.nodes.map((node) => [node.id, node]));
  const targets = new Map(process.flows.map((flow) => [flow.id, flow.target]));
  const work = [...(nodeOf.get(from)?.outgoing ?? [])].flatMap((flow) => targets.get(flow) ?? []);
  for (let id = work.pop(); id !== undefined; id = work.pop()) {
    const node = nodeOf.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    const inside = process.scopes.find((scope) => scope.id === id)?.starts ?? [];
    if (node.kind === "user" || node.kind === "manual") found.add(id);
    else
      work.push(
        ...inside,
        ...node.outgoing.flatMap((flow) => targets.get(flow) ?? []),
        ...(node.kind === "end" ? outside(node.scope) : []),
      );
  }
  return found;

  function outside(scope: string): string[] {
    return (nodeOf.get(scope)?.outgoing ?? []).flatMap((flow) => targets.get(flow) ?? []);
  }
}
