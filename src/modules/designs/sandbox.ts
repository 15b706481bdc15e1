import { v5 as uuidOf } from "uuid";
import { z } from "zod";
import { dayOf } from "../../platform/clock.ts";
import { type Rehearsal, rehearseCases } from "../cases/index.ts";
import type { CaseView } from "../cases/shared.ts";
import { type ItemInForce, inspectPackage } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import type { Actor, PersonActor, Post } from "../identity/shared.ts";
import { sandboxApplication, sandboxInput } from "./domain/sandbox-input.ts";
import { refuse, refuseInput } from "./refusal.ts";
import { type DesignRefusal, SANDBOX_COMMANDS, type SandboxPerson, type SandboxView } from "./shared.ts";
import { designView } from "./view-design.ts";

const moment = z.iso.datetime({ offset: true });
const text = z.string().max(2000);

/** What is played, from the application on: the whole of it each time, since nothing is kept. */
export const sandboxSchema = z.strictObject({
  code: z.string().max(40),
  /** Answers to the form, by field. */
  answers: z.record(z.string(), z.unknown()),
  /** Where the application is handed in; null for the item's first place. */
  window: z.string().max(40).nullable(),
  submittedAt: moment,
  acts: z
    .array(
      z.strictObject({
        at: moment,
        command: z.enum(SANDBOX_COMMANDS),
        visit: z.string().max(80),
        opinion: text,
        outcome: z.enum(["grant", "deny"]),
        target: z.string().max(200),
        form: z.record(z.string(), z.unknown()).nullable(),
      }),
    )
    .max(80),
  now: moment,
});
export type Sandbox = z.infer<typeof sandboxSchema>;

/** Names of the people of a sandbox come from nowhere: the same organisation and post is the same person in every play. */
const PEOPLE = "5b1f6d0e-0f5c-4f0e-9d5e-9a4b0c5f7a11";

/**
 * Plays a design: an invented application goes through its process, each step done as the person it waits for, under a clock that is wherever it
 * is put. Every check, decision and limit is the real one; nothing is written. Null when the item isn't the reader's to design.
 */
export async function sandbox(house: House, actor: Actor, given: unknown): Promise<SandboxView | DesignRefusal | null> {
  const parsed = sandboxSchema.safeParse(given);
  if (!parsed.success) return refuseInput(parsed.error);
  const play = parsed.data;
  const view = await designView(house, actor, play.code);
  if (!view?.mayEdit) return null;
  const { process, drawing } = await inspectPackage(view.package);
  if (!process || !drawing) return refuse("designs/unreadable", "process");
  const none = "00000000-0000-0000-0000-000000000000";
  const item: ItemInForce = {
    code: play.code,
    versionId: none,
    version: 0,
    publishedAt: house.clock.now(),
    package: view.package,
    process,
    drawing,
  };
  const stage = rehearseCases(house, item);
  const submitted = await stage.perform(
    { kind: "citizen", id: null, name: "" },
    { command: "submit", key: `${play.code}:submit`, input: sandboxApplication(item, play) },
    new Date(play.submittedAt),
  );
  if (!submitted.ok)
    return { ok: true, case: null, people: [], passed: [], refused: { act: -1, code: submitted.code, fields: submitted.fields ?? [] } };
  return playOn(stage, submitted.caseId, item, play);
}

