import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishItem } from "../catalogue/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { caseDocuments, caseMatters, checkDocument, documentFile, performCase, previewDocument, trackedView } from "./index.ts";

let world: CaseWorld;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-11-23T02:00:00Z");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
});
afterAll(() => world.close());

/** A case of the hygiene licence, taken in hand at the hall. */
async function received(): Promise<string> {
  const given = await configured(world.house, "public-place-hygiene");
  const { caseId } = await must(world.house, clerk, "submit", null, { ...anApplication(given), channel: "window", window: "610999ZW" });
  return caseId;
}

async function accepted(documents: string[] = []): Promise<string> {
  const caseId = await received();
  const { item } = await configured(world.house, "public-place-hygiene");
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item), documents });
  return caseId;
}

const linesOf = async (actor: PersonActor, caseId: string) =>
  new Map((await caseDocuments(world.house, actor, caseId))?.lines.map((line) => [line.code, line]));

test("an act makes its document with it: numbered by office and year, in the journal with file and template, held against loss", async () => {
  const caseId = await accepted(["acceptance-notice"]);
  const [made] = (await caseDocuments(world.house, clerk, caseId))?.made ?? [];
  expect(made).toMatchObject({ code: "acceptance-notice", name: "受理通知书", state: "issued", templateVersion: 0 });
  expect(made?.number).toMatch(/^示卫生受〔2026〕\d+号$/);
  const file = await documentFile(world.house, clerk, { caseId, id: made?.id ?? "", kind: "pdf" });
  expect(file?.file.kind).toBe("pdf");
  expect((await verify(world.house, new Map([["case", caseMatters]]))).faults).toEqual([]);
});

test("numbers of one office go up by one and are never given twice", async () => {
  const numbers: number[] = [];
  for (let time = 0; time < 3; time++) {
    const caseId = await accepted(["acceptance-notice"]);
    const [made] = (await caseDocuments(world.house, clerk, caseId))?.made ?? [];
    numbers.push(Number(/〕(\d+)号/.exec(made?.number ?? "")?.[1]));
  }
  expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([0, 1, 2]);
});

test("the same request twice makes one document", async () => {
  const caseId = await accepted();
  const request = { command: "issue-document", caseId, key: randomUUID(), input: { document: "acceptance-form" } } as const;
  const { actor } = await holderOf(world.house, caseId);
  const [first, second] = [await performCase(world.house, actor, request), await performCase(world.house, actor, request)];
  expect([first.ok, second.ok && second.repeated]).toEqual([true, true]);
  expect((await caseDocuments(world.house, actor, caseId))?.made).toHaveLength(1);
});

test("a step that doesn't offer a document can't issue it, nor can a stranger, nor one that doesn't fit the outcome", async () => {
  const caseId = await accepted();
  const { actor } = await holderOf(world.house, caseId);
  const issue = (who: PersonActor, document: string) =>
    performCase(world.house, who, { command: "issue-document", caseId, key: randomUUID(), input: { document } });
  expect(await issue(actor, "acceptance-notice")).toMatchObject({ code: "cases/document-not-offered" });
  expect(await issue(await actorFor(world.house, { org: "610999MZ", post: "handler" }), "decision-form")).toMatchObject({ ok: false });
  await forwardTo(world.house, caseId, "decide");
  const approver = await holderOf(world.house, caseId);
  expect(await issue(approver.actor, "grant")).toMatchObject({ code: "cases/document-not-of-outcome" });
});

test("an act offers the documents its step makes: a reply from above brings none where the decision after it does", async () => {
  const given = await configured(world.house, "nurse-licence");
  const { caseId } = await must(world.house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(given));
  const offered = new Map<string, string[]>();
  for (const [command, input] of [
    ["accept", { checked: requiredOf(given.item) }],
    ["agree", { opinion: "同意" }],
    ["agree", { opinion: "同意" }],
    ["send-up", { authority: "市卫生健康委员会", opinion: "请审批" }],
    ["enter-reply", { outcome: "grant", opinion: "批复同意" }],
    ["decide", { outcome: "grant", opinion: "准予" }],
  ] as const) {
    const { actor, visit } = await holderOf(world.house, caseId);
    const act = (await see(world.house, actor, caseId)).acts.find((one) => one.act === command);
    const documents = (act?.documents ?? []).filter(({ outcome }) => outcome !== "deny").map(({ code }) => code);
    offered.set(command, documents);
    await must(world.house, actor, command, caseId, { ...input, visit, documents });
  }
  expect(offered.get("enter-reply")).toEqual([]);
  expect(offered.get("decide")).toEqual(["grant"]);
});

