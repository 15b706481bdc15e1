import { actingPersons } from "../../../core/process/index.ts";
import type { Task } from "./state.ts";

/** Who may act on an open task now. */
export interface Acting {
  /** Null: whoever holds the task's post. */
  persons: readonly string[] | null;
  /** How these came to it: the step is theirs, they may take it, or they were asked to sign within it (委派、加签). */
  as: "post" | "assignee" | "candidate" | "signer";
  /** Whether they must hold the task's very post; persons found in another way need any post that handles cases in its organisation. */
  inPost: boolean;
}

/** The one answer to whose turn it is: signers brought in first, then the person it is named for, then those who may claim it, then the post's queue. */
export function actingOn(task: Pick<Task, "assignee" | "candidates" | "signers">): Acting {
  const signing = task.signers ? actingPersons(task.signers) : [];
  const inPost = !task.candidates && signing.length === 0;
  if (signing.length > 0) return { persons: signing, as: "signer", inPost };
  if (task.assignee !== null) return { persons: [task.assignee], as: "assignee", inPost };
  if (task.candidates) return { persons: task.candidates, as: "candidate", inPost };
  return { persons: null, as: "post", inPost };
}

/** A row of somebody's own to-do list. */
export interface TaskPerson {
  visit: string;
  person: string;
  role: "assignee" | "candidate" | "signer";
  org: string;
  /** The post they must hold; null for any that handles cases. */
  post: string | null;
  openedAt: string;
  due: string | null;
}

/** The persons an open task is named for; none while it waits in a post's queue. */
export function personsOf(task: Task): TaskPerson[] {
  const { persons, as, inPost } = actingOn(task);
  if (task.closedAt !== null || persons === null || as === "post") return [];
  const { visit, org, openedAt, due } = task;
  return [...new Set(persons)].map((person) => ({ visit, person, role: as, org, post: inPost ? task.post : null, openedAt, due }));
}

/** Whether an open task is kept out of its post's queue. */
export function isNamed(task: Task): boolean {
  return actingOn(task).persons !== null;
}