async function playOn(stage: Rehearsal, id: string, item: ItemInForce, play: Sandbox): Promise<SandboxView> {
  const passed: SandboxView["passed"] = [];
  let refused: SandboxView["refused"] = null;
  for (const [index, act] of play.acts.entries()) {
    const at = new Date(act.at);
    passed.push(...(await letTimePass(stage, id, at)));
    const waiting = (await tasksOf(stage, id, at)).find(({ visit }) => visit === act.visit);
    const person = waiting ? await holderOf(stage, id, waiting, at) : null;
    const shown = person && (await stage.view(id, person, at));
    const input = shown ? sandboxInput(act, shown, item) : null;
    const done =
      person && input ? await stage.perform(person, { command: act.command, caseId: id, key: `${id}:${index}`, input }, at) : null;
    if (done?.ok) continue;
    refused = { act: index, code: done?.code ?? "cases/no-such-task", fields: done?.fields ?? [] };
    break;
  }
  const now = new Date(play.now);
  if (!refused) passed.push(...(await letTimePass(stage, id, now)));
  const system: Actor = { kind: "system", id: "system", name: "" };
  return { ok: true, case: await stage.view(id, system, now), people: await peopleOf(stage, id, now), passed, refused };
}

/** What the house does by itself until a moment: timers that are due, applications nobody answered. */
async function letTimePass(stage: Rehearsal, id: string, until: Date): Promise<SandboxView["passed"]> {
  const passed: SandboxView["passed"] = [];
  for (let events = 0; events < 50; events++) {
    const { state } = stage.look(id);
    const timers = Object.entries(state.timers).map(([timer, at]) => ({ timer, at: new Date(at) }));
    const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at.getTime() - b.at.getTime());
    const isSilent = Object.values(state.clocks).some(
      (clock) => clock.kind === "receipt" && clock.state === "running" && clock.due < dayOf(until),
    );
    const done = next ? await stage.fire(id, next.timer, next.at) : isSilent ? await stage.deem(id, until) : null;
    if (!done?.ok) return passed;
    passed.push({ at: (next?.at ?? until).toISOString(), what: next ? "timer" : "deemed" });
  }
  return passed;
}

async function peopleOf(stage: Rehearsal, id: string, at: Date): Promise<SandboxPerson[]> {
  const tasks = await tasksOf(stage, id, at);
  return Promise.all(
    tasks.map(async (task) => {
      const shown = await stage.view(id, await holderOf(stage, id, task, at), at);
      const acts = (shown?.acts ?? []).filter(({ act, visit }) => visit === task.visit && SANDBOX_COMMANDS.some((each) => each === act));
      return {
        visit: task.visit,
        step: task.name,
        org: task.org,
        orgName: task.orgName,
        post: task.post,
        acts,
        stepForms: shown?.stepForms ?? [],
        formData: shown?.formData ?? {},
      };
    }),
  );
}

async function tasksOf(stage: Rehearsal, id: string, at: Date): Promise<Task[]> {
  return (await stage.view(id, { kind: "system", id: "system", name: "" }, at))?.tasks ?? [];
}

type Task = CaseView["tasks"][number];

/** As many colleagues as one step may ask to sign, and one more. */
const COLLEAGUES = 100;

/** Whoever a step waits for: the first of those in the post who hasn't signed it already (one person signs once). */
async function holderOf(stage: Rehearsal, id: string, task: Task, at: Date): Promise<PersonActor> {
  for (let nth = 0; nth < COLLEAGUES; nth++) {
    const person = personAt(task, nth);
    const acts = (await stage.view(id, person, at))?.acts ?? [];
    if (!acts.some(({ visit, reason }) => visit === task.visit && reason === "cases/signed-already")) return person;
  }
  return personAt(task, 0);
}

/** Somebody who holds that post there and nothing else; `nth` tells colleagues apart. */
function personAt({ org, post }: { org: string; post: string }, nth: number): PersonActor {
  const id = uuidOf(nth === 0 ? `${org} ${post}` : `${org} ${post} ${nth}`, PEOPLE);
  const grant = (permission: "case.handle" | "case.intake" | "case.view") => ({ permission, scope: "org" as const, orgs: [org] });
  return {
    kind: "person",
    id,
    staffNumber: "",
    name: post,
    holdings: [{ org, post: post as Post, section: null }], // a step may name any post; an unknown one has no rights of its own
    grants: [grant("case.handle"), grant("case.view"), ...(post === "window-clerk" ? [grant("case.intake")] : [])],
  };
}
