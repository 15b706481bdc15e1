import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anApplication, type CaseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "../cases/fixtures.ts";
import { performCase, previewDocument } from "../cases/index.ts";
import { findItem, publishItem } from "../catalogue/index.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import { actorFor } from "../identity/fixtures.ts";
import { granted, licenceWorld } from "./fixtures.ts";
import { licenceView } from "./index.ts";
import { licencesOfCase } from "./store.ts";

// One item for a new licence, its change and its renewal: the answer to a question says which a case is.
const HALL = "610999ZW";
const DEPARTMENT = "610999WS";
const CODE = "61099900WS-XK-0903";
let world: CaseWorld;
let base: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await licenceWorld("2026-03-02T09:00:00+08:00");
  base = await configured(world.house, "public-place-hygiene");
  expect(await publish({})).toMatchObject({ ok: true });
}, 60_000);
afterAll(() => world.close());

async function publish(change: Partial<ItemPackage>) {
  const asks = { id: "heldNumber", kind: "text", label: { "zh-CN": "原证照编号（变更、延续的填写）" } } as const;
  const { form, situations = [], documents } = base.item.package;
  const pages = form.pages.map((page, index) => (index === 0 ? { ...page, fields: [asks, ...page.fields] } : page));
  const choices = [
    { id: "new", label: "新办" },
    { id: "change", label: "变更" },
    { id: "renew", label: "延续" },
  ];
  const editor = await actorFor(world.house, { org: DEPARTMENT, post: "catalogue-editor" });
  const decisions = ["change-grant", "renewal-grant"].map((code) => ({ code, name: code, stage: "decide" as const }));
  return publishItem(world.house, editor, {
    code: CODE,
    package: {
      ...base.item.package,
      form: { ...form, id: "hygiene-all", pages },
      situations: [{ id: "operation", question: "办理哪一种？", choices }, ...situations],
      documents: [...documents, ...decisions],
      licence: { act: "by-answer", situation: "operation", answers: { change: "change", renew: "renewal" }, of: "", field: "heldNumber" },
      ...change,
    },
  });
}

async function asked(operation: string, heldNumber?: string, applicant: object = {}) {
  const { house } = world;
  const item = await findItem(house, CODE);
  if (!item) throw new Error("not published");
  const clerk = await actorFor(house, { org: HALL, post: "window-clerk" });
  const application = anApplication({ item, sample: base.sample });
  const outcome = await performCase(house, clerk, {
    command: "submit",
    key: randomUUID(),
    input: {
      ...application,
      applicant: { ...application.applicant, ...applicant },
      situations: { ...application.situations, operation },
      form: { ...application.form, ...(heldNumber === undefined ? {} : { heldNumber }) },
      channel: "window",
      window: HALL,
    },
  });
  const caseId = outcome.ok ? outcome.caseId : "";
  return { outcome, caseId, clerk, accept: () => must(house, clerk, "accept", caseId, { checked: requiredOf(item) }) };
}

async function given(operation: string, heldNumber?: string) {
  const { caseId, accept } = await asked(operation, heldNumber);
  await accept();
  await granted(world.house, caseId, ["licence"]);
  const [licence] = await licencesOfCase(world.house, caseId);
  if (!licence) throw new Error("no licence");
  return licence;
}

test("the answer makes a case a new licence, a change or a renewal of one the same item gave", async () => {
  const first = await given("new");
  expect(first).toMatchObject({ item_code: CODE, replaces: null });
  world.clock.set("2027-06-01T09:00:00+08:00");
  const changed = await given("change", first.number);
  expect(changed).toMatchObject({ replaces: first.id, valid_until: first.valid_until });
  world.clock.set("2030-01-20T09:00:00+08:00");
  const renewed = await given("renew", changed.number);
  expect(renewed).toMatchObject({ replaces: changed.id, valid_from: "2030-03-02", item_code: CODE });
  const officer = await actorFor(world.house, { org: DEPARTMENT, post: "handler" });
  expect((await licenceView(world.house, officer, first.id))?.standing).toBe("changed");
  world.clock.set("2026-03-02T09:00:00+08:00");
});

