import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { gatewaySender, mailSender } from "../../platform/outgoing/index.ts";
import { keptSince } from "../../platform/retention.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "../cases/fixtures.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { setOwnContact } from "./contacts.ts";
import { mailServer, smsGateway } from "./fixtures.ts";
import { tellPeople } from "./follow-events.ts";
import { forgetNotices } from "./forget-notices.ts";
import { listNotices, markRead, unreadNotices } from "./list-notices.ts";
import { type Senders, sendMessages } from "./send-messages.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
let world: CaseWorld;
let mail: Awaited<ReturnType<typeof mailServer>>;
let gateway: Awaited<ReturnType<typeof smsGateway>>;
let senders: Senders;
let clerk: PersonActor;
let hygiene: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  [world, mail, gateway] = await Promise.all([caseWorld("2026-03-06T10:00:00+08:00", [tellPeople]), mailServer(), smsGateway()]);
  world.house.channels = new Set(["email", "sms"]);
  senders = {
    email: mailSender({ url: mail.url, from: "notice@example.gov.cn", tls: "optional" }),
    sms: gatewaySender({ url: gateway.url, token: "secret-token" }),
  };
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(async () => {
  await Promise.all([world.close(), mail.close(), gateway.close()]);
});

const colleague = () => actorFor(world.house, { org: "610999WS", post: "handler" });
const textsOf = async (actor: PersonActor) =>
  (await listNotices(world.house, actor, { unreadOnly: false, limit: 20 }, "zh-CN")).rows.map((row) => row.text);

async function submitted(phone = "13900001234"): Promise<string> {
  const application = anApplication(hygiene);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, { ...application, applicant: { ...application.applicant, phone } });
  return caseId;
}

async function accepted(phone?: string): Promise<string> {
  const caseId = await submitted(phone);
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  return caseId;
}

async function handedTo(caseId: string, to: PersonActor): Promise<void> {
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "transfer", caseId, { visit, to: to.id, reason: "出差，请代为办理" });
}

async function allSent(): Promise<void> {
  while ((await sendMessages(world.house, senders)) > 0);
}

async function messagesOf(caseId: string, channel: string) {
  const { rows } = await sql<{ kind: string; state: string; tries: number; sent_to: string | null; answer: string | null }>`
    select kind, state, tries, sent_to, answer from notices.message where matter = ${caseId} and channel = ${channel} order by at, id`.execute(
    world.house.db,
  );
  return rows;
}

test("whoever is handed a step hears it at the bell, once, and whoever handed it over doesn't", async () => {
  const caseId = await accepted();
  const to = await colleague();
  const { actor, visit } = await holderOf(world.house, caseId);
  const before = await unreadNotices(world.house, actor);
  await must(world.house, actor, "transfer", caseId, { visit, to: to.id, reason: "出差，请代为办理" });
  expect(await textsOf(to)).toEqual([expect.stringMatching(/^“公共场所卫生许可.*的“.+”环节由您办理/)]);
  expect(await unreadNotices(world.house, to)).toBe(1);
  expect(await unreadNotices(world.house, actor)).toBe(before);
});

test("reading takes it off the count; it stays in the list, and nobody marks another's", async () => {
  const to = await colleague();
  await handedTo(await accepted(), to);
  await handedTo(await accepted(), to);
  const { rows } = await listNotices(world.house, to, { unreadOnly: true, limit: 20 }, "zh-CN");
  const ids = rows.map((row) => row.id);
  await markRead(world.house, await colleague(), { ids });
  expect(await unreadNotices(world.house, to)).toBe(2);
  await markRead(world.house, to, { ids: ids.slice(0, 1) });
  expect(await unreadNotices(world.house, to)).toBe(1);
  await markRead(world.house, to, { upTo: ids[0] ?? "" });
  expect(await unreadNotices(world.house, to)).toBe(0);
  expect(await textsOf(to)).toHaveLength(2);
});

