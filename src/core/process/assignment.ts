/**
 * Who acts in one task, and in which order: 转办, 委派, 加签, 减签. None of them moves a token: the task's visit stays open until
 * everyone here is done. Plain data, so the caller keeps it with the task.
 */

export type AssignmentKind = "main" | "delegate" | "before" | "after";
export type AssignmentStatus = "open" | "waiting" | "agreed" | "refused" | "transferred" | "removed";

export interface Assignment {
  person: string;
  kind: AssignmentKind;
  status: AssignmentStatus;
  /** who brought this person in; a delegate's answer goes back to them */
  by: string | null;
}

/** In the order people were brought in. */
export type Assignments = readonly Assignment[];

export type AssignmentRefusal =
  | "assignment/not-acting"
  | "assignment/already-there"
  | "assignment/nobody-named"
  | "assignment/already-acted"
  | "assignment/not-added";
export type AssignmentResult = { ok: true; assignments: Assignments } | { ok: false; code: AssignmentRefusal };

export function assignTo(person: string): Assignments {
  return [{ person, kind: "main", status: "open", by: null }];
}

/** Those who may act now. */
export function actingPersons(assignments: Assignments): string[] {
  return assignments.filter((one) => one.status === "open").map((one) => one.person);
}

/** Everyone has answered (the visit may be completed), or one has refused (the visit's refusal is decided: pending signers don't count). */
export function assignmentOutcome(assignments: Assignments): "agreed" | "refused" | undefined {
  if (assignments.some((one) => one.status === "refused" && one.kind !== "delegate")) return "refused";
  return assignments.some((one) => one.status === "open" || one.status === "waiting") ? undefined : "agreed";
}

/** 转办: A → B; B finishes, A is out. */
export function transferTask(assignments: Assignments, from: string, to: string): AssignmentResult {
  const refusal = newcomer(assignments, from, [to]);
  if (refusal) return refusal;
  const acting = openOf(assignments, from);
  const moved = assignments.map((one) => (one === acting ? { ...one, status: "transferred" as const } : one));
  return { ok: true, assignments: [...moved, { person: to, kind: acting?.kind ?? "main", status: "open", by: acting?.by ?? null }] };
}

/** 委派: A → B → back to A, who finishes. */
export function delegateTask(assignments: Assignments, from: string, to: string): AssignmentResult {
  return addBehind(assignments, from, [to], "delegate");
}

/** 加签: before me, extra people act first and then I; after me, they act once I have agreed. */
export function addSigners(assignments: Assignments, by: string, people: readonly string[], when: "before" | "after"): AssignmentResult {
  if (when === "before") return addBehind(assignments, by, people, "before");
  const refusal = newcomer(assignments, by, people);
  if (refusal) return refusal;
  return { ok: true, assignments: [...assignments, ...people.map((person) => added(person, "after", "waiting", by))] };
}

/** 减签: takes out an added signer who hasn't acted; whoever waited for them may go on. */
export function removeSigner(assignments: Assignments, person: string): AssignmentResult {
  const found = assignments.findLast((one) => one.person === person && one.kind !== "main");
  if (!found) return { ok: false, code: "assignment/not-added" };
  if (found.status !== "open" && found.status !== "waiting") return { ok: false, code: "assignment/already-acted" };
  return { ok: true, assignments: wake(assignments.map((one) => (one === found ? { ...one, status: "removed" as const } : one))) };
}

/** One person answers. A delegate's answer is advice: it goes back to whoever asked. */
export function answerAssignment(assignments: Assignments, person: string, agree: boolean): AssignmentResult {
  const acting = openOf(assignments, person);
  if (!acting) return { ok: false, code: "assignment/not-acting" };
  const status = agree ? ("agreed" as const) : ("refused" as const);
  return { ok: true, assignments: wake(assignments.map((one) => (one === acting ? { ...one, status } : one))) };
}

function addBehind(assignments: Assignments, by: string, people: readonly string[], kind: "delegate" | "before"): AssignmentResult {
  const refusal = newcomer(assignments, by, people);
  if (refusal) return refusal;
  const acting = openOf(assignments, by);
  const paused = assignments.map((one) => (one === acting ? { ...one, status: "waiting" as const } : one));
  return { ok: true, assignments: [...paused, ...people.map((person) => added(person, kind, "open", by))] };
}

function added(person: string, kind: AssignmentKind, status: AssignmentStatus, by: string): Assignment {
  return { person, kind, status, by };
}

/** Opens those who waited for answers that are in: the asker after delegates and signers before, signers after their asker. */
function wake(assignments: Assignments): Assignments {
  return assignments.map((one) => {
    if (one.status !== "waiting") return one;
    const open = (other: Assignment) => other.status === "open" || other.status === "waiting";
    const held =
      one.kind === "after" && assignments.some((other) => other.person === one.by && open(other))
        ? true
        : assignments.some((other) => other.by === one.person && other.kind !== "after" && open(other));
    return held ? one : { ...one, status: "open" as const };
  });
}

function openOf(assignments: Assignments, person: string): Assignment | undefined {
  return assignments.find((one) => one.person === person && one.status === "open");
}

function newcomer(assignments: Assignments, by: string, people: readonly string[]): { ok: false; code: AssignmentRefusal } | undefined {
  if (!openOf(assignments, by)) return { ok: false, code: "assignment/not-acting" };
  if (people.length === 0 || people.includes("")) return { ok: false, code: "assignment/nobody-named" };
  const present = assignments.filter((one) => one.status === "open" || one.status === "waiting").map((one) => one.person);
  const twice = new Set(people).size < people.length || people.some((person) => present.includes(person));
  return twice ? { ok: false, code: "assignment/already-there" } : undefined;
}
