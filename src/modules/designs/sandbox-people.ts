import { v5 as uuidOf } from "uuid";
import type { Rehearsal } from "../cases/index.ts";
import type { CaseView } from "../cases/shared.ts";
import type { House } from "../house.ts";
import { orgs, peopleWith } from "../identity/index.ts";
import { type Actor, identityMessages, type Permission, type PersonActor, POSTS, type Post } from "../identity/shared.ts";
import type { SandboxAct, SandboxDoer, SandboxPerson, SandboxView } from "./shared.ts";

/** Names of the people of a sandbox come from nowhere: the same organisation and post is the same person in every play. */
const PEOPLE = "5b1f6d0e-0f5c-4f0e-9d5e-9a4b0c5f7a11";
/** As many colleagues as one step may ask to sign, and one more. */
const COLLEAGUES = 100;

type Task = CaseView["tasks"][number];

/** Whoever does an act; null where nobody waits at its step any more. */
export async function playerOf(
  stage: Rehearsal,
  id: string,
  { by, visit }: Pick<SandboxAct, "by" | "visit">,
  at: Date,
): Promise<Actor | null> {
  if (by === "applicant") return { kind: "citizen", id, name: "" };
  const { own } = stage.look(id).state;
  if (by === "window") return clerkAt(own.window);
  if (by === "manager") return managerOf(own.item.department);
  const task = (await tasksOf(stage, id, at)).find((open) => open.visit === visit);
  if (task) return holderOf(stage, id, task, at);
  const done = doneTasks(stage, id).find((closed) => closed.visit === visit);
  return done ? doerOf(done) : null;
}

/** Everybody who can do something at a moment: at the open steps, at the window, the process manager, the applicant. */
export async function peopleOf(house: House, stage: Rehearsal, id: string, at: Date): Promise<SandboxPerson[]> {
  const [tasks, byCode] = await Promise.all([tasksOf(stage, id, at), orgs(house)]);
  const { own } = stage.look(id).state;
  const beside = async (by: SandboxDoer, person: PersonActor, org: string): Promise<SandboxPerson> => {
    const acts = ((await stage.view(id, person, at))?.acts ?? []).filter(
      ({ visit, enabled }) => enabled && (by === "manager" || visit === null),
    );
    return { ...NO_STEP, by, org, orgName: byCode.get(org)?.name ?? org, post: person.holdings[0]?.post ?? "", acts };
  };
  const found = await Promise.all([
    ...tasks.map((task) => personAtStep(stage, id, task, at)),
    ...doneTasks(stage, id).map((task) => personAfterStep(stage, id, { ...task, orgName: byCode.get(task.org)?.name ?? task.org }, at)),
    beside("window", clerkAt(own.window), own.window),
    beside("manager", managerOf(own.item.department), own.item.department),
  ]);
  found.push({ ...NO_STEP, by: "applicant", acts: stage.applicantActs(id) });
  return found.filter(({ visit, acts }) => tasks.some((task) => task.visit === visit) || acts.length > 0);
}

const NO_STEP = { visit: null, step: "", org: "", orgName: "", post: "", stepForms: [], formData: {} } satisfies Partial<SandboxPerson>;

async function personAtStep(stage: Rehearsal, id: string, task: Task, at: Date): Promise<SandboxPerson> {
  const shown = await stage.view(id, await holderOf(stage, id, task, at), at);
  const { visit, name: step, org, orgName, post } = task;
  const acts = (shown?.acts ?? []).filter((act) => act.visit === visit);
  const stepForms = (shown?.stepForms ?? []).filter((form) => form.visit === visit);
  return { by: "step", visit, step, org, orgName, post, acts, stepForms, formData: shown?.formData ?? {} };
}

/** Who has done a step may take it back (拿回) as long as nobody has gone on. */
async function personAfterStep(stage: Rehearsal, id: string, task: DoneTask & { orgName: string }, at: Date): Promise<SandboxPerson> {
  const { visit, name: step, org, orgName, post } = task;
  const acts = ((await stage.view(id, doerOf(task), at))?.acts ?? []).filter((act) => act.visit === visit && act.enabled);
  return { ...NO_STEP, by: "step", visit, step, org, orgName, post, acts };
}

type DoneTask = Pick<Task, "visit" | "name" | "org" | "post"> & { closedBy: string };

function doneTasks(stage: Rehearsal, id: string): DoneTask[] {
  return Object.values(stage.look(id).state.tasks).flatMap(({ closedBy, ...task }) => (closedBy === null ? [] : [{ ...task, closedBy }]));
}

function doerOf(task: DoneTask): PersonActor {
  return { ...personAt(task, 0), id: task.closedBy };
}

/** Those to whom each open step can be handed on: people who really hold its post there. */
export async function colleaguesAt(house: House, stage: Rehearsal, id: string, at: Date): Promise<SandboxView["colleagues"]> {
  const tasks = await tasksOf(stage, id, at);
  const found = tasks.map(async ({ visit, org, post }) => {
    const known = POSTS.find((each) => each === post);
    return [visit, known ? await peopleWith(house, { org, post: known }) : []] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

async function tasksOf(stage: Rehearsal, id: string, at: Date): Promise<Task[]> {
  return (await stage.view(id, { kind: "system", id: "system", name: "" }, at))?.tasks ?? [];
}

/**
 * Whoever a step waits for: the person it is named for, else the first of those found for it, else of those in the post, who hasn't signed it
 * already (one person signs once).
 */
async function holderOf(stage: Rehearsal, id: string, task: Task, at: Date): Promise<PersonActor> {
  if (task.assignee) return { ...personAt(task, 0), ...task.assignee };
  const most = task.candidates?.length ?? COLLEAGUES;
  for (let nth = 0; nth < most; nth++) {
    const person = { ...personAt(task, nth), ...task.candidates?.[nth] };
    const acts = (await stage.view(id, person, at))?.acts ?? [];
    if (!acts.some(({ visit, reason }) => visit === task.visit && reason === "cases/signed-already")) return person;
  }
  return { ...personAt(task, 0), ...task.candidates?.[0] };
}

/** Nobody is named in a play: the record says what they are, as the records of real cases do in Chinese. */
const POST_NAMES: Readonly<Record<string, string>> = identityMessages("zh-CN").posts;

/** Somebody who holds that post there and nothing else; `nth` tells colleagues apart. */
function personAt({ org, post }: { org: string; post: string }, nth: number): PersonActor {
  const id = uuidOf(nth === 0 ? `${org} ${post}` : `${org} ${post} ${nth}`, PEOPLE);
  const grant = (permission: Permission) => ({ permission, scope: "org" as const, orgs: [org] });
  const more: readonly Permission[] = MORE_RIGHTS[post] ?? [];
  return {
    kind: "person",
    id,
    staffNumber: "",
    name: POST_NAMES[post] ?? post,
    holdings: [{ org, post: post as Post, section: null }], // a step may name any post; an unknown one has no rights of its own
    grants: (["case.handle", "case.view", ...more] as const).map(grant),
  };
}

const MORE_RIGHTS: Partial<Record<string, readonly Permission[]>> = {
  "window-clerk": ["case.intake"],
  "process-manager": ["case.manage"],
};

/** A clerk of a window. */
export function clerkAt(org: string): PersonActor {
  return personAt({ org, post: "window-clerk" satisfies Post }, 0);
}

function managerOf(org: string): PersonActor {
  return personAt({ org, post: "process-manager" satisfies Post }, 0);
}