test("the list goes page by page", async () => {
  const to = await colleague();
  for (let count = 0; count < 3; count++) await handedTo(await accepted(), to);
  const first = await listNotices(world.house, to, { unreadOnly: false, limit: 2 }, "en");
  const second = await listNotices(world.house, to, { unreadOnly: false, limit: 2, after: first.next ?? "" }, "en");
  expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, null]);
  expect(first.rows[0]?.text).toMatch(/ is yours/);
});

test("an applicant hears by the telephone they gave that the case is accepted, decided and delivered, without a name in the text", async () => {
  const caseId = await accepted();
  await forwardTo(world.house, caseId, "decide");
  const decider = await holderOf(world.house, caseId);
  await must(world.house, decider.actor, "decide", caseId, { visit: decider.visit, outcome: "grant", opinion: "符合条件，准予许可" });
  const deliverer = await holderOf(world.house, caseId);
  await must(world.house, deliverer.actor, "deliver", caseId, { visit: deliverer.visit, manner: "window", receiver: "本人" });
  await allSent();
  const said = await messagesOf(caseId, "sms");
  expect(said.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    "applicant-accepted sent",
    "applicant-decided sent",
    "applicant-delivered sent",
  ]);
  for (const one of said) expect(one).toMatchObject({ sent_to: "139****1234", answer: expect.stringContaining("200") });
  const call = gateway.calls.find(({ text }) => text.includes("已受理"));
  expect(call).toMatchObject({ to: "13900001234", authorization: "Bearer secret-token" });
  expect(call?.text).toMatch(/^【.+】您申请的“公共场所卫生许可.*承诺在 2026-\d\d-\d\d 前办结/);
  expect(call?.text).not.toContain(hygiene.sample.applicant.name);
});

test("mail goes to staff who gave an address, by SMTP; what the server refuses for now is tried again later, what it refuses for good is not", async () => {
  const [reached, full, gone, silent] = [await colleague(), await colleague(), await colleague(), await colleague()];
  const caseId = await accepted();
  for (const [to, email] of [
    [reached, "reached@example.gov.cn"],
    [full, "full@example.gov.cn"],
    [gone, "gone@example.gov.cn"],
    [silent, ""],
  ] as const) {
    if (email) await setOwnContact(world.house, to, { email, phone: "" });
    const { actor, visit } = await holderOf(world.house, caseId);
    await must(world.house, actor, "transfer", caseId, { visit, to: to.id, reason: "出差，请代为办理" });
  }
  await allSent();
  expect(mail.mails).toEqual([{ to: "reached@example.gov.cn", text: expect.stringMatching(/环节由您办理/) }]);
  const states = async () =>
    (await messagesOf(caseId, "email")).filter(({ kind }) => kind === "task-given").map(({ state, tries }) => [state, tries]);
  expect((await states()).sort()).toEqual([
    ["failed", 1],
    ["sent", 1],
    ["waiting", 1],
  ]);
  world.clock.advance(61_000);
  await allSent();
  expect((await states()).sort()).toEqual([
    ["failed", 1],
    ["sent", 1],
    ["waiting", 2],
  ]);
});

test("a gateway that fails is asked again, less and less often, under the same id, and given up after a day; others go on meanwhile", async () => {
  const failing = await accepted("13900000000");
  const fine = await accepted("13900005678");
  const refused = await accepted("13900001111");
  await allSent();
  expect((await messagesOf(fine, "sms"))[0]?.state).toBe("sent");
  expect((await messagesOf(refused, "sms"))[0]).toMatchObject({ state: "failed", answer: expect.stringContaining("400") });
  for (let hour = 0; hour < 40; hour++) {
    world.clock.advance(3_600_000);
    await allSent();
  }
  const [message] = await messagesOf(failing, "sms");
  expect(message).toMatchObject({ state: "failed", tries: 12, answer: expect.stringContaining("503") });
  expect(new Set(gateway.calls.filter(({ to }) => to === "13900000000").map(({ id }) => id)).size).toBe(1);
});