test("the notice of a special procedure and that of an extension come with their acts, at any step that lets do them", async () => {
  const given = await configured(world.house, "investment-approval");
  const { caseId } = await must(world.house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(given));
  const { actor: window } = await holderOf(world.house, caseId);
  await must(world.house, window, "accept", caseId, { checked: requiredOf(given.item) });
  const handler = await holderOf(world.house, caseId, "handle");
  const documentsOf = async (actor: PersonActor, command: string) =>
    (await see(world.house, actor, caseId)).acts.find((one) => one.act === command)?.documents?.map(({ code }) => code);
  expect(await documentsOf(handler.actor, "suspend")).toEqual(["special-procedure-notice"]);
  const asked = { visit: handler.visit, days: 15, promise: true, reason: "专家论证没有结束" };
  await must(world.house, handler.actor, "ask-extension", caseId, asked);
  const leader = await actorFor(world.house, { org: world.house.region, post: "leader" });
  const documents = await documentsOf(leader, "answer-extension");
  expect(documents).toEqual(["extension-notice"]);
  const { tasks } = await see(world.house, leader, caseId);
  const visit = tasks.find(({ post }) => post === "leader")?.visit;
  await must(world.house, leader, "answer-extension", caseId, { visit, outcome: "grant", documents });
  expect((await caseDocuments(world.house, handler.actor, caseId))?.made.map(({ code }) => code)).toEqual(["extension-notice"]);
});

test("an act brings along only documents of its own, and of its outcome", async () => {
  const caseId = await accepted();
  const { actor, visit } = await holderOf(world.house, caseId);
  const bring = (who: PersonActor, command: "agree" | "decide", input: object) =>
    performCase(world.house, who, { command, caseId, key: randomUUID(), input });
  const opinion = "经审查，材料属实，同意";
  expect(await bring(actor, "agree", { visit, opinion, documents: ["grant"] })).toMatchObject({ code: "cases/document-not-offered" });
  await forwardTo(world.house, caseId, "decide");
  const approver = await holderOf(world.house, caseId);
  const deny = { visit: approver.visit, outcome: "deny", opinion: "不符合公共场所卫生管理条例", documents: ["grant"] };
  expect(await bring(approver.actor, "decide", deny)).toMatchObject({ code: "cases/document-not-of-outcome" });
});

test("who is asked about a step, or has left its post, makes and takes back none of its documents", async () => {
  const caseId = await accepted();
  const { actor, visit } = await holderOf(world.house, caseId);
  const asked = await actorFor(world.house, { org: "610999MZ", post: "handler" });
  const make = (who: PersonActor) =>
    performCase(world.house, who, { command: "issue-document", caseId, key: randomUUID(), input: { document: "acceptance-form" } });
  await must(world.house, actor, "ask", caseId, { visit, to: asked.id, question: "该单位是否登记？" });
  expect(await make(asked)).toMatchObject({ code: "cases/document-not-offered" });
  await must(world.house, asked, "answer", caseId, { visit: `question:1:${visit}`, answer: "已登记。" });
  expect(await make(asked)).toMatchObject({ code: "cases/document-not-offered" });
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  expect(await make({ ...actor, holdings: [], grants: [] })).toMatchObject({ code: "cases/document-not-offered" });
  expect(await make(actor)).toMatchObject({ ok: true });
});

test("a document is re-issued with a reason in place of the one that stood, and voided so that its code says so", async () => {
  const caseId = await received();
  await must(world.house, clerk, "issue-document", caseId, { document: "receipt" });
  const again = { document: "receipt" };
  const refused = await performCase(world.house, clerk, { command: "issue-document", caseId, key: randomUUID(), input: again });
  expect(refused).toMatchObject({ code: "cases/document-made-already" });
  const { replaces } = (await linesOf(clerk, caseId)).get("receipt") ?? {};
  await must(world.house, clerk, "issue-document", caseId, { ...again, replaces, reason: "姓名打印有误" });
  const [newer, older] = (await caseDocuments(world.house, clerk, caseId))?.made ?? [];
  expect([newer?.state, older?.state, newer?.replaces]).toEqual(["issued", "replaced", older?.id]);
  await must(world.house, clerk, "void-document", caseId, { paper: newer?.id, reason: "重复出具" });
  expect((await caseDocuments(world.house, clerk, caseId))?.made[0]?.state).toBe("void");
  expect((await verify(world.house, new Map([["case", caseMatters]]))).faults).toEqual([]);
});

