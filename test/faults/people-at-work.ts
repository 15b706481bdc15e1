/**
 * People who submit, take in, accept and agree without pause, each over the wire as their browsers would. Whoever gets no answer asks again
 * with the same key, until there is one. They write down what they asked and what they were told.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { hygiene } from "../stage/items.ts";
import { type DeskCaller, deskCaller } from "../wire/desk-caller.ts";
import { codeOf, fillIn, numberOnReceipt, plainVisitor, send } from "../wire/plain-visitor.ts";

const PEOPLE = 8;
/** A minute: far longer than a server or a database is away. */
const MOST_TRIES = 1200;
const REQUIRED = hygiene.materials.filter(({ necessity }) => necessity === "required").map(({ code }) => code);

export interface Told {
  key: string;
  number: string;
  /** Unknown to citizens. */
  caseId?: string;
  version?: number;
}

export interface PeopleAtWork {
  /** Keys of all that was asked for, answered or not. */
  asked: string[];
  answered: Told[];
  refused: string[];
  /** Lets everybody finish what they are about. Throws what stopped one of them. */
  goHome(): Promise<void>;
}

export async function peopleAtWork(url: string): Promise<PeopleAtWork> {
  const notes: Pick<PeopleAtWork, "asked" | "answered" | "refused"> = { asked: [], answered: [], refused: [] };
  const code = await codeOf(url, hygiene.name);
  const clerk = await deskCaller(url, "clerk");
  const handler = await deskCaller(url, `${hygiene.department}.handler`);
  let isLate = false;
  let visitors = 0;

  async function work(): Promise<void> {
    while (!isLate) {
      const number = await submits();
      const [row] = await rowsOf(clerk, number);
      const caseId = row?.id ?? "";
      await does(clerk, { command: "receive", caseId, input: { papers: REQUIRED } });
      await does(clerk, { command: "accept", caseId, input: { checked: REQUIRED } });
      const [task] = await rowsOf(handler, number);
      await does(handler, { command: "agree", caseId, input: { visit: task?.visit, opinion: "经审查，材料属实，同意" } });
    }
  }

  /** A citizen's application: the secret of the draft is the key, and the number stands on the receipt. */
  async function submits(): Promise<string> {
    const visitor = plainVisitor(url, `10.2.${visitors >> 8}.${visitors++ & 255}`);
    const check = await untilAnswered(() => fillIn(visitor, code, hygiene));
    const key = visitor.draft();
    if (key === "") throw new Error("an application is filled in, and its browser keeps no draft");
    notes.asked.push(key);
    await untilAnswered(async () => {
      if (!(await send(visitor, check))) throw new Error("the application was not taken");
    });
    const number = await untilAnswered(async () => {
      const found = await numberOnReceipt(visitor, check);
      if (found === "") throw new Error("no receipt yet");
      return found;
    });
    notes.answered.push({ key, number });
    return number;
  }

  async function does(caller: DeskCaller, act: { command: string; caseId: string; input: unknown }): Promise<void> {
    const request = { key: randomUUID(), ...act };
    notes.asked.push(request.key);
    const outcome = (await untilAnswered(() => caller.tell("cases.perform", request))) as Performed;
    if (!outcome.ok) {
      notes.refused.push(`${act.command}: ${outcome.code}`);
      throw new Error(`${act.command} was refused: ${outcome.code}`);
    }
    const { caseId, version, applicationNumber: number } = outcome;
    notes.answered.push({ key: request.key, caseId, version, number });
  }

  const all = Promise.allSettled(Array.from({ length: PEOPLE }, work));
  return {
    ...notes,
    async goHome() {
      isLate = true;
      for (const end of await all) if (end.status === "rejected") throw end.reason;
    },
  };
}

type Performed = { ok: true; caseId: string; version: number; applicationNumber: string } | { ok: false; code: string };

async function rowsOf(caller: DeskCaller, text: string): Promise<{ id: string; visit: string | null }[]> {
  const list = (await untilAnswered(() => caller.ask("cases.worklist", { box: "todo", text }))) as { rows: { id: string }[] };
  const [found] = list.rows;
  if (!found) throw new Error(`${text} can't be found`);
  const view = (await untilAnswered(() => caller.ask("cases.view", { id: found.id }))) as { tasks: { visit: string; node: string }[] };
  return [{ id: found.id, visit: view.tasks[0]?.visit ?? null }];
}

/** The server or its database may be away: asks again until it is back. */
async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries > MOST_TRIES) throw error;
      await sleep(50);
    }
  }
}
