import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../../platform/outgoing/index.ts";
import { actorFor } from "../../identity/fixtures.ts";
import { auditLog } from "../../identity/index.ts";
import type { Actor, PersonActor } from "../../identity/shared.ts";
import { verify } from "../../matters/index.ts";
import { storeMaterial } from "../case-file.ts";
import { applicantIndex, caseMatters } from "../case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, see, VILLAGE } from "../fixtures.ts";
import { performCase } from "../perform-case.ts";
import type { MaterialFile, ReusablePaper } from "../shared.ts";
import { trackedView } from "../track-case.ts";
import { consentAtWindow, consentInCase, stopAtWindow } from "./at-window.ts";
import { earlierPapers } from "./earlier-papers.ts";
import { papersByConsent, proveByCode, sendReuseCode } from "./phone-code.ts";
import { stopByOwner } from "./uses.ts";

const HALL = "610999ZW";
const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const STRANGER = "610999199005121246";
let world: CaseWorld;
let clerk: PersonActor;
let nurse: Awaited<ReturnType<typeof configured>>;
/** The case in which the papers were first given, and the hash of its identity card. */
let first: { caseId: string; hash: string };
let sent: OutgoingMessage[];
let papers = 0;

beforeAll(async () => {
  world = await caseWorld("2026-03-02T09:00:00+08:00");
  nurse = await configured(world.house, "nurse-licence");
  clerk = await actorFor(world.house, { org: HALL, post: "window-clerk", name: "林文" });
  world.house.sms = {
    send: async (message) => {
      sent.push(message);
      return { ok: true, passing: false, answer: "" };
    },
  };
}, 60_000);
afterAll(() => world.close());

beforeEach(async () => {
  sent = [];
  world.clock.advance(40 * 86_400_000);
  await sql`delete from cases.reuse_stop`.execute(world.house.db);
  first = await anEarlierCase();
});

async function anEarlierCase(documents: string[] = []) {
  const given = { stream: Readable.from([Buffer.from(`%PDF-1.7\n%%EOF ${++papers}`)]), name: "身份证.pdf", material: "identity" };
  const stored = await storeMaterial(world.house, CITIZEN, { ...given, itemCode: nurse.item.code });
  if (!stored.ok) throw new Error(stored.code);
  const application = anApplication(nurse);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, { ...application, files: [stored.file] });
  const { actor } = await holderOf(world.house, caseId);
  await must(world.house, actor, "receive", caseId, {});
  await must(world.house, actor, "accept", caseId, { checked: application.papers, documents, form: null });
  return { caseId, hash: stored.file.hash };
}

const number = () => nurse.sample.applicant.number;
const agree = (change: object = {}, actor = clerk) =>
  consentAtWindow(world.house, actor, {
    ...{ number: number(), kind: "person", hasAgent: false, itemCode: nurse.item.code, manner: "spoken" },
    ...change,
  } as Parameters<typeof consentAtWindow>[2]);

async function agreed(actor = clerk) {
  const found = await agree({}, actor);
  if (!found.ok) throw new Error(found.code);
  const paper = found.papers.find(({ hash }) => hash === first.hash);
  if (!paper) throw new Error("nothing found");
  return { consent: found.consent, paper, file: taken(paper, found.consent) };
}

function taken({ material, hash, from, type }: ReusablePaper, consent: string): MaterialFile {
  return { material, hash, name: "x.pdf", type, size: 1, proof: "", reuse: { consent, from } };
}

function send(files: MaterialFile[], change: object = {}, { actor = clerk as Actor, key = randomUUID() } = {}) {
  const application = anApplication(nurse);
  const rest = application.papers.filter((code) => code !== "identity");
  const place = actor.kind === "person" ? { channel: "window", window: HALL } : {};
  const input = { ...application, papers: rest, files, ...place, ...change };
  return performCase(world.house, actor, { command: "submit", key, input });
}

