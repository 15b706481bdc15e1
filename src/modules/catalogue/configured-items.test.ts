import { afterAll, beforeAll, expect, test } from "vitest";
import { applicantAccess, type FormDefinition, validateForm } from "../../core/forms/index.ts";
import { checkCreditCode, checkIdentityNumber } from "../../core/identifiers/index.ts";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { testHouse } from "../identity/fixtures.ts";
import { basicItem, CONFIGURED, type ConfiguredSlug, itemSample, seedDemoCatalogue } from "./fixtures.ts";
import { inspectPackage } from "./prepare-package.ts";

let open: OpenDb;
let house: House;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00"), { demo: true });
  await seedDemoCatalogue(house);
});
afterAll(() => open.close());

const slugs = Object.keys(CONFIGURED) as ConfiguredSlug[];
const options = {
  today: "2026-03-02",
  formats: {
    "identity-number": (text: string) => (checkIdentityNumber(text).ok ? undefined : "identity number"),
    "credit-code": (text: string) => (checkCreditCode(text).ok ? undefined : "credit code"),
  },
};
const check = (form: FormDefinition, data: Record<string, unknown>) =>
  validateForm(form, data, { ...options, access: applicantAccess(form) });

test("one item of each kind is configured in full, and the living allowance", async () => {
  const items = await Promise.all(slugs.map((slug) => basicItem(house, CONFIGURED[slug])));
  expect(items.map((item) => item.package.kind)).toEqual(["instant", "promised", "deferred", "forwarded", "joint", "promised"]);
});

test("a branch whose condition asks for what isn't in the form is told, at the branch", async () => {
  const { package: item } = await basicItem(house, CONFIGURED["public-place-hygiene"]);
  const asking = async (condition: string) => {
    const process = item.process.replace('category = "change"', condition);
    expect(process).not.toBe(item.process);
    const { faults } = await inspectPackage({ ...item, process });
    return faults.map(({ code, element, detail }) => [code, element, detail]);
  };
  expect(await asking('categories = "change"')).toEqual([
    ["catalogue/condition-unknown", "need-visit-to-visited", "只变更名称、负责人，不用核查: categories"],
  ]);
  expect(await asking('category = ""')).toEqual([["catalogue/condition-blank", "need-visit-to-visited", "只变更名称、负责人，不用核查"]]);
  expect(await asking('category != ""')).toEqual([]);
  expect(await asking('case.channel = "web" and today() &gt; date("2026-01-01")')).toEqual([]);
  expect(await asking('get value(outcomes, "review") = "refused"')).toEqual([]);
});

test.each(slugs)("%s: the sample applies without a fault, and all it says is kept", async (slug) => {
  const { package: item } = await basicItem(house, CONFIGURED[slug]);
  const sample = await itemSample(slug);
  expect(check(item.form, sample.form)).toMatchObject({ ok: true, data: sample.form });
  expect(item.objects).toContain(sample.applicant.kind);
  const { number, kind } = sample.applicant;
  expect(kind === "person" ? checkIdentityNumber(number) : checkCreditCode(number)).toMatchObject({ ok: true });
  expect(number).toMatch(kind === "person" ? /^610999/ : /^..610999/);
});

test.each(slugs)(
  "%s: has several pages of at most eight questions, a table, something worked out and something conditional",
  async (slug) => {
    const { form } = (await basicItem(house, CONFIGURED[slug])).package;
    const fields = form.pages.flatMap((page) => page.fields);
    expect(form.pages.length).toBeGreaterThanOrEqual(3);
    for (const page of form.pages) expect(page.fields.filter((field) => field.kind !== "computed").length).toBeLessThanOrEqual(8);
    expect(fields.map((field) => field.kind)).toEqual(expect.arrayContaining(["table", "computed", "signature"]));
    expect(fields.some((field) => field.shownWhen)).toBe(true);
  },
);

test.each(slugs)("%s: every material says what makes it acceptable, every step who does it and what may go wrong", async (slug) => {
  const { package: item, process } = await basicItem(house, CONFIGURED[slug]);
  expect(item.materials.every((material) => material.standard.length >= 8)).toBe(true);
  expect(item.faqs.length).toBeGreaterThanOrEqual(3);
  const steps = process.nodes.flatMap((node) => node.step ?? []);
  expect(steps.every((step) => step.post && step.org)).toBe(true);
  expect(steps.some((step) => step.risks.length > 0)).toBe(true);
});

test("totals are worked out from the rows: family, income a head a month", async () => {
  const { form } = (await basicItem(house, CONFIGURED["minimum-living-allowance"])).package;
  const { form: data } = await itemSample("minimum-living-allowance");
  expect(check(form, data)).toMatchObject({ ok: true, data: { memberCount: 3, wages: 0, annualIncome: 840_000, perHeadMonthly: 23_333 } });
});

test("a share is worked out of the money's sources", async () => {
  const { form } = (await basicItem(house, CONFIGURED["investment-approval"])).package;
  const { form: data } = await itemSample("investment-approval");
  expect(check(form, data)).toMatchObject({ ok: true, data: { investment: 12_000_000_000, ownShare: 30 } });
});

test("a wrong identity number in a row is found at its row", async () => {
  const { form } = (await basicItem(house, CONFIGURED["minimum-living-allowance"])).package;
  const { form: data } = await itemSample("minimum-living-allowance");
  const [first, ...others] = data.members as Record<string, unknown>[];
  const outcome = check(form, { ...data, members: [{ ...first, number: "110105194912310021" }, ...others] });
  expect(outcome).toMatchObject({ ok: false, errors: [{ path: expect.stringMatching(/^members\W?0\W*number$/) }] });
});

test("the joint item asks three departments at once under one clock of 45 working days", async () => {
  const { package: item, process } = await basicItem(house, CONFIGURED["investment-approval"]);
  expect(item.jointUnits).toEqual(["610999GT", "610999HB", "610999SL"]);
  expect(item.statutory).toEqual({ amount: 45, unit: "workday" });
  expect(process.blocks).toMatchObject([{ split: "split", join: "join" }]);
  expect(process.nodes.filter((node) => node.step?.role === "opinion").map((node) => node.step?.org)).toEqual([
    "unit:GT",
    "unit:HB",
    "unit:SL",
  ]);
});

test("the living allowance goes from the village or township window over the township to the county and back", async () => {
  const { package: item, process } = await basicItem(house, CONFIGURED["minimum-living-allowance"]);
  expect(item.intake).toEqual(["township", "village"]);
  expect(process.nodes.flatMap((node) => (node.step ? [`${node.id} ${node.step.org}`] : []))).toEqual([
    "receive window",
    "examine township",
    "publicise township",
    "handle department",
    "review department",
    "decide department",
    "deliver township",
  ]);
});
