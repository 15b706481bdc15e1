import { type JsonValue, memberName, type StepPeople, type StepSettings, WORK_ROLES } from "../../../../core/process/index.ts";
import { holds as isTrue } from "../../../../core/rules/index.ts";
import { handlesCases, type StaffDirectory } from "../../../identity/index.ts";
import type { Entered, MatterState, Task } from "../../../matters/index.ts";
import { type CaseContext, orgOfStep } from "../context.ts";
import { rightsAt, writes } from "../form-rights.ts";
import { type HandedUp, handUp } from "../hand-up.ts";
import type { CaseOwn } from "../own.ts";
import { owesPapers } from "../papers.ts";
import { isSideTask } from "../side-tasks.ts";
import { drawOne } from "./draw-one.ts";
import { type FoundPerson, findPeople, headOver, type Looking } from "./find-people.ts";
import { starterOf } from "./starter.ts";

/** Why a step was passed without anybody doing it: its condition, nobody found, the starter's own, or done before by the same person. */
export type PassReason = "skip" | "nobody" | "self" | "again";

/** What becomes of a step that was just entered. */
export type Assigned = { task: Task; pass?: { reason: PassReason; agree: boolean } };

export interface Assigning {
  state: MatterState<CaseOwn>;
  own: CaseOwn;
  context: CaseContext;
  variables: Record<string, unknown>;
  chosen: Readonly<Record<string, readonly string[]>>;
  /** Visits passed by this very command. */
  passed: ReadonlySet<string>;
  /** Visits that are to be done by somebody whatever their settings say. */
  kept: ReadonlySet<string>;
}

/** Items of a multi-instance step over `people` that stand for no person. */
const ITEM = "person:";
const NOBODY = { manager: `${ITEM}?manager`, agree: `${ITEM}?agree`, refuse: `${ITEM}?refuse`, skip: `${ITEM}?skip` } as const;

/** In whose hands a step comes (practice 4.1). A step entered again goes to whoever did it before, and is never passed by itself. */
export function assignStep(assigning: Assigning, { task, visit, step, tasks }: Entered): Assigned {
  const { context } = assigning;
  const back = visit.how !== "forward";
  const free = !back && !assigning.kept.has(visit.id) && WORK_ROLES.has(step.role);
  if (free && step.skip !== undefined && isSkipped(step.skip, assigning.variables)) return passed(task, "skip");
  // A 公示 stands its days, whoever closes it; a document that must be made is made by somebody.
  const byItself = free && step.role !== "publicise" && !owesPapers(task, assigning.own, context);
  const item = memberName(visit.member?.item);
  if (item?.startsWith(ITEM)) return assignMember(assigning, task, step, item, byItself);
  if (!step.people) return { task };
  const looking = lookFor(assigning, visit.node, step, tasks);
  const { people, failed } = findPeople(looking);
  const mayPass = byItself && !writes(rightsAt(context.item.process, task));
  if (people.length === 0) return nobody(assigning, task, step.people, mayPass, failed ? "expression-failed" : "nobody-found");
  const before = people.find(({ member }) => member.id === task.assignee); // of the visit this one repeats
  // Whoever could claim it instead is in the same organisation as they.
  if (before) return { task: { ...named(task, [before, ...people.filter((other) => other !== before)]), assignee: before.member.id } };
  const own = selfRuled(step.people, people, looking);
  if (own.pass && mayPass) return passed(named(task, people), "self");
  if (own.people.length === 0) return nobody(assigning, task, step.people, mayPass, "nobody-found");
  const able = own.pass ? people : own.people;
  const drawn = step.people.pick === "random" && able.length > 1 ? [drawOne(able, `${assigning.own.applicationNumber}:${visit.id}`)] : able;
  const [only] = drawn;
  if (mayPass && drawn.length === 1 && only && hasActed(step.people, only.member.id, visit.previous, tasks, assigning))
    return passed(named(task, drawn), "again");
  if (step.people.find === "post" && drawn === people) return { task };
  return { task: named(task, drawn) };
}

/** The items of a multi-instance step over `people`: a person each, in the order of their turns, with their votes where they have more than one. */
export function membersFor(assigning: Assigning, node: string, step: StepSettings, tasks: readonly Task[]): JsonValue[] {
  const settings: StepPeople = step.people ?? { find: "post" };
  const looking = lookFor(assigning, node, step, tasks);
  const { people } = findPeople(looking);
  if (people.length === 0) return [nobodyItem(assigning, settings)];
  const own = selfRuled(settings, people, looking);
  if (own.people.length === 0) return [nobodyItem(assigning, settings)];
  const left = own.pass ? [] : own.people.filter(({ member }) => !hasActed(settings, member.id, null, tasks, assigning));
  if (left.length === 0) return [NOBODY.skip];
  const weights = assigning.context.item.process.nodes.find(({ id }) => id === node)?.multi?.weights ?? {};
  return left.map((found) => {
    const who = `${ITEM}${found.member.id}@${found.org}`;
    const weight = votesOf(found, weights);
    return weight === 1 ? who : { who, weight };
  });
}