test("at the window, once the applicant has agreed, a paper found in order before goes into the new case with where it comes from", async () => {
  const { file, paper } = await agreed();
  expect(paper).toMatchObject({
    material: "identity",
    paper: "居民身份证",
    from: first.caseId,
    name: "身份证.pdf",
    itemName: nurse.item.package.name,
  });
  const done = await send([file]);
  if (!done.ok) throw new Error(JSON.stringify(done));
  const { actor } = await holderOf(world.house, done.caseId);
  const material = (await see(world.house, actor, done.caseId)).materials.find(({ code }) => code === "identity");
  const by = { name: "林文", staffNumber: clerk.staffNumber };
  expect(material).toMatchObject({ checked: false, files: [{ hash: first.hash, name: "身份证.pdf" }] });
  expect(material?.files[0]?.reused).toMatchObject({ given: paper.given, manner: "spoken", by, itemName: nurse.item.package.name });
  const { rows } = await sql`select from platform.file_use where owner in (${first.caseId}, ${done.caseId}) and kind = 'case'
    and hash = decode(${first.hash}, 'hex')`.execute(world.house.db);
  expect(rows).toHaveLength(2);
  expect(await verify(world.house, new Map([["case", caseMatters]]))).toMatchObject({ faults: [] });
});

test("each look into an earlier case is logged with how the applicant agreed", async () => {
  await agreed();
  const auditor = await actorFor(world.house, { org: "610999", post: "audit-administrator" });
  const { rows } = await auditLog(world.house, auditor, { action: "personal-view", about: first.caseId });
  expect(rows.map(({ details }) => details)).toMatchObject([{ what: "reuse", consent: "spoken" }]);
});

test("a word isn't enough for an organisation or one who is represented; nobody but a window clerk asks; nothing is said of numbers that are none", async () => {
  for (const change of [{ hasAgent: true }, { kind: "organisation", number: "91610999MA6TQ3XJ7X" }]) {
    const found = await agree(change);
    expect(found.ok ? "" : found.code).toMatch(/reuse-signed-needed|reuse-number/);
  }
  expect(await agree({ hasAgent: true, manner: "signed" })).toMatchObject({ ok: true });
  const handler = await actorFor(world.house, { org: "610999MZ", post: "handler" });
  expect(await agree({}, handler)).toMatchObject({ ok: false, code: "cases/not-allowed" });
  expect(await agree({ number: "123" })).toMatchObject({ ok: false, code: "cases/reuse-number" });
  expect(await agree({ number: STRANGER })).toMatchObject({ ok: true, papers: [] });
});

test("a paper is opened by no consent but its owner's, to the clerk who took it down, for the item it was about", async () => {
  const { file, consent } = await agreed();
  const notYours = { ok: false, code: "cases/reuse-not-yours" };
  const { applicant } = nurse.sample;
  expect(await send([file], { applicant: { ...applicant, number: STRANGER, agent: null } })).toMatchObject(notYours);
  const colleague = await actorFor(world.house, { org: HALL, post: "window-clerk" });
  expect(await send([file], {}, { actor: colleague })).toMatchObject(notYours);
  expect(await send([file], {}, { actor: CITIZEN })).toMatchObject(notYours);
  expect(await send([{ ...file, reuse: { consent: randomUUID(), from: first.caseId } }])).toMatchObject(notYours);
  const agent = { name: "代办人", number: STRANGER, phone: "13900000000" };
  expect(await send([file], { applicant: { ...applicant, agent } })).toMatchObject({ code: "cases/reuse-signed-needed" });
  const notThere = { ok: false, code: "cases/reuse-not-there" };
  expect(await send([{ ...file, material: "photo" }])).toMatchObject(notThere);
  expect(await send([{ ...file, reuse: { consent, from: randomUUID() } }])).toMatchObject(notThere);
  // Nobody can say of a file themselves that it was proven.
  const reused = { consent, from: first.caseId, given: "2026-01-01", manner: "code", at: "", by: null, number: "", itemName: "" };
  expect(await send([{ ...file, reuse: { consent: randomUUID(), from: first.caseId }, reused } as MaterialFile])).toMatchObject(notYours);
});

test("the same request again gets the same case; the consent opens no other", async () => {
  const { file } = await agreed();
  const key = randomUUID();
  const done = await send([file], {}, { key });
  expect(await send([file], {}, { key })).toMatchObject({ ok: true, repeated: true, caseId: done.ok && done.caseId });
  expect(await send([file])).toMatchObject({ ok: false, code: "cases/reuse-used" });
});

test("after the applicant has said no, neither a paper found before nor a word will do; a signature will", async () => {
  const { file } = await agreed();
  expect(await stopAtWindow(world.house, clerk, number())).toEqual({ ok: true });
  expect(await send([file])).toMatchObject({ ok: false, code: "cases/reuse-withdrawn" });
  expect(await agree()).toMatchObject({ ok: false, code: "cases/reuse-stopped" });
  world.clock.advance(60_000);
  expect(await agree({ manner: "signed" })).toMatchObject({ ok: true });
  expect(await agree()).toMatchObject({ ok: true });
});

