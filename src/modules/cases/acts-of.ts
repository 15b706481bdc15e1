import type { LocalDate, WorkCalendar } from "../../core/calendar/index.ts";
import type { StepRole } from "../../core/process/index.ts";
import type { ItemInForce } from "../catalogue/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import { type Matter, openTasks, type Task } from "../matters/index.ts";
import { ACT_NAMES, ACTS, type Act, refusalOf } from "./domain/acts.ts";
import { buttonOf, needsOpinion } from "./domain/buttons.ts";
import { hasDone, manages, reasonAt, waitsFor } from "./domain/choose-task.ts";
import { mayRefuse, publicityRuns } from "./domain/limits.ts";
import { measuresAt } from "./domain/measures.ts";
import type { CaseOwn } from "./domain/own.ts";
import { documentsWith, type Templates } from "./domain/papers.ts";
import { choosingAt } from "./domain/people/choices.ts";
import { holds, isOffered } from "./domain/rights.ts";
import { isSamePerson } from "./domain/same-person.ts";
import { isSideTask, stepTasks } from "./domain/side-tasks.ts";
import { hasSigned, isAsker, notSigning, onePerRound } from "./domain/signers.ts";
import { jumpTargetsOf } from "./jump-case.ts";
import { notRecallable } from "./recall-step.ts";
import type { Registers } from "./registers.ts";
import { targetsOf } from "./return-step.ts";
import type { ActView } from "./shared.ts";
import { notUrgeable } from "./urge-case.ts";

interface Seen {
  actor: Actor;
  matter: Matter<CaseOwn>;
  item: ItemInForce;
  today: LocalDate;
  at: Date;
  calendar: WorkCalendar;
  registers: Registers & { region: string };
  templates: Templates;
}

/** Acts that finish a step, so that whoever does them may name the person of one to come. */
const CHOOSES: ReadonlySet<Act> = new Set(["accept", "settle", "agree", "disagree", "send-up", "enter-reply", "decide"]);

/** What a reader can do in a case: the acts of the steps they hold, of what they have done, and those of window and manager; why one can't be done now. */
export function actsOf(seen: Seen): ActView[] {
  return [
    ...ofHeldSteps(seen),
    ...claims(seen),
    ...ofAsker(seen),
    ...recalls(seen),
    ...ofWindow(seen),
    ...ofManager(seen),
    ...urging(seen),
  ];
}

function ofHeldSteps(seen: Seen): ActView[] {
  const { actor, matter, item, registers, templates } = seen;
  const { own } = matter.state;
  const kind = own.item.kind;
  return onePerRound(openTasks(matter.state).filter((task) => holds(actor, task))).flatMap((task) => {
    const step = item.process.nodes.find((node) => node.id === task.node)?.step;
    const role = task.role as StepRole; // from the compiled process
    const choosing = choosingAt({ own, matter, context: { item, actor, ...registers } }, task.node);
    const choices = choosing.map(({ people, ...rest }) => ({
      ...rest,
      people: people.map(({ id, name, staffNumber }) => ({ id, name, staffNumber })),
    }));
    const free = item.package.fees.length === 0;
    // After acceptance there is something to correct only while a paper is owed.
    const owed = own.state === "submitted" || Object.values(own.materials).some((material) => material.later !== null);
    const alike = (item.package.situations ?? []).length === 0 || !owed;
    return ACT_NAMES.filter((name) => !(free && CHARGES.includes(name)) && !(alike && name === "correct-situation"))
      .filter((name) => belongs(name, role, kind) && isOffered(name, task, item.process) && notSigning(name, task, actor) === null)
      .map((act): ActView => {
        const reason = reasonNow(seen, act, task);
        const label = buttonOf(step, act)?.label;
        const measures = measuresAt(step, act).map(({ name, level, measure }) => ({ name, level, measure }));
        const documents = documentsWith(act, { item, task, own, templates });
        return {
          ...actAt(act, task, reason),
          opinionRequired: needsOpinion(step, act),
          ...(label === undefined ? {} : { label }),
          ...(documents.length > 0 ? { documents } : {}),
          ...(measures.length > 0 ? { measures } : {}),
          ...(act === "return" ? { targets: targetsOf({ matter, context: { item } }, task.visit) } : {}),
          ...(CHOOSES.has(act) && choices.length > 0 ? { choices } : {}),
          ...(act === "decide" || act === "settle" || act === "enter-reply" ? { outcomes: ["grant", "deny"] as const } : {}),
        } as ActView;
      });
  });
}

const CHARGES: readonly Act[] = ["charge", "record-payment"];

function feeReason(act: Act, { fees }: CaseOwn): string | null {
  if (CHARGES.includes(act) && fees?.state === "paid") return "cases/paid-already";
  return act === "record-payment" && fees?.state !== "due" ? "cases/nothing-to-pay" : null;
}