test("a change must name a licence of the applicant's own; a new licence needs none", async () => {
  const faultOf = async (operation: string, heldNumber?: string) => {
    const { outcome } = await asked(operation, heldNumber);
    return outcome.ok ? null : outcome.fields?.[0];
  };
  expect(await faultOf("change")).toMatchObject({ path: "form.heldNumber", code: "cases/licence-number-missing" });
  expect(await faultOf("renew", "示卫生证〔2020〕999号")).toMatchObject({ code: "cases/licence-not-found" });
  expect(await faultOf("new", "示卫生证〔2020〕999号")).toBeNull();
});

test("an answer corrected can't make another operation of the case", async () => {
  const { caseId, clerk, outcome } = await asked("new");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const { situations } = anApplication({ item: base.item, sample: base.sample });
  const correct = (operation: string) =>
    performCase(world.house, clerk, {
      command: "correct-situation",
      caseId,
      key: randomUUID(),
      input: { situations: { ...situations, operation }, reason: "申请人说是变更" },
    });
  expect(await correct("change")).toMatchObject({ code: "cases/situation-other-licence" });
});

test("decisions on a change belong to a change alone, and there in place of the general one", async () => {
  const first = await given("new");
  const decide = async (operation: string, documents: string[], heldNumber?: string, applicant?: object) => {
    const { caseId, accept } = await asked(operation, heldNumber, applicant);
    await accept();
    await forwardTo(world.house, caseId, "decide");
    const { actor, visit } = await holderOf(world.house, caseId);
    const input = { visit, outcome: "grant", opinion: "符合条件，同意发证", documents };
    return performCase(world.house, actor, { command: "decide", caseId, key: randomUUID(), input });
  };
  expect(await decide("new", ["change-grant"])).toMatchObject({ code: "cases/document-not-of-item" });
  expect(await decide("change", ["grant"], first.number)).toMatchObject({ code: "cases/document-not-of-item" });
  const unchanged = await decide("change", ["change-grant", "licence"], first.number);
  expect(unchanged).toMatchObject({ code: "documents/content-missing", detail: { what: "变更的内容" } });
  const moved = await decide("change", ["change-grant", "licence"], first.number, { address: "示例县新街9号" });
  if (!moved.ok) throw new Error(JSON.stringify(moved));
  const officer = await actorFor(world.house, { org: DEPARTMENT, post: "approver" });
  const preview = await previewDocument(world.house, officer, { caseId: moved.caseId, code: "change-grant", entered: {} });
  const table = preview?.paper.blocks.find((block) => block.kind === "table");
  expect(table).toMatchObject({ rows: [{ cells: ["1", "持证人地址", expect.not.stringContaining("见原证件"), "示例县新街9号"] }] });
});

test("a step that names the general decision offers that on a change in its place", async () => {
  const { number } = await given("new");
  const offered = async (operation: string, heldNumber?: string) => {
    const { caseId, accept } = await asked(operation, heldNumber);
    await accept();
    await forwardTo(world.house, caseId, "decide");
    const { actor } = await holderOf(world.house, caseId);
    const { acts } = await see(world.house, actor, caseId);
    return acts.find(({ act }) => act === "decide")?.documents?.map(({ code }) => code);
  };
  expect(await offered("new")).toEqual(["grant", "deny", "licence"]);
  expect(await offered("change", number)).toEqual(expect.arrayContaining(["change-grant", "deny", "licence"]));
  expect(await offered("change", number)).not.toContain("grant");
  expect(await offered("renew", number)).toContain("renewal-grant");
});

test("a question that isn't there, an answer it doesn't offer, or answers that all mean the same, are told before publishing", async () => {
  const codes = async (licence: NonNullable<ItemPackage["licence"]>) => {
    const outcome = await publish({ licence });
    return outcome.ok ? [] : outcome.faults.map(({ code }) => code);
  };
  const setting = { act: "by-answer", situation: "operation", answers: { change: "change" }, of: "", field: "heldNumber" } as const;
  expect(await codes({ ...setting, situation: "gone" })).toEqual(["catalogue/licence-situation"]);
  expect(await codes({ ...setting, answers: { odd: "change" } })).toEqual(["catalogue/licence-answer"]);
  expect(await codes({ ...setting, answers: { change: "grant" } })).toEqual(["catalogue/licence-answers-same"]);
  expect(await codes({ ...setting, field: "gone" })).toEqual(["catalogue/licence-field"]);
});