test("for what a case still lacks the window finds earlier papers by the case alone, logs each look, and hands them in", async () => {
  const { house } = world;
  const { caseId } = await must(house, CITIZEN, "submit", null, anApplication(nurse));
  const { actor } = await holderOf(house, caseId);
  await must(house, actor, "receive", caseId, {});
  await must(house, actor, "ask-supplement", caseId, { lacks: [{ material: "identity", lack: "看不清" }] });
  expect(
    await consentInCase(house, await actorFor(house, { org: "610999MZ", post: "handler" }), { caseId, manner: "spoken" }),
  ).toMatchObject({
    code: "cases/not-allowed",
  });
  const elsewhere = await actorFor(house, { org: VILLAGE, post: "window-clerk" });
  expect(await consentInCase(house, elsewhere, { caseId, manner: "spoken" })).toMatchObject({ code: "matters/not-found" });
  const found = await consentInCase(house, clerk, { caseId, manner: "spoken" });
  const paper = found.ok ? found.papers.find(({ hash }) => hash === first.hash) : undefined;
  if (!found.ok || !paper) throw new Error(JSON.stringify(found));
  expect(found.papers.some(({ from }) => from === caseId)).toBe(false);
  const auditor = await actorFor(house, { org: "610999", post: "audit-administrator" });
  const { rows } = await auditLog(house, auditor, { action: "personal-view", about: first.caseId });
  expect(rows).toMatchObject([{ details: { what: "reuse", consent: "spoken" } }]);
  await must(house, clerk, "supply", caseId, { files: [taken(paper, found.consent)] });
  const material = (await see(house, clerk, caseId)).materials.find(({ code }) => code === "identity");
  expect(material).toMatchObject({ lack: null, files: [{ hash: first.hash, reused: { manner: "spoken", by: { name: "林文" } } }] });
});

test("a consent is over after a day; a case withdrawn, erased or void meanwhile gives nothing", async () => {
  const old = await agreed();
  world.clock.advance(25 * 3_600_000);
  expect(await send([old.file])).toMatchObject({ ok: false, code: "cases/reuse-over" });
  const { file } = await agreed();
  await sql`update matters.matter set data_key = null where id = ${first.caseId}`.execute(world.house.db);
  expect(await send([file])).toMatchObject({ ok: false, code: "cases/reuse-not-there" });
  expect((await agree()) as object).not.toMatchObject({ papers: [{ from: first.caseId }] });
});

test("a file in which the scanner has learnt to see malware, or whose content is lost, isn't taken over", async () => {
  const { file } = await agreed();
  const { files } = world.house;
  world.house.files = { ...files, scanAgain: async () => ({ ok: false, code: "file/infected" }) };
  expect(await send([file])).toMatchObject({ ok: false, code: "cases/reuse-infected" });
  world.house.files = files;
  await rm(files.pathOf(first.hash));
  expect(await send([file])).toMatchObject({ ok: false, code: "cases/reuse-damaged" });
});

test("a licence that was issued here will do while its register says that it holds", async () => {
  const { house } = world;
  const { item } = nurse;
  const [material] = item.package.materials;
  if (!material) throw new Error("the item asks for papers");
  const name = item.package.documents.find(({ code }) => code === "acceptance-notice")?.name ?? "";
  const asked = { ...material, name, accept: ["pdf"], reuse: { months: null } };
  first = await anEarlierCase(["acceptance-notice"]);
  const owner = applicantIndex(house, number());
  const found = async () => (await earlierPapers(house, { owner, phone: null }, [asked])).filter(({ from }) => from === first.caseId);
  expect(await found()).toMatchObject([{ paper: name, document: expect.stringMatching(/./) }]);
  const { licenceOf } = house;
  house.licenceOf = async () => ({ standing: "ended" }) as Awaited<ReturnType<typeof licenceOf>>;
  expect(await found()).toEqual([]);
  house.licenceOf = licenceOf;
});

const draft = (change: object = {}) => ({ token: "secret", number: number(), phone: nurse.sample.applicant.phone, ...change });
const sendCode = (change: object = {}) => sendReuseCode(world.house, { ...draft(change), ip: randomUUID(), lang: "zh-CN" });
const prove = (code: string, change: object = {}) => proveByCode(world.house, { ...draft(change), code, itemCode: nurse.item.code });
const codeIn = (message: OutgoingMessage | undefined) => /\d{6}/.exec(message?.text ?? "")?.[0] ?? "";

