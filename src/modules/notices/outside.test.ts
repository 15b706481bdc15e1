import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../platform/outgoing/index.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf, see } from "../cases/fixtures.ts";
import { consentAtWindow, consentInCase, performCase, storeMaterial } from "../cases/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { tellPeople } from "./follow-events.ts";
import { type Senders, sendMessages } from "./send-messages.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const HALL = "610999ZW";
let world: CaseWorld;
let clerk: PersonActor;
let nurse: Awaited<ReturnType<typeof configured>>;
let sent: OutgoingMessage[] = [];
const outgoing = {
  send: async (message: OutgoingMessage) => {
    sent.push(message);
    return { ok: true, passing: false, answer: "" };
  },
};
const senders: Senders = { email: outgoing, sms: outgoing };

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00", [tellPeople]);
  world.house.channels = new Set(["email", "sms"]);
  nurse = await configured(world.house, "nurse-licence");
  clerk = await actorFor(world.house, { org: HALL, post: "window-clerk", name: "林文" });
}, 60_000);
beforeEach(() => {
  sent = [];
});
afterAll(() => world.close());

async function allSent(): Promise<void> {
  while ((await sendMessages(world.house, senders)) > 0);
}

async function accepted(applicant: object = {}): Promise<{ caseId: string; files: { hash: string }[] }> {
  const application = anApplication(nurse);
  const files = await Promise.all(
    ["identity", "education"].map(async (material, index) => {
      const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(`${world.clock.now().getTime()} ${index}`)]);
      const stored = await storeMaterial(world.house, CITIZEN, {
        ...{ stream: Readable.from([bytes]), name: `${material}.jpg`, material, itemCode: nurse.item.code },
      });
      if (!stored.ok) throw new Error(stored.code);
      return stored.file;
    }),
  );
  const { caseId } = await must(world.house, CITIZEN, "submit", null, {
    ...{ ...application, files, applicant: { ...application.applicant, ...applicant } },
  });
  const { actor } = await holderOf(world.house, caseId);
  await must(world.house, actor, "accept", caseId, { checked: requiredOf(nurse.item), form: null });
  world.clock.advance(60_000);
  return { caseId, files };
}

const rowsOf = async (kind: string) =>
  (await sql<{ channel: string; matter: string }>`select channel, matter from notices.message where kind = ${kind}`.execute(world.house.db))
    .rows;

test("whoever gave an e-mail address is told by mail as well; for those who gave none nothing is put in its outbox", async () => {
  const [mailed, silent] = [await accepted({ email: "lin@example.com" }), await accepted()];
  await allSent();
  expect(sent.filter(({ to }) => to === "lin@example.com")).toMatchObject([{ text: expect.stringContaining("已受理") }]);
  const rows = await rowsOf("applicant-accepted");
  expect(rows.filter(({ matter }) => matter === mailed.caseId).map(({ channel }) => channel)).toEqual(
    expect.arrayContaining(["email", "sms"]),
  );
  expect(rows.filter(({ matter }) => matter === silent.caseId).map(({ channel }) => channel)).toEqual(["sms"]);
  const { rows: without } = await sql`select from notices.message where channel = 'email' and state = 'no-address'`.execute(world.house.db);
  expect(without).toEqual([]);
});

test("an address that is none is refused at its field; where the reader sees masked data it is masked", async () => {
  const application = anApplication(nurse);
  const wrong = { ...application, applicant: { ...application.applicant, email: "lin@" } };
  expect(await performCase(world.house, CITIZEN, { command: "submit", key: "wrong-mail", input: wrong })).toMatchObject({
    ok: false,
    fields: [{ path: "applicant.email", code: "cases/email" }],
  });
  const { caseId } = await accepted({ email: "lin@example.com" });
  const head = await actorFor(world.house, { org: "610999", post: "supervisor" });
  expect((await see(world.house, head, caseId)).applicant.email).toBe("l***@example.com");
});

test("whose earlier papers are used hears once which and in which application, at the telephone of the earlier case", async () => {
  const { house } = world;
  await accepted({ phone: "13900001234" });
  const { applicant } = nurse.sample;
  const found = await consentAtWindow(house, clerk, {
    ...{ number: applicant.number, kind: applicant.kind, hasAgent: false, itemCode: nurse.item.code, manner: "spoken" },
  });
  if (!found.ok) throw new Error(found.code);
  const newest = found.papers
    .map(({ from }) => from)
    .sort()
    .at(-1);
  const files = found.papers
    .filter(({ from }) => from === newest)
    .map(({ material, hash, from, type }) => ({ material, hash, name: "x", type, size: 1, reuse: { consent: found.consent, from } }));
  expect(files).toHaveLength(2);
  const application = anApplication(nurse);
  const { caseId, applicationNumber } = await must(house, clerk, "submit", null, {
    ...{ ...application, files, channel: "window", window: HALL },
    applicant: { ...application.applicant, phone: "13955556666" },
  });
  expect((await rowsOf("owner-papers-used")).map(({ channel, matter }) => [channel, matter])).toEqual([["sms", newest]]);
  await allSent();
  const said = sent.filter(({ text }) => text.includes("用在了"));
  expect(said).toMatchObject([{ to: "13900001234" }]);
  const names = nurse.item.package.materials.filter(({ code }) => ["identity", "education"].includes(code)).map(({ name }) => name);
  for (const words of [...names, applicationNumber, nurse.item.package.name, "口头", "不再同意"]) expect(said[0]?.text).toContain(words);
  expect(said[0]?.text).not.toContain(applicant.name);

  await must(house, (await holderOf(house, caseId)).actor, "ask-supplement", caseId, {
    lacks: [{ material: "education", lack: "看不清" }],
  });
  const again = await consentInCase(house, clerk, { caseId, manner: "spoken" });
  const paper = again.ok ? again.papers.find(({ material, from }) => material === "education" && from !== newest) : undefined;
  if (!again.ok || !paper) throw new Error(JSON.stringify(again));
  const { material, hash, from, type } = paper;
  await must(house, clerk, "supply", caseId, {
    files: [{ material, hash, name: "x", type, size: 1, reuse: { consent: again.consent, from } }],
  });
  // That case's owner has given an e-mail address too.
  expect((await rowsOf("owner-papers-used")).map(({ channel }) => channel).sort()).toEqual(["email", "sms", "sms"]);
});
