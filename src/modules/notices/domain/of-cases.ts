import { aboutVisit, type CaseOwn, type TakenOver } from "../../cases/index.ts";
import type { Recorded, RecordedEvent } from "../../house.ts";
import { actingOn, type MatterClock, type Task } from "../../matters/index.ts";
import type { ApplicantKind, NoticeParams } from "../messages.ts";
import type { Told } from "./told.ts";

/** What the applicant is told, by the event (附录1; practice §6): the one table. */
const APPLICANT: Readonly<Record<string, ApplicantKind>> = {
  "case/received": "applicant-received",
  "case/situation-corrected": "applicant-situation",
  "case/accepted": "applicant-accepted",
  "case/deemed-accepted": "applicant-deemed",
  "case/supplement-asked": "applicant-supplement",
  "case/declined": "applicant-refused",
  "case/not-accepted": "applicant-refused",
  "case/suspended": "applicant-suspended",
  "case/resumed": "applicant-resumed",
  "case/decided": "applicant-decided",
  "case/delivered": "applicant-delivered",
  "case/terminated": "applicant-ended",
  "case/voided": "applicant-ended",
  "case/extended": "applicant-extended",
};

/** The clock whose day an applicant wants to know. */
const DAY_OF: Partial<Record<ApplicantKind, string>> = {
  "applicant-accepted": "promise",
  "applicant-deemed": "promise",
  "applicant-resumed": "promise",
  "applicant-extended": "statutory",
  "applicant-supplement": "supplement",
};

/** Who is told what of one command on a case. Pure. */
export function toldOfCase(recorded: Recorded): Told[] {
  return recorded.events.flatMap((event) => [
    ...toApplicant(recorded, event),
    ...toOwnerOfPapers(recorded, event),
    ...toStaff(recorded, event),
  ]);
}

/**
 * Whose earlier papers were taken into this case hears which and into which, once for each time it is handed something: by way of the newest case
 * they came from, which knows its owner's telephone whatever the new one says.
 */
function toOwnerOfPapers(recorded: Recorded, event: RecordedEvent): Told[] {
  const { takenOver } = event.data as { takenOver?: TakenOver }; // as cases writes it
  if (!takenOver) return [];
  const { from, papers, manner } = takenOver;
  const params = { ...caseParams(recorded), papers: papers.join("、"), manner };
  return [{ ...told(recorded, event, "owner-papers-used", "applicant", params), matter: { id: from, kind: recorded.kind } }];
}

function toApplicant(recorded: Recorded, event: RecordedEvent): Told[] {
  const kind = APPLICANT[event.type];
  if (!kind) return [];
  const clock = Object.values(recorded.after.clocks).find((one) => one.kind === DAY_OF[kind]);
  const special = event.type === "case/suspended" ? ownOf(recorded).special.at(-1) : undefined;
  const params = {
    ...caseParams(recorded),
    ...(clock ? { due: clock.due } : {}),
    ...(special ? { procedure: special.name, days: String(special.days) } : {}),
  };
  return [told(recorded, event, kind, "applicant", params)];
}

function toStaff(recorded: Recorded, event: RecordedEvent): Told[] {
  const tasks = event.data.tasks ?? [];
  const given = tasks.flatMap((task) => toHolder(recorded, event, task));
  return [
    ...given,
    ...copied(recorded, event),
    ...urged(recorded, event),
    ...toWaiting(recorded, event),
    ...movedDays(recorded, event),
    ...extensions(recorded, event),
    ...answers(recorded, event),
  ];
}

/** A step that has become somebody's own, or theirs to claim: opened, handed over or returned; or one that nobody can do, for who manages it. */
function toHolder(recorded: Recorded, event: RecordedEvent, task: Task): Told[] {
  if (task.closedAt !== null) return [];
  const before = recorded.before.tasks[task.visit];
  const params = stepParams(recorded, task);
  if (task.handedUp) {
    const kind = task.handedUp.reason === "overrun" ? "task-overrun" : "task-handed-up";
    return before?.handedUp ? [] : [told(recorded, event, kind, { org: task.org, post: task.post }, params, task.visit)];
  }
  const { persons, as } = actingOn(task);
  const known = new Set(before ? actingOn(before).persons : []);
  const kind =
    task.role === "question"
      ? "asked"
      : event.type === "case/returned"
        ? "task-returned"
        : as === "candidate"
          ? "task-claimable"
          : "task-given";
  return (persons ?? [])
    .filter((person) => !known.has(person))
    .map((person) => told(recorded, event, kind, { person }, params, task.visit));
}

/** 抄送, by somebody or by the step's settings: to whoever has no copy yet. */
function copied(recorded: Recorded, event: RecordedEvent): Told[] {
  const { copied: given = {} } = event.data as { copied?: Record<string, unknown> }; // as cases writes it, by person
  const known = (recorded.before.own as CaseOwn).copied ?? {};
  return Object.keys(given)
    .filter((person) => !(person in known))
    .map((person) => told(recorded, event, "copied", { person }, caseParams(recorded)));
}