test("what a server or gateway answers is kept without the address that it repeats", async () => {
  const caseId = await accepted("13900002345");
  const gone = await colleague();
  await setOwnContact(world.house, gone, { email: "gone@example.gov.cn", phone: "" });
  await handedTo(caseId, gone);
  await allSent();
  expect((await messagesOf(caseId, "sms"))[0]?.answer).toMatch(/^200 .*"to":"139\*\*\*\*2345"/);
  const refused = (await messagesOf(caseId, "email")).find(({ state }) => state === "failed");
  expect(refused?.answer).toMatch(/550 no such mailbox: <g\*\*\*@example\.gov\.cn>/);
});

test("a landline gets no short message, and without a channel nothing is put in the outbox", async () => {
  const landline = await accepted("0999-1234567");
  await allSent();
  expect((await messagesOf(landline, "sms"))[0]?.state).toBe("no-address");
  world.house.channels = new Set();
  const quiet = await accepted();
  world.house.channels = new Set(["email", "sms"]);
  expect([...(await messagesOf(quiet, "sms")), ...(await messagesOf(quiet, "email"))]).toEqual([]);
});

test("who gets a copy, and who is asked for a word, hears it once", async () => {
  const [copied, asked] = [await colleague(), await colleague()];
  const caseId = await accepted();
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "copy", caseId, { visit, to: [copied.id], note: "" });
  await must(world.house, actor, "ask", caseId, { visit, to: asked.id, question: "现场情况怎样？" });
  expect(await textsOf(copied)).toEqual([expect.stringMatching(/抄送给您/)]);
  expect(await textsOf(asked)).toEqual([expect.stringMatching(/征求您的意见/)]);
});

test("whoever may approve an extension hears of the request, whoever asked of its end, and whoever put a question of the answer", async () => {
  const asked = await colleague();
  const head = await actorFor(world.house, { org: "610999WS", post: "head" });
  const caseId = await accepted();
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "ask", caseId, { visit, to: asked.id, question: "现场情况怎样？" });
  const tasks = async () => (await see(world.house, { kind: "system", id: "system", name: "" }, caseId)).tasks;
  const question = (await tasks()).find((task) => task.visit.startsWith("question"))?.visit;
  await must(world.house, asked, "answer", caseId, { visit: question, answer: "符合条件" });
  await must(world.house, actor, "ask-extension", caseId, { visit, days: 5, promise: false, reason: "需要再次核查现场" });
  expect(await textsOf(head)).toEqual([expect.stringMatching(/申请延长.*请您审批/)]);
  const request = (await tasks()).find((task) => task.visit.startsWith("extension"))?.visit;
  await must(world.house, head, "answer-extension", caseId, { visit: request, outcome: "grant", reason: "同意" });
  const texts = await textsOf(actor);
  expect(texts[0]).toMatch(/延期申请已经批准，法定期限延长到 2026-/);
  expect(texts[1]).toMatch(/对方已经答复/);
});

test("a year after they were read or sent, notices and messages go; unread ones, and what is still to be sent, stay", async () => {
  const [reader, other] = [await colleague(), await colleague()];
  const sent = await accepted();
  await handedTo(sent, reader);
  await allSent();
  await markRead(world.house, reader, {
    ids: (await listNotices(world.house, reader, { unreadOnly: true, limit: 5 }, "en")).rows.map((row) => row.id),
  });
  const waiting = await accepted();
  await handedTo(waiting, other);
  const forgotten = async (at: string) => {
    world.clock.set(at);
    while ((await forgetNotices(world.house, keptSince(world.clock.now(), 365))) > 0);
    const kept = [await textsOf(reader), await textsOf(other), await messagesOf(sent, "sms"), await messagesOf(waiting, "sms")];
    return kept.map(({ length }) => length);
  };
  expect(await forgotten("2027-03-06T10:00:00+08:00")).toEqual([1, 1, 1, 1]);
  expect(await forgotten("2027-03-06T10:01:00+08:00")).toEqual([0, 1, 0, 1]);
});