/** 票签: votes go by person (staff number) or by the post they hold there; the person's own count before their post's. */
function votesOf({ member, org }: FoundPerson, weights: Readonly<Record<string, number>>): number {
  const held = member.holdings.flatMap((holding) => (holding.org === org ? [weights[`post:${holding.post}`] ?? 0] : []));
  return weights[member.staffNumber] ?? Math.max(1, ...held);
}

function nobodyItem({ context: { staff } }: Assigning, { nobody: rule, nobodyPerson }: StepPeople): string {
  if (rule === "agree" || rule === "refuse") return NOBODY[rule];
  const instead = rule === "person" ? standIn(staff, nobodyPerson) : null;
  return instead ? `${ITEM}${instead.member.id}@${instead.org}` : NOBODY.manager;
}

/** 指定人员: who does it when nobody is found, wherever they handle cases. */
function standIn(staff: StaffDirectory, staffNumber = ""): FoundPerson | null {
  const member = staff.byNumber(staffNumber);
  const org = member?.holdings.find(({ post }) => handlesCases(post))?.org;
  return member && org !== undefined ? { member, org } : null;
}

function assignMember(assigning: Assigning, task: Task, step: StepSettings, item: string, free: boolean): Assigned {
  if (free && item === NOBODY.agree) return passed(task, "nobody");
  if (free && item === NOBODY.refuse) return passed(task, "nobody", false);
  if (free && item === NOBODY.skip) return passed(task, step.people?.self === "skip" ? "self" : "again");
  const [id = "", org = ""] = item.slice(ITEM.length).split("@");
  const member = assigning.context.staff.handlersIn(org).find((other) => other.id === id);
  // Somebody of the organisation that was meant does it instead: with heads upwards that isn't the step's own.
  const meant = org === "" ? task : { ...task, org };
  if (!member) return { task: handUp(meant, id.startsWith("?") ? "nobody-found" : "nobody-left", assigning.own, assigning.context) };
  return { task: named(task, [{ member, org }]) };
}

function lookFor({ own, context, variables, chosen }: Assigning, node: string, step: StepSettings, tasks: readonly Task[]): Looking {
  const starter = starterOf(tasks) ?? (context.actor.kind === "person" ? context.actor.id : null);
  return { node, step, org: orgOfStep(step, own, context), context, variables, starter, window: own.window, chosen };
}

function nobody({ own, context }: Assigning, task: Task, rule: StepPeople, mayPass: boolean, why: HandedUp): Assigned {
  if (mayPass && rule.nobody === "agree") return passed(task, "nobody");
  const instead = rule.nobody === "person" ? standIn(context.staff, rule.nobodyPerson) : null;
  return { task: instead ? named(task, [instead]) : handUp(task, why, own, context) };
}

/** 发起人本人: who took the application in hand doesn't judge it where the step says so; among several the others do. */
function selfRuled(
  { self = "allow" }: StepPeople,
  people: FoundPerson[],
  { starter, window, context }: Looking,
): { people: FoundPerson[]; pass?: true } {
  if (self === "allow" || !people.some(({ member }) => member.id === starter)) return { people };
  const others = people.filter(({ member }) => member.id !== starter);
  if (others.length > 0) return { people: others };
  const heads = self === "head" ? headOver(starter, [window], context).people : [];
  return self === "head" ? { people: heads } : { people, pass: true };
}

/** 去重: whether they have done an earlier step, or the one just before. Only what was done since the case last went back counts. */
function hasActed(
  { again = "allow" }: StepPeople,
  person: string,
  previous: string | null,
  tasks: readonly Task[],
  { state, passed: passing }: Assigning,
): boolean {
  if (again === "allow") return false;
  const visits = state.process?.visits ?? {};
  const backAt = tasks.filter((task) => (visits[task.visit]?.how ?? "forward") !== "forward").map((task) => task.openedAt);
  const since = backAt.sort().at(-1) ?? "";
  // A step that was passed counts as done by the one it was passed for.
  const doneBy = ({ closedBy, visit, assignee }: Task) =>
    closedBy ?? (passing.has(visit) || visits[visit]?.status === "left" ? assignee : null);
  const did = (task: Task) => task.closedAt !== null && !isSideTask(task) && task.openedAt >= since && doneBy(task) === person;
  if (again === "once") return tasks.some(did);
  const before = tasks.filter((task) => task.closedAt !== null && (previous === null || task.node === previous));
  const last = before.sort((one, other) => ((one.closedAt ?? "") < (other.closedAt ?? "") ? 1 : -1))[0];
  return last !== undefined && did(last);
}

function isSkipped(condition: string, variables: Record<string, unknown>): boolean {
  try {
    return isTrue(condition, variables);
  } catch {
    return false; // what can't be answered skips nothing
  }
}

function passed(task: Task, reason: PassReason, agree = true): Assigned {
  return { task, pass: { reason, agree } };
}

/** The task for persons found: one has it, several may claim it. */
function named(task: Task, people: readonly FoundPerson[]): Task {
  const [first] = people;
  if (!first) return task;
  const here = people.filter(({ org }) => org === first.org);
  const candidates = here.map(({ member }) => member.id);
  return { ...task, org: first.org, candidates, assignee: candidates.length === 1 ? (candidates[0] ?? null) : null };
}