/** Why an act that the step has can't be done now. */
function reasonNow({ actor, matter, item, today, at, calendar }: Seen, act: Act, task: Task): string | null {
  const { own } = matter.state;
  const late = act === "refuse" && !mayRefuse(matter.state, today) ? "cases/supplement-term-runs" : null;
  const once = act === "ask-supplement" && own.supplements >= 1 ? "cases/supplement-once" : null;
  const extended = act === "ask-extension" && own.extension?.outcome === "grant" ? "cases/extended-once" : null;
  const signed = hasSigned(matter.state, task, actor) ? "cases/signed-already" : null;
  const runs = act === "agree" || act === "disagree" ? publicityRuns(matter, task, { at, calendar }) : null;
  const same = isSamePerson(act, matter.state, task, actor, item.process) ? "cases/same-person" : null;
  return reasonAt(act, matter, task) ?? signed ?? same ?? late ?? once ?? extended ?? runs ?? feeReason(act, own);
}

function actAt(act: Act, task: Pick<Task, "visit" | "name"> | null, reason: string | null): ActView {
  return { act, visit: task?.visit ?? null, stepName: task?.name ?? null, enabled: reason === null, reason, opinionRequired: false };
}

/** Taking steps out of their pool, putting back what others could do as well, and giving the case to others to read. */
function claims({ actor, matter }: Seen): ActView[] {
  const mine = onePerRound(stepTasks(matter.state).filter((task) => holds(actor, task)));
  const held = mine.filter((task) => !isSideTask(task) && !task.signers && !hasSigned(matter.state, task, actor));
  const shared = held.filter(({ candidates, assignee }) => !candidates || candidates.some((other) => other !== assignee));
  return [
    ...shared.map((task) => actAt(task.assignee === null ? "claim" : "unclaim", task, null)),
    ...mine.map((task) => actAt("copy", task, null)),
  ];
}

/** While others sign within one's step: taking them out again, or sending the case back. */
function ofAsker({ actor, matter, item }: Seen): ActView[] {
  return openTasks(matter.state)
    .filter((task) => isAsker(actor, task) && reasonAt("remove-signer", matter, task) === null)
    .flatMap((task) => {
      const signers = (task.signers ?? []).filter((one) => one.kind !== "main" && (one.status === "open" || one.status === "waiting"));
      const people = signers.map((one) => one.person);
      const back = { ...actAt("return", task, null), opinionRequired: true, targets: targetsOf({ matter, context: { item } }, task.visit) };
      return [
        { ...actAt("remove-signer", task, null), opinionRequired: true, people },
        ...(holds(actor, task) || !isOffered("return", task, item.process) ? [] : [back]),
      ];
    });
}

/** Acts that the step's role or the kind of case never has aren't shown at all; those of another state are shown with the reason. */
function belongs(act: Act, role: StepRole, kind: CaseOwn["item"]["kind"]): boolean {
  const rule = ACTS[act];
  return rule.by === "task" && (rule.roles?.includes(role) ?? false) && (rule.kinds?.includes(kind) ?? true);
}

/** Steps of theirs that can be taken back; of the newest one that can't, why. */
function recalls({ actor, matter, item }: Seen): ActView[] {
  const done = Object.values(matter.state.tasks).filter((task) => hasDone(actor, task) && reasonAt("recall", matter, task) === null);
  const asked = done.map((task) => ({ task, reason: notRecallable(matter, item, task.visit) }));
  const possible = asked.filter(({ reason }) => reason === null);
  const shown = possible.length > 0 ? possible : asked.slice(-1).filter(({ reason }) => reason === "process/already-acted");
  return shown.map(({ task, reason }) => actAt("recall", task, reason));
}

function ofWindow({ actor, matter }: Seen): ActView[] {
  const { own } = matter.state;
  return can(actor, "case.intake", { org: own.window }) ? supplying(own) : [];
}

function supplying(own: CaseOwn): ActView[] {
  const awaited = own.state === "awaiting-supplement" || Object.values(own.materials).some((material) => material.later !== null);
  return awaited ? ofCase("supply", own) : [];
}

function ofManager({ actor, matter, item }: Seen): ActView[] {
  if (!manages(actor, matter)) return [];
  const { own } = matter.state;
  const steps = stepTasks(matter.state).flatMap((task) => [
    ...(holds(actor, task) ? [] : [{ ...actAt("transfer", task, null), opinionRequired: true }]),
    ...(reasonAt("jump", matter, task) === null
      ? [{ ...actAt("jump", task, null), opinionRequired: true, targets: jumpTargetsOf({ matter, context: { item } }, task.visit) }]
      : []),
  ]);
  return [...steps, ...ofCase("terminate", own), ...ofCase("void", own)];
}

function urging({ actor, matter, today }: Seen): ActView[] {
  if (!waitsFor(actor, matter) || openTasks(matter.state).every((task) => holds(actor, task))) return [];
  return ofCase("urge", matter.state.own, notUrgeable(matter.state.own, today));
}

/** What an applicant can do with their own case (补交, 撤回). */
export function applicantActs(own: CaseOwn): ActView[] {
  return [...supplying(own), ...ofCase("withdraw", own)];
}

/** An act that belongs to no step; not shown in states that don't have it. */
function ofCase(act: Act, own: CaseOwn, reason: string | null = null): ActView[] {
  if (refusalOf(act, { state: own.state, kind: own.item.kind, role: null }) !== null) return [];
  return [{ ...actAt(act, null, reason), opinionRequired: act === "terminate" || act === "void" || act === "withdraw" }];
}
