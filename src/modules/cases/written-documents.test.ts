import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagesOfPdf } from "../documents/fixtures.ts";
import { templatesInForce } from "../documents/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { readJournal, readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf } from "./fixtures.ts";
import { caseDocuments, performCase, previewDocument, previewDocumentPdf, previewTemplate, trackedView } from "./index.ts";

let world: CaseWorld;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-11-23T02:00:00Z");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
});
afterAll(() => world.close());

async function accepted(): Promise<{ caseId: string; actor: PersonActor }> {
  const given = await configured(world.house, "public-place-hygiene");
  const { caseId } = await must(world.house, clerk, "submit", null, { ...anApplication(given), channel: "window", window: "610999ZW" });
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(given.item) });
  const { actor } = await holderOf(world.house, caseId);
  return { caseId, actor };
}

const RECORD = {
  place: "示例县人民路36号",
  startedAt: "2026-11-23T08:30",
  endedAt: "2026-11-23T09:30",
  staff: [
    { name: "高远", number: "WS105" },
    { name: "田禾", number: "WS106" },
  ],
  present: [{ name: "罗青", role: "负责人" }],
  found: "现场与平面图一致。",
  conclusion: "符合要求",
};

const issue = (actor: PersonActor, caseId: string, document: string, entered: object, more: object = {}) =>
  performCase(world.house, actor, { command: "issue-document", caseId, key: randomUUID(), input: { document, entered, ...more } });

test("an inspection is written down by whoever holds the case, kept with it as personal data, and a second one stands beside the first", async () => {
  const { caseId, actor } = await accepted();
  const line = (await caseDocuments(world.house, actor, caseId))?.lines.find(({ code }) => code === "site-record");
  expect(line).toMatchObject({ reason: null, replaces: null });
  expect(line?.asks.find(({ name }) => name === "staff")).toMatchObject({ kind: "staff", least: 2 });
  expect(await issue(actor, caseId, "site-record", RECORD)).toMatchObject({ ok: true });
  expect(await issue(actor, caseId, "site-record", { ...RECORD, found: "复查合格。" })).toMatchObject({ ok: true });
  const after = await caseDocuments(world.house, actor, caseId);
  expect(after?.made.map(({ code, state }) => [code, state])).toEqual([
    ["site-record", "issued"],
    ["site-record", "issued"],
  ]);
  expect(after?.lines.find(({ code }) => code === "site-record")?.entered).toMatchObject({ found: "复查合格。" });
  const events = (await readJournal(world.house, caseKind, caseId)).filter(({ type }) => type === "case/document-issued");
  expect(events[0]?.personal).toMatchObject({ entered: { place: "示例县人民路36号", startedAt: "2026-11-23T08:30:00+08:00" } });
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain("罗青");
});

test("what the law wants of an inspection or a hearing and isn't written is refused by name", async () => {
  const { caseId, actor } = await accepted();
  expect(await issue(actor, caseId, "site-record", { ...RECORD, staff: RECORD.staff.slice(1), found: "" })).toMatchObject({
    code: "cases/document-asks",
    fields: [
      { path: "entered.staff", code: "documents/ask-too-few", message: "检查人员（不少于两名）: 至少要有2名（项），依法不能少" },
      { path: "entered.found", code: "documents/ask-required" },
    ],
  });
  const hearing = {
    party: "示例县云来宾馆",
    partyKind: "单位",
    requestedOn: "2026-11-20",
    heldAt: "2026-12-04T09:30",
    place: "会议室",
    open: "公开",
    chair: [{ name: clerk.name, number: clerk.staffNumber }],
    recorder: [{ name: "田禾", number: "WS106" }],
  };
  // The clerk has taken the application in.
  expect(await issue(actor, caseId, "hearing-notice", hearing)).toMatchObject({
    fields: [{ path: "entered.chair", code: "documents/ask-handled-it" }],
  });
  const chair = [{ name: "何静", number: "FZ001" }];
  expect(await issue(actor, caseId, "hearing-notice", { ...hearing, chair, heldAt: "2026-11-27T09:30" })).toMatchObject({
    fields: [{ path: "entered.heldAt", code: "documents/ask-too-soon" }],
  });
  expect(await issue(actor, caseId, "hearing-notice", { ...hearing, chair })).toMatchObject({ ok: true });
});

test("what is written for a document is seen in its preview before it is made, and isn't shown to the applicant where it isn't theirs", async () => {
  const { caseId, actor } = await accepted();
  const shown = await previewDocument(world.house, actor, { caseId, code: "site-record", entered: RECORD });
  expect(shown?.reason).toBeNull();
  expect(JSON.stringify(shown?.paper.blocks)).toContain("现场与平面图一致。");
  await issue(actor, caseId, "site-record", RECORD);
  expect((await trackedView(world.house, caseId))?.documents).toEqual([]);
});

test("before it is issued it is seen as a PDF with what has been written so far, marked as a draft, whatever the rules will say of it", async () => {
  const { caseId, actor } = await accepted();
  const { conclusion: _, ...unfinished } = {
    ...RECORD,
    startedAt: "2026-11-25T08:30",
    staff: RECORD.staff.slice(1),
    endedAt: "2026-02-30T09:30",
  };
  const drawn = await previewDocumentPdf(world.house, actor, { caseId, code: "site-record", entered: unfinished });
  const words = drawn?.pdf ? (await pagesOfPdf(drawn.pdf)).join("") : "";
  for (const written of ["示例县人民路36号", "2026年11月25日8时30分", "田禾", "现场与平面图一致。", "样稿"])
    expect(words).toContain(written);
  expect(words).not.toContain("2026-02-30");
  expect((await caseDocuments(world.house, actor, caseId))?.made).toEqual([]);
  const stranger = await actorFor(world.house, { org: "610999MZ", post: "handler" });
  expect(await previewDocumentPdf(world.house, stranger, { caseId, code: "site-record", entered: unfinished })).toBeNull();
});

test("a template tried with a real case takes answers to its questions, and begins with what the case says", async () => {
  const { caseId } = await accepted();
  const number = (await readMatter(world.house, caseKind, caseId))?.state.own.number ?? "";
  const template = (await templatesInForce(world.house)).get("site-record")?.template;
  if (!template) throw new Error("no template of an inspection");
  const editor = await actorFor(world.house, { org: "610999", post: "catalogue-editor" });
  const tryIt = (caseNumber: string, entered: object) =>
    previewTemplate(world.house, editor, { template, caseNumber, entered: { ...entered } });
  const real = await tryIt(number, { found: "已经看过了。" });
  expect(real).toMatchObject({ found: true, entered: { found: "已经看过了。", conclusion: "符合要求" } });
  expect(real.entered.place).toBe(real.asks.find(({ name }) => name === "place")?.starts);
  expect(JSON.stringify(real.paper.blocks)).toContain("已经看过了。");
  expect((await tryIt("", {})).entered.place).toBe("示例县人民路36号");
});

test("a document of another time of the case isn't offered, and can't be made", async () => {
  const { caseId, actor } = await accepted();
  const lines = (await caseDocuments(world.house, actor, caseId))?.lines ?? [];
  expect(lines.map(({ code }) => code)).not.toContain("certificate-handover");
  expect(await issue(actor, caseId, "certificate-handover", {})).toMatchObject({ code: "cases/document-not-now" });
});