/** 催办, by somebody or by the step's settings: to those whose step it is. */
function urged(recorded: Recorded, event: RecordedEvent): Told[] {
  const kind = event.type === "case/urged" ? "urged" : event.type === "case/overrun-reminded" ? "over-limit" : null;
  if (kind === null) return [];
  return Object.values(recorded.after.tasks)
    .filter((task) => task.closedAt === null && (kind === "urged" || task.visit === event.data.visit))
    .flatMap((task) => holdersOf(task).map((to) => told(recorded, event, kind, to, stepParams(recorded, task), task.visit)));
}

/** What the applicant did, told to those whose step waits in the case: by name, else to their queue. */
function toWaiting(recorded: Recorded, event: RecordedEvent): Told[] {
  const kind = event.type === "case/supplied" ? "materials-came" : event.type === "case/withdrawn" ? "withdrawn" : null;
  if (kind === null) return [];
  const waiting = Object.values(recorded.before.tasks).filter((task) => task.closedAt === null);
  return waiting.flatMap((task) => holdersOf(task).map((to) => told(recorded, event, kind, to, stepParams(recorded, task), task.visit)));
}

/** Days that a corrected calendar moved, told to whoever has a step of their own in the case. */
function movedDays(recorded: Recorded, event: RecordedEvent): Told[] {
  if (event.type !== "matter/recounted") return [];
  const clocks: MatterClock[] = event.data.clocks ?? [];
  // A calendar that was only carried on (another year) leaves most days where they were: nothing to tell.
  if (clocks.every(({ id, due }) => recorded.before.clocks[id]?.due === due)) return [];
  const due = clocks.find(({ kind }) => kind === "promise" || kind === "statutory")?.due;
  const open = Object.values(recorded.after.tasks).filter((task) => task.closedAt === null && actingOn(task).persons !== null);
  return open.flatMap((task) =>
    holdersOf(task).map((to) => told(recorded, event, "day-moved", to, { ...stepParams(recorded, task), due: due ?? "" }, task.visit)),
  );
}

/** 延期: whoever may approve it hears of the request, whoever asked (and whom they stood in for) of its end. */
function extensions(recorded: Recorded, event: RecordedEvent): Told[] {
  if (event.type === "case/extension-asked") {
    const requests = (event.data.tasks ?? []).filter((task) => task.role === "extension" && task.closedAt === null);
    return requests.flatMap((task) =>
      holdersOf(task).map((to) => told(recorded, event, "extension-asked", to, caseParams(recorded), task.visit)),
    );
  }
  const { extension } = ownOf(recorded);
  const kind = event.type === "case/extended" ? "extension-granted" : event.type === "case/extension-refused" ? "extension-refused" : null;
  if (kind === null || extension === undefined) return [];
  const due = Object.values(recorded.after.clocks).find((clock) => clock.kind === "statutory")?.due;
  const params = { ...caseParams(recorded), ...(kind === "extension-granted" && due ? { due } : {}) };
  return [...new Set([extension.by, extension.for ?? extension.by])].map((person) => told(recorded, event, kind, { person }, params));
}

/** 沟通: the answer, told to those who have the step at which it was asked. */
function answers(recorded: Recorded, event: RecordedEvent): Told[] {
  if (event.type !== "case/answered") return [];
  const asked = (event.data.tasks ?? []).filter(({ role, closedAt }) => role === "question" && closedAt !== null);
  return asked.flatMap(({ visit }) => {
    const step = recorded.after.tasks[aboutVisit(visit)];
    if (!step || step.closedAt !== null) return [];
    return holdersOf(step).map((to) => told(recorded, event, "answer-came", to, stepParams(recorded, step), visit));
  });
}

/** Whose turn it is: persons by name, else the post's queue. */
function holdersOf(task: Task): Told["to"][] {
  return actingOn(task).persons?.map((person) => ({ person })) ?? [{ org: task.org, post: task.post }];
}

function told(
  { matter, kind: matterKind }: Recorded,
  { sequence, actor }: RecordedEvent,
  kind: Told["kind"],
  to: Told["to"],
  params: NoticeParams,
  about = "",
): Told {
  return { key: `${matter}:${sequence}:${kind}:${about}`, kind, matter: { id: matter, kind: matterKind }, params, to, by: actor.id };
}

function stepParams(recorded: Recorded, task: Task): NoticeParams {
  return { ...caseParams(recorded), step: task.name, ...(task.due ? { due: task.due } : {}) };
}

function caseParams(recorded: Recorded): NoticeParams {
  const own = ownOf(recorded);
  return { item: own.item.name, number: own.number ?? own.applicationNumber };
}

function ownOf(recorded: Recorded): CaseOwn {
  return recorded.after.own as CaseOwn; // asked for cases only
}