test("what went out is taken back by who has its step in hand and by the process manager, not by who is done with it; after the end nobody else puts it right", async () => {
  const caseId = await accepted();
  await forwardTo(world.house, caseId, "decide");
  const { actor: approver, visit } = await holderOf(world.house, caseId);
  const grant = { visit, outcome: "grant", opinion: "同意颁发卫生许可证", documents: ["grant"] };
  await must(world.house, approver, "decide", caseId, grant);
  const standing = async (who: PersonActor) => {
    const { made = [], lines = [] } = (await caseDocuments(world.house, who, caseId)) ?? {};
    const paper = made.find(({ code, state }) => code === "grant" && state === "issued");
    return {
      paper: paper?.id ?? "",
      offered: { void: paper?.mayVoid, again: lines.some((line) => line.replaces === paper?.id && line.reason === null) },
    };
  };
  const send = async (who: PersonActor, command: "void-document" | "issue-document") => {
    const { paper } = await standing(who);
    const input = command === "void-document" ? { paper, reason: "写错" } : { document: "grant", replaces: paper, reason: "写错" };
    return performCase(world.house, who, { command, caseId, key: randomUUID(), input });
  };
  const notOffered = { ok: false, code: "cases/document-not-offered" };
  expect((await standing(approver)).offered).toEqual({ void: false, again: true });
  expect(await send(approver, "void-document")).toMatchObject(notOffered);
  expect(await send(approver, "issue-document")).toMatchObject({ ok: true });
  const window = await holderOf(world.house, caseId);
  expect((await standing(window.actor)).offered).toEqual({ void: false, again: false });
  const delivered = { visit: window.visit, manner: "window", receiver: "石小满" };
  await must(world.house, window.actor, "deliver", caseId, delivered);
  expect((await standing(approver)).offered).toEqual({ void: false, again: false });
  expect(await send(approver, "issue-document")).toMatchObject(notOffered);
  const manager = await actorFor(world.house, { org: "610999WS", post: "process-manager" });
  expect((await standing(manager)).offered).toEqual({ void: true, again: true });
  expect(await send(manager, "issue-document")).toMatchObject({ ok: true });
  expect(await send(manager, "void-document")).toMatchObject({ ok: true });
});

test("content the law wants and the case doesn't have holds a document back, by name", async () => {
  const caseId = await accepted();
  const line = (await linesOf(clerk, caseId)).get("supplement-notice");
  expect(line?.reason).not.toBeNull();
  const shown = await previewDocument(world.house, clerk, { caseId, code: "supplement-notice", entered: {} });
  expect(shown).toMatchObject({ reason: "documents/content-missing" });
  expect(shown?.what).toContain("需要补正的全部内容");
});

test("a document that must be made holds the decision back until the act makes it", async () => {
  const { item } = await configured(world.house, "public-place-hygiene");
  const strict = {
    ...item.package,
    documents: item.package.documents.map((row) => (row.code === "grant" ? { ...row, required: true } : row)),
  };
  await publishItem(world.house, { kind: "system", id: "system", name: "" }, { code: item.code, package: strict });
  const caseId = await accepted();
  await forwardTo(world.house, caseId, "decide");
  const { actor, visit } = await holderOf(world.house, caseId);
  const decide = (documents: string[]) =>
    performCase(world.house, actor, {
      command: "decide",
      caseId,
      key: randomUUID(),
      input: { visit, outcome: "grant", opinion: "同意", documents },
    });
  expect(await decide([])).toMatchObject({ code: "cases/document-missing", detail: { documents: "准予行政许可决定书" } });
  expect(await decide(["grant"])).toMatchObject({ ok: true });
});

test("the applicant gets the decision after proving the case, and anybody may check it by its code, masked", async () => {
  const caseId = await accepted();
  await forwardTo(world.house, caseId, "decide");
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "decide", caseId, { visit, outcome: "grant", opinion: "同意颁发卫生许可证", documents: ["grant"] });
  const [theirs] = (await trackedView(world.house, caseId))?.documents ?? [];
  const citizen = { kind: "citizen", id: caseId, name: "" } as const;
  const file = await documentFile(world.house, citizen, { caseId, id: theirs?.id ?? "", kind: "pdf" });
  expect(file?.name).toBe(`准予行政许可决定书${theirs?.number}.pdf`);
  expect(await documentFile(world.house, { ...citizen, id: randomUUID() }, { caseId, id: theirs?.id ?? "", kind: "pdf" })).toBeNull();
  const check = await codeOf(caseId);
  const found = await checkDocument(world.house, {
    check,
    number: (theirs?.number ?? "").replace("〔", "(").replace("〕", ")"),
    ip: "10.0.0.1",
  });
  expect(found).toMatchObject({ ok: true, document: { state: "issued", number: theirs?.number, departmentName: "示例县卫生局" } });
  expect(JSON.stringify(found)).not.toContain("13900000");
  expect(await checkDocument(world.house, { check, number: "示卫生准〔2026〕999号", ip: "10.0.0.1" })).toMatchObject({
    code: "documents/unknown",
  });
  expect(await checkDocument(world.house, { check: "AAAAAAAAAAAA", ip: "10.0.0.1" })).toMatchObject({ code: "documents/unknown" });
});

async function codeOf(caseId: string): Promise<string> {
  const { rows } = await world.open.pool.query<{ check_code: string }>(
    "select check_code from cases.document where case_id = $1 and code = 'grant'",
    [caseId],
  );
  return rows[0]?.check_code ?? "";
}
