import { afterAll, beforeAll, expect, test } from "vitest";
import { publishItem } from "../catalogue/index.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { track } from "./track-case.ts";
import { caseDocuments, previewDocument } from "./view-documents.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const COPY = { name: "证书工本费", amount: 1000, unit: "本", basis: "示例收费标准第一条" };
const REVIEW = { name: "现场检测费", amount: null, unit: "按检测项目计算", basis: "示例收费标准第二条" };
let world: CaseWorld;
let free: string;
let charged: string;

/** The item with its charges, as a county publishes it; its first step and its last may charge. */
async function withFees(slug: "public-place-hygiene"): Promise<void> {
  const { item } = await configured(world.house, slug);
  const process = item.package.process.replace(/(role="(?:handle|deliver)"[^>]*acts="[^"]*)"/g, '$1,charge,record-payment"');
  const next: ItemPackage = { ...item.package, fees: [COPY, REVIEW], process };
  const published = await publishItem(world.house, await actorFor(world.house, { org: "610999", post: "catalogue-editor" }), {
    code: item.code,
    package: next,
  });
  if (!published.ok) throw new Error(JSON.stringify(published));
}

async function accepted(): Promise<string> {
  const given = await configured(world.house, "public-place-hygiene");
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(given));
  const clerk = await holderOf(world.house, caseId);
  await must(world.house, clerk.actor, "accept", caseId, { checked: requiredOf(given.item) });
  return caseId;
}

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  free = await accepted();
  await withFees("public-place-hygiene");
  charged = await accepted();
}, 60_000);
afterAll(() => world.close());

async function charge(caseId: string, lines: unknown[]) {
  const { actor, visit } = await holderOf(world.house, caseId);
  return performCase(world.house, actor, { command: "charge", caseId, key: crypto.randomUUID(), input: { visit, lines } });
}
const codeOf = (outcome: Awaited<ReturnType<typeof charge>>) => (outcome.ok ? "ok" : outcome.code);

test("what an item doesn't list can't be charged through any door, nor anything of an item that is free", async () => {
  expect(codeOf(await charge(free, [{ fee: COPY.name }]))).toMatch(/^cases\/(not-offered|free-of-charge)$/);
  const { actor } = await holderOf(world.house, free);
  expect((await see(world.house, actor, free)).acts.some(({ act }) => act === "charge")).toBe(false);
  expect(codeOf(await charge(charged, [{ fee: "加急费" }]))).toBe("cases/fee-not-listed");
});

test("a charge asks for no opinion at a step whose acts need one: its form has no place for it", async () => {
  const { actor } = await holderOf(world.house, charged);
  const { acts } = await see(world.house, actor, charged);
  expect(acts.find(({ act }) => act === "agree")).toMatchObject({ opinionRequired: true });
  expect(acts.find(({ act }) => act === "charge")).toMatchObject({ enabled: true, opinionRequired: false });
});

test.each([
  [{ fee: COPY.name, amount: 2000 }, "cases/fee-not-the-standard"],
  [{ fee: REVIEW.name }, "cases/fee-amount-needed"],
  [{ fee: COPY.name, waived: 1001, reason: "低保家庭" }, "cases/waived-too-much"],
  [{ fee: COPY.name, waived: 500 }, "cases/waiver-needs-reason"],
])("a line %j is refused", async (line, code) => {
  expect(codeOf(await charge(charged, [line]))).toBe(code);
});

test("a charge is worked out line by line, seen by the applicant, paid in one sum, and only then the result is handed over", async () => {
  const lines = [
    { fee: COPY.name, quantity: 2, waived: 500, reason: "低保家庭，减收" },
    { fee: REVIEW.name, amount: 12_000 },
  ];
  expect(codeOf(await charge(charged, lines))).toBe("ok");
  const { actor, visit } = await holderOf(world.house, charged);
  const view = await see(world.house, actor, charged);
  expect(view.fees).toMatchObject({ due: 13_500, state: "due" });
  expect(view.timeline.at(-1)).toMatchObject({ type: "case/charged", opinion: `${COPY.name}：低保家庭，减收` });
  const { sample } = await configured(world.house, "public-place-hygiene");
  const found = await track(world.house, { number: view.number ?? "", identity: sample.applicant.number, ip: "1.1.1.1" });
  expect(found).toMatchObject({ view: { feesDue: 13_500 } });
  const pay = (paid: number) =>
    performCase(world.house, actor, {
      command: "record-payment",
      caseId: charged,
      key: crypto.randomUUID(),
      input: { visit, paid, receipt: "JK-0001", manner: "bank" },
    });
  expect(codeOf(await pay(13_000))).toBe("cases/not-the-amount-due");

  await forwardTo(world.house, charged, "decide");
  const approver = await holderOf(world.house, charged);
  await must(world.house, approver.actor, "decide", charged, { visit: approver.visit, outcome: "grant", opinion: "符合条件，准予" });
  const clerk = await holderOf(world.house, charged);
  const deliver = () =>
    performCase(world.house, clerk.actor, {
      command: "deliver",
      caseId: charged,
      key: crypto.randomUUID(),
      input: { visit: clerk.visit, manner: "window", receiver: "甲" },
    });
  expect(codeOf(await deliver())).toBe("cases/fee-unpaid");
  const paid = { visit: clerk.visit, paid: 13_500, receipt: "JK-0001", manner: "bank" };
  await must(world.house, clerk.actor, "record-payment", charged, paid);
  expect((await see(world.house, clerk.actor, charged)).fees).toMatchObject({ state: "paid", receipt: "JK-0001" });
  expect(codeOf(await charge(charged, [{ fee: COPY.name }]))).toBe("cases/paid-already");
  expect(codeOf(await deliver())).toBe("ok");
});

test("a payment notice says what was charged of this case, and there is none before anything was", async () => {
  const caseId = await accepted();
  const { actor } = await holderOf(world.house, caseId);
  const ask = { caseId, code: "payment-notice", entered: {} };
  const offered = async () => (await caseDocuments(world.house, actor, caseId))?.lines.some(({ code }) => code === ask.code);
  expect([(await previewDocument(world.house, actor, ask))?.reason, await offered()]).toEqual(["documents/content-missing", false]);
  await charge(caseId, [{ fee: COPY.name, quantity: 3, waived: 1000, reason: "低保户减免一本" }]);
  const shown = await previewDocument(world.house, actor, ask);
  expect([shown?.reason, await offered()]).toEqual([null, true]);
  const table = shown?.paper.blocks.find((block) => block.kind === "table");
  expect(table?.rows.map(({ cells }) => cells)).toEqual([[COPY.name, "10.00", "本", "3", "10.00", "20.00"]]);
  expect(JSON.stringify(shown?.paper.blocks)).toContain("贰拾元整");
});
