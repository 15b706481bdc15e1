import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import { auditLog } from "../identity/index.ts";
import { anApplication, type CaseWorld, caseWorld, configured, must } from "./fixtures.ts";
import { knownApplicant, usualItems } from "./index.ts";

const HALL = "610999ZW";
let world: CaseWorld;

beforeAll(async () => {
  world = await caseWorld("2026-03-03T09:00:00+08:00");
});
afterAll(() => world.close());

async function cameToTheHall() {
  const { house } = world;
  const clerk = await actorFor(house, { org: HALL, post: "window-clerk" });
  const found = await configured(house, "employment-registration");
  const application = { ...anApplication(found), channel: "window", window: HALL };
  const { caseId } = await must(house, clerk, "submit", null, application);
  return { house, clerk, caseId, found, applicant: found.sample.applicant };
}

test("who was at this window before is named by one character, and in full only with consent, which is logged", async () => {
  const { house, clerk, caseId, applicant } = await cameToTheHall();
  const before = await knownApplicant(house, clerk, { number: applicant.number, consented: false });
  expect(before).toMatchObject({ ok: true, known: { caseId, on: "2026-03-03", facts: null } });
  expect(JSON.stringify(before)).not.toContain(applicant.phone);
  const after = await knownApplicant(house, clerk, { number: applicant.number.toLowerCase(), consented: true });
  expect(after).toMatchObject({ known: { facts: { name: applicant.name, phone: applicant.phone } } });
  const auditor = await actorFor(house, { org: "610999", post: "audit-administrator" });
  const { rows } = await auditLog(house, auditor, { action: "personal-view", about: caseId });
  expect(rows.map(({ details }) => details)).toMatchObject([{ what: "known-applicant", consent: "asked" }]);
});

test("what another window took in isn't this clerk's to see", async () => {
  const { house, applicant } = await cameToTheHall();
  const elsewhere = await actorFor(house, { org: "610999101", post: "window-clerk" });
  expect(await knownApplicant(house, elsewhere, { number: applicant.number, consented: true })).toEqual({ ok: true, known: null });
});

test("looking one number after the other up comes to an end", async () => {
  const { house } = await cameToTheHall();
  const curious = await actorFor(house, { org: HALL, post: "window-clerk" });
  const ask = () => knownApplicant(house, curious, { number: "61099919900101001X", consented: false });
  for (let look = 0; look < 120; look++) expect((await ask()).ok).toBe(true);
  expect(await ask()).toMatchObject({ ok: false, code: "cases/too-many-look-ups" });
});

test("an application written down with all its papers is received at once; one that lacks papers may still take them in", async () => {
  const { house, clerk, caseId } = await cameToTheHall();
  const { rows } = await sql<{ received_at: Date }>`select received_at from cases.case where id = ${caseId}`.execute(house.db);
  expect(rows).toEqual([{ received_at: world.clock.now() }]);
  const application = anApplication(await configured(house, "public-place-hygiene"));
  const { caseId: lacking } = await must(house, clerk, "submit", null, { ...application, papers: [], channel: "window", window: HALL });
  await must(house, clerk, "receive", lacking, { papers: application.papers, note: "" });
});

test("a window's most used items are those it took in most of late", async () => {
  const { house, clerk, found } = await cameToTheHall();
  const codes = await usualItems(house, clerk, 8);
  expect(codes[0]).toBe(found.item.code);
  expect(codes).toHaveLength(2);
  const elsewhere = await actorFor(house, { org: "610999101", post: "window-clerk" });
  expect(await usualItems(house, elsewhere, 8)).toEqual([]);
});
