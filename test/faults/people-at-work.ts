// A server process with people at work in it: they submit, accept and agree without pause, and whoever gets no answer asks again with the same key,
// also after this process was killed and started anew. Run by kill-rounds.ts: node people-at-work.ts <notes file>
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { anApplication, configured, requiredOf } from "../../src/modules/cases/fixtures.ts";
import { type CasePerformed, performCase } from "../../src/modules/cases/index.ts";
import type { House } from "../../src/modules/house.ts";
import { actorOf, peopleWith } from "../../src/modules/identity/index.ts";
import type { Actor, Post } from "../../src/modules/identity/shared.ts";
import { loadConfig } from "../../src/platform/config.ts";
import { openServices } from "../../src/services.ts";
import { type Asked, note, readNotes } from "./log.ts";

const PEOPLE = 8;
const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };

const file = process.argv[2] ?? "";
const config = loadConfig(process.env);
if (!config.ok) throw new Error(config.faults.join("\n"));
const services = await openServices(config.config);
const { house } = services;
let isEnding = false;
process.on("SIGTERM", () => {
  isEnding = true;
});

const item = await untilAnswered(() => configured(house, "public-place-hygiene"));
const clerk = await untilAnswered(() => somebody(house, `${house.region}ZW`, "window-clerk"));
const handler = await untilAnswered(() => somebody(house, item.item.package.department, "handler"));

const { asked, answered } = readNotes(file);
const unheard = [...asked.values()].filter(({ key }) => !answered.has(key));
await Promise.all(unheard.map(answer));
await Promise.all(Array.from({ length: PEOPLE }, work));
await services.stop();

async function work(): Promise<void> {
  while (!isEnding) {
    const caseId = await ask({ command: "submit" });
    await ask({ command: "accept", caseId });
    await ask({ command: "agree", caseId });
  }
}

function ask(what: Omit<Asked, "key">): Promise<string> {
  const request = { key: randomUUID(), ...what };
  note(file, { asked: request });
  return answer(request);
}

async function answer(request: Asked): Promise<string> {
  const outcome = await untilAnswered(() => perform(request));
  if (!outcome.ok) {
    note(file, { refused: request.key, code: outcome.code });
    throw new Error(`${request.command} was refused: ${outcome.code}`);
  }
  const { caseId, version, applicationNumber: number } = outcome;
  note(file, { answered: { key: request.key, caseId, version, number } });
  return caseId;
}

async function perform({ key, command, caseId = "" }: Asked): Promise<CasePerformed> {
  if (command === "submit") return performCase(house, CITIZEN, { command, key, input: anApplication(item) });
  if (command === "accept") return performCase(house, clerk, { command, caseId, key, input: { checked: requiredOf(item.item) } });
  const { rows } = await sql<{ visit: string }>`select visit from matters.task where matter = ${caseId} and node = 'handle'`.execute(
    house.db,
  );
  const input = { visit: rows[0]?.visit, opinion: "经审查，材料属实，同意" };
  return performCase(house, handler, { command, caseId, key, input });
}

async function somebody(within: House, org: string, post: Post): Promise<Actor> {
  const [first] = await peopleWith(within, { org, post });
  const actor = first ? await actorOf(within, first.id) : null;
  if (!actor) throw new Error(`nobody is ${post} of ${org}`);
  return actor;
}

/** The database may be away: ask again until it is back. */
async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries > 600) throw error;
      await sleep(50);
    }
  }
}