test("on line a code to the phone in the draft opens the cases that name that phone, and says that their owner agrees", async () => {
  expect(await sendCode()).toEqual({ ok: true });
  expect(sent).toMatchObject([{ to: nurse.sample.applicant.phone }]);
  const proven = await prove(codeIn(sent[0]));
  if (!proven.ok) throw new Error(proven.code);
  expect(await prove(codeIn(sent[0]))).toMatchObject({ ok: false, code: "cases/code-wrong" });
  const open = (change: object = {}) => papersByConsent(world.house, { ...draft(change), consent: proven.consent, item: nurse.item });
  const paper = (await open())?.find(({ hash }) => hash === first.hash);
  expect(paper).toMatchObject({ material: "identity" });
  // With another number or phone in the draft the consent is nobody's.
  expect([await open({ number: STRANGER }), await open({ phone: "13911112222" })]).toEqual([null, null]);
  const done = await send(paper ? [taken(paper, proven.consent)] : [], {}, { actor: CITIZEN });
  if (!done.ok) throw new Error(JSON.stringify(done));
  const { actor } = await holderOf(world.house, done.caseId);
  const material = (await see(world.house, actor, done.caseId)).materials.find(({ code }) => code === "identity");
  expect(material?.files[0]?.reused).toMatchObject({ manner: "code", by: null });
  expect(await open()).toBeNull();
});

test("who knows somebody's number and proves a phone of their own sees nothing, and learns nothing by asking", async () => {
  const own = { phone: "13922223333" };
  expect(await sendCode(own)).toEqual(await sendCode({ ...own, number: STRANGER, token: "other" }));
  const proven = await prove(codeIn(sent[0]), own);
  if (!proven.ok) throw new Error(proven.code);
  expect(await papersByConsent(world.house, { ...draft(own), consent: proven.consent, item: nurse.item })).toEqual([]);
});

test("a code has five tries and ten minutes, belongs to its draft and phone, and isn't sent without end", async () => {
  await sendCode();
  const right = codeIn(sent[0]);
  const wrong = { ok: false, code: "cases/code-wrong" };
  for (const change of [{ token: "another" }, { phone: "13922223333" }]) expect(await prove(right, change)).toMatchObject(wrong);
  for (let tries = 0; tries < 5; tries++) expect(await prove(right === "000000" ? "000001" : "000000")).toMatchObject(wrong);
  expect(await prove(right)).toMatchObject(wrong);
  await sendCode();
  world.clock.advance(11 * 60_000);
  expect(await prove(codeIn(sent[1]))).toMatchObject(wrong);
  for (let more = 0; more < 5; more++) await sendCode();
  expect(await sendCode()).toMatchObject({ ok: false, code: "cases/code-too-many" });
  expect(await sendCode({ phone: "0999-1234567" })).toMatchObject({ ok: false, code: "cases/code-not-here" });
});

test("the applicant reads in the earlier case what became of its papers, and can say no there", async () => {
  const { file } = await agreed();
  const done = await send([file]);
  if (!done.ok) throw new Error(JSON.stringify(done));
  const { papers: uses } = (await trackedView(world.house, first.caseId)) ?? {};
  expect(uses?.uses).toMatchObject([{ paper: "居民身份证", itemName: nurse.item.package.name, manner: "spoken", by: "林文" }]);
  const { papers: later } = (await trackedView(world.house, done.caseId)) ?? {};
  expect(later).toMatchObject({ taken: [{ paper: "居民身份证", itemName: nurse.item.package.name }], stopped: false });
  await stopByOwner(world.house, first.caseId);
  expect((await trackedView(world.house, done.caseId))?.papers.stopped).toBe(true);
  expect(await agree()).toMatchObject({ ok: false, code: "cases/reuse-stopped" });
});

test("a paper asked for in 补正 can be one of an earlier case too", async () => {
  const { caseId } = await must(world.house, clerk, "submit", null, { ...anApplication(nurse), channel: "window", window: HALL });
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material: "identity", lack: "看不清" }] });
  const { file } = await agreed();
  await must(world.house, clerk, "supply", caseId, { files: [file] });
  const material = (await see(world.house, clerk, caseId)).materials.find(({ code }) => code === "identity");
  expect(material).toMatchObject({ lack: null, files: [{ hash: first.hash, reused: { manner: "spoken" } }] });
});
