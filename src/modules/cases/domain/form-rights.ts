import { type Access, type FormDefinition, fieldPaths, type Right } from "../../../core/forms/index.ts";
import type { CompiledProcess } from "../../../core/process/index.ts";
import { type ItemInForce, stepRights } from "../../catalogue/index.ts";
import { type Actor, selvesOf } from "../../identity/shared.ts";
import type { MatterState, Refusal, Task } from "../../matters/index.ts";
import { type CaseAct, refuse } from "./context.ts";
import { checkForm } from "./form.ts";
import type { CaseOwn } from "./own.ts";

/** Rights of the step that a task is a visit of. */
export function rightsAt(process: CompiledProcess, task: Pick<Task, "node"> | null): Access {
  return stepRights(process.nodes.find((node) => node.id === task?.node)?.step);
}

/** Whether a task is or was theirs, by name or by a post they hold. */
export function isInvolved(actor: Actor, task: Task): boolean {
  if (actor.kind !== "person") return false;
  const selves = selvesOf(actor);
  // Who is asked may read the case until they have answered; their colleagues may not.
  if (task.role === "question") return task.assignee !== null && selves.includes(task.assignee) && task.closedAt === null;
  if (task.closedBy === actor.id) return true;
  if (selves.some((self) => task.assignee === self || task.candidates?.includes(self))) return true;
  if (task.signers?.some((signer) => selves.includes(signer.person))) return true;
  return actor.holdings.some((held) => held.org === task.org && held.post === task.post);
}

/**
 * What a reader may see of the form: what any step of theirs in this case lets them see. Who has no step in it (manager, supervisor, the window
 * that took it in) sees all of it, so far as they see the case at all.
 */
export function readerRights(actor: Actor, state: MatterState<CaseOwn>, { process, package: item }: ItemInForce): Access {
  const nodes = new Set(Object.values(state.tasks).flatMap((task) => (isInvolved(actor, task) ? [task.node] : [])));
  const [first, ...others] = [...nodes].map((node) => rightsAt(process, { node }));
  return others.reduce((rights, other) => widest(item.form, rights, other), first ?? { "*": "read" });
}

const RANK: readonly Right[] = ["hidden", "read", "write"];

/** For every field the wider of two rights. */
function widest(form: FormDefinition, one: Access, other: Access): Access {
  const right = (access: Access, path: string) => {
    for (let at = path; at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
      const named = Object.hasOwn(access, at) ? access[at] : undefined;
      if (named) return named;
    }
    return access["*"] ?? "write";
  };
  const wider = (path: string) =>
    RANK.indexOf(right(one, path)) < RANK.indexOf(right(other, path)) ? right(other, path) : right(one, path);
  return Object.fromEntries(["*", ...fieldPaths(form)].map((path) => [path, wider(path)]));
}

/** Whether a step writes anything of the form. */
export function writes(rights: Access): boolean {
  return Object.values(rights).includes("write");
}

export type Written = { ok: true; form: Record<string, unknown>; personal: { form?: Record<string, unknown> } } | Refusal;

/**
 * The form after a step's person has written what the step lets them write; whatever else was sent keeps what it was. What the step has to fill
 * in must be there before its act is done, also when nothing was sent (七(四)4).
 */
export function writeForm({ context, task, personal }: CaseAct<unknown>, sent: Record<string, unknown> | null): Written {
  const rights = rightsAt(context.item.process, task);
  if (!writes(rights)) return { ok: true, form: personal.form, personal: {} };
  const limits = { access: rights, previous: personal.form };
  const checked = checkForm(context.item.package.form, sent ?? personal.form, context, limits);
  if (!checked.ok) return { ...refuse("cases/invalid"), fields: checked.errors };
  return { ok: true, form: checked.data, personal: { form: checked.data } };
}
