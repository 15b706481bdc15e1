import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "../../core/calendar/index.ts";
import { ROOT } from "../../platform/root.ts";
import { anApplication, type CaseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "../cases/fixtures.ts";
import { CASE_KIND_NAME, caseMatters, performCase, sweepRenewals } from "../cases/index.ts";
import { findItem, publishItem } from "../catalogue/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { publishRules, raiseAlarms, watchClocks } from "../supervision/index.ts";
import { isInForce, marksDue, standingOn } from "./domain/standing.ts";
import { aLicence, granted, licenceWorld, takenOver } from "./fixtures.ts";
import { followLicences, LICENCE_KIND_NAME, licenceMatters, licenceView, publicLicences } from "./index.ts";
import { LICENCE_STATES } from "./shared.ts";
import { licencesOfCase } from "./store.ts";

const HALL = "610999ZW";
const DEPARTMENT = "610999WS";
const CODES = { renewal: "61099900WS-XK-0901", change: "61099900WS-XK-0902" } as const;
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;

beforeAll(async () => {
  world = await licenceWorld("2026-03-02T09:00:00+08:00", [followLicences, watchClocks]);
  await publishRules(world.house, JSON.parse(readFileSync(join(ROOT, "data/supervision-rules.json"), "utf8")) as unknown[]);
  await published("renewal");
  await published("change");
});
afterAll(() => world.close());

/** The hygiene licence's item again, as one that renews or changes what it gives; its form asks for the number. */
async function published(act: keyof typeof CODES) {
  const { item } = await configured(world.house, "public-place-hygiene");
  const asks = { id: "heldNumber", kind: "text", label: { "zh-CN": "原证照编号" }, required: true } as const;
  const pages = item.package.form.pages.map((page, index) => (index === 0 ? { ...page, fields: [asks, ...page.fields] } : page));
  const form = { ...item.package.form, id: `hygiene-${act}`, pages };
  const editor = await actorFor(world.house, { org: DEPARTMENT, post: "catalogue-editor" });
  const outcome = await publishItem(world.house, editor, {
    code: CODES[act],
    package: { ...item.package, name: `公共场所卫生许可证${act}`, form, licence: { act, of: item.code, field: "heldNumber" } },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** Applies at the counter for a licence of this number to be renewed or changed. */
async function asked(act: keyof typeof CODES, oldNumber: string, applicant: Record<string, unknown> = {}) {
  const { house } = world;
  const item = await findItem(house, CODES[act]);
  if (!item) throw new Error("not published");
  const clerk = await actorFor(house, { org: HALL, post: "window-clerk" });
  const { sample } = await configured(house, "public-place-hygiene");
  const application = anApplication({ item, sample });
  const outcome = await performCase(house, clerk, {
    command: "submit",
    key: randomUUID(),
    input: {
      ...application,
      applicant: { ...application.applicant, ...applicant },
      form: { ...application.form, heldNumber: oldNumber },
      channel: "window",
      window: HALL,
    },
  });
  const accept = (caseId: string) => must(house, clerk, "accept", caseId, { checked: requiredOf(item) });
  return { outcome, accept };
}

async function renewing(oldNumber: string): Promise<string> {
  const { outcome, accept } = await asked("renewal", oldNumber);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  await accept(outcome.caseId);
  await takenOver(world.house);
  return outcome.caseId;
}

const viewed = async (id: string) => {
  const officer = await actorFor(world.house, { org: DEPARTMENT, post: "handler" });
  return licenceView(world.house, officer, id);
};
const at = (day: string) => world.clock.set(`${day}T09:00:00+08:00`);

test("a licence is changed or renewed only by who holds it, while it is in force; somebody else's number and none at all look alike", async () => {
  const { licence, number } = await aLicence(world.house);
  const faultOf = async (act: keyof typeof CODES, oldNumber: string, applicant = {}) => {
    const { outcome } = await asked(act, oldNumber, applicant);
    return outcome.ok ? null : outcome.fields?.[0];
  };
  const stranger = { kind: "organisation", name: "别家宾馆", number: "91330100799655058B" };
  expect(await faultOf("renewal", number, stranger)).toEqual(await faultOf("renewal", "示卫生证〔2020〕999号"));
  expect(await faultOf("renewal", number, stranger)).toMatchObject({ path: "form.heldNumber", code: "cases/licence-not-found" });
  at("2030-03-02");
  expect(await faultOf("change", number)).toMatchObject({ code: "cases/licence-expired" });
  at("2026-03-02");
  expect((await viewed(licence.id))?.renewal).toBeNull();
});

test("a change gives a new licence to the old one's last day; the two name each other and the old one is no longer in force", async () => {
  const { licence, number } = await aLicence(world.house);
  at("2027-06-01");
  const { outcome, accept } = await asked("change", number.replace("〔", "(").replace("〕", ")"));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  await accept(outcome.caseId);
  await granted(world.house, outcome.caseId, ["grant", "licence"]);
  const [next] = await licencesOfCase(world.house, outcome.caseId);
  expect(next).toMatchObject({ replaces: licence.id, valid_until: licence.valid_until, state: "valid" });
  expect(await viewed(licence.id)).toMatchObject({ standing: "changed", replacedBy: { id: next?.id, number: next?.number } });
  expect((await viewed(next?.id ?? ""))?.replaces).toEqual({ id: licence.id, number });
  const again = await asked("change", number);
  expect(again.outcome).toMatchObject({ ok: false, fields: [{ code: "cases/licence-ended" }] });
  expect((await publicLicences(world.house, { text: number, limit: 5 })).rows[0]?.standing).toBe("changed");
  at("2026-03-02");
});

test("who works on a case that changes or renews a licence reads which one; other cases name none", async () => {
  const { licence, number, caseId } = await aLicence(world.house);
  const clerk = await actorFor(world.house, { org: HALL, post: "window-clerk" });
  expect((await see(world.house, clerk, caseId)).licence).toBeNull();
  const { outcome } = await asked("change", number);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const { issued_on: issuedOn, valid_until: validUntil, name } = licence;
  expect((await see(world.house, clerk, outcome.caseId)).licence).toEqual({
    act: "change",
    id: licence.id,
    number,
    name,
    issuedOn,
    validUntil,
  });
});

/** A changed licence: the old one, and the case that gave the new one. */
async function changed(day: string) {
  const old = await aLicence(world.house);
  at(day);
  const { outcome, accept } = await asked("change", old.number);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  await accept(outcome.caseId);
  await granted(world.house, outcome.caseId, ["grant", "licence"]);
  const [next] = await licencesOfCase(world.house, outcome.caseId);
  if (!next) throw new Error("the change gave no licence");
  return { old, next, caseId: outcome.caseId };
}
const manager = () => actorFor(world.house, { org: DEPARTMENT, post: "process-manager" });
const voided = async (caseId: string, paper: string) => {
  await must(world.house, await manager(), "void-document", caseId, { paper, reason: "变更发错对象，应当作废" });
  await takenOver(world.house);
};

test("where the licence that stood in for another is voided, the other holds again to its own last day, with a trace; issued anew it is replaced again", async () => {
  const { old, next, caseId } = await changed("2027-06-01");
  await voided(caseId, next.document);
  const view = await viewed(old.licence.id);
  expect(view).toMatchObject({ standing: "valid", validUntil: old.licence.valid_until, endedOn: null, replacedBy: null });
  expect(view?.history.at(-1)).toMatchObject({ type: "licence/revived", person: null, details: { number: next.number } });
  expect(await viewed(next.id)).toMatchObject({ standing: "void" });
  await must(world.house, await manager(), "issue-document", caseId, { document: "licence", replaces: null, reason: "" });
  await takenOver(world.house);
  expect(await viewed(old.licence.id)).toMatchObject({ standing: "changed" });
  at("2026-03-02");
});

test("a case ended without a result after its decision gave no licence: the one it was to replace holds again", async () => {
  const { old, next, caseId } = await changed("2027-06-01");
  await must(world.house, await manager(), "terminate", caseId, { reason: "决定前申请人已终止，无法送达" });
  await takenOver(world.house);
  expect(await viewed(next.id)).toMatchObject({ standing: "void" });
  expect(await viewed(old.licence.id)).toMatchObject({ standing: "valid" });
  const kinds = new Map([
    [CASE_KIND_NAME, caseMatters],
    [LICENCE_KIND_NAME, licenceMatters],
  ]);
  expect((await verify(world.house, kinds)).faults).toEqual([]);
  at("2026-03-02");
});

test("a licence in the middle of a chain that is voided revives nothing; once the last one is voided too the first holds again", async () => {
  const { old, next, caseId } = await changed("2027-06-01");
  const { outcome, accept } = await asked("change", next.number);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  await accept(outcome.caseId);
  await granted(world.house, outcome.caseId, ["grant", "licence"]);
  const [last] = await licencesOfCase(world.house, outcome.caseId);
  await voided(caseId, next.document);
  expect(await viewed(old.licence.id)).toMatchObject({ standing: "changed" });
  expect(await viewed(next.id)).toMatchObject({ standing: "changed" });
  await voided(outcome.caseId, last?.document ?? "");
  expect(await viewed(next.id)).toMatchObject({ standing: "void" });
  expect(await viewed(old.licence.id)).toMatchObject({ standing: "valid" });
  at("2026-03-02");
});

test("a renewal asked in time begins where the old one ends, runs by a clock of its own, and can't be asked twice", async () => {
  const { licence, number } = await aLicence(world.house);
  at("2030-01-20");
  const caseId = await renewing(number);
  expect((await viewed(licence.id))?.renewal).toMatchObject({ caseId, inTime: true, askedOn: "2030-01-20" });
  expect((await see(world.house, SYSTEM, caseId)).clocks.find(({ kind }) => kind === "renewal")).toMatchObject({ due: "2030-03-01" });
  expect((await asked("renewal", number)).outcome).toMatchObject({ ok: false, fields: [{ code: "cases/licence-renewing" }] });
  await granted(world.house, caseId, ["grant", "licence"]);
  const [next] = await licencesOfCase(world.house, caseId);
  expect(next).toMatchObject({ valid_from: "2030-03-02", valid_until: "2034-03-01", replaces: licence.id });
  expect(await viewed(licence.id)).toMatchObject({ standing: "renewed", renewal: null });
  at("2026-03-02");
});

test("without a decision by the last day the renewal counts as granted: the licence stays in force and the case can't be refused any more", async () => {
  const { licence, number } = await aLicence(world.house);
  at("2030-01-20");
  const caseId = await renewing(number);
  await forwardTo(world.house, caseId, "decide");
  at("2030-03-01");
  expect(await sweepRenewals(world.house)).toBe(0);
  at("2030-03-02");
  expect(await sweepRenewals(world.house)).toBe(1);
  expect(await sweepRenewals(world.house)).toBe(0);
  await takenOver(world.house);
  expect(await viewed(licence.id)).toMatchObject({ standing: "deemed-renewed", deemedOn: "2030-03-01" });
  const { actor, visit } = await holderOf(world.house, caseId);
  const deny = { visit, outcome: "deny", opinion: "经审查，不符合延续的条件" };
  expect(await performCase(world.house, actor, { command: "decide", caseId, key: randomUUID(), input: deny })).toMatchObject({
    code: "cases/renewal-deemed",
  });
  at("2030-03-20");
  await granted(world.house, caseId, ["grant", "licence"]);
  expect((await licencesOfCase(world.house, caseId))[0]).toMatchObject({ valid_from: "2030-03-02", valid_until: "2034-03-01" });
  at("2026-03-02");
});

test("supervision warns ten working days before the licence ends and shows red once it has ended undecided (T18)", async () => {
  const { number } = await aLicence(world.house);
  at("2030-01-20");
  const caseId = await renewing(number);
  const raised = async (instant: string) => {
    world.clock.set(instant);
    while ((await raiseAlarms(world.house)) > 0);
    const { rows } = await sql<{ rule: string; level: string }>`
      select rule, level::text as level from supervision.alarm where matter = ${caseId} and rule like 'T18%' order by rule`.execute(
      world.house.db,
    );
    return rows.map(({ rule, level }) => `${rule}:${level}`);
  };
  expect(await raised("2030-02-14T12:00:00+08:00")).toEqual([]);
  expect(await raised("2030-02-15T09:00:00+08:00")).toEqual(["T18-near:1"]);
  expect(await raised("2030-03-01T23:00:00+08:00")).toEqual(["T18:3", "T18-near:1"]);
  at("2030-03-02");
  while ((await sweepRenewals(world.house)) > 0);
  at("2026-03-02");
});

test("a renewal asked too late, or refused, leaves the licence to its days", async () => {
  const { licence, number } = await aLicence(world.house);
  at("2030-02-10");
  const caseId = await renewing(number);
  expect((await viewed(licence.id))?.renewal).toMatchObject({ inTime: false });
  await forwardTo(world.house, caseId, "decide");
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "decide", caseId, { visit, outcome: "deny", opinion: "经审查，不符合延续的条件" });
  await takenOver(world.house);
  expect(await viewed(licence.id)).toMatchObject({ renewal: null, standing: "expiring" });
  at("2030-03-02");
  expect(await sweepRenewals(world.house)).toBe(0);
  expect((await viewed(licence.id))?.standing).toBe("expired");
  at("2026-03-02");
});

test("the public list is bounded pages that meet every licence once, there and back", async () => {
  const there: string[] = [];
  let page = await publicLicences(world.house, { limit: 2 });
  for (; ; page = await publicLicences(world.house, { limit: 2, after: page.next ?? "" })) {
    expect(page.rows.length).toBeLessThanOrEqual(2);
    there.push(...page.rows.map(({ id }) => id));
    if (page.next === null) break;
  }
  expect(new Set(there).size).toBe(there.length);
  expect((await publicLicences(world.house, { limit: 5000 })).rows.map(({ id }) => id)).toEqual(there);
  expect((await publicLicences(world.house, { limit: 2, after: "nonsense" })).rows).toHaveLength(2);
});

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2026-01-01", days));

test("however a licence stands, it stands so on one day only in one way: in force never comes back by itself, and every reminder is told once", () => {
  fc.assert(
    fc.property(
      fc.record({ state: fc.constantFrom(...LICENCE_STATES), validUntil: fc.option(day), deemedOn: fc.option(day, { freq: 5 }) }),
      day,
      fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 20 }),
      (licence, start, leaps) => {
        let today = start;
        let was = true;
        const told: number[] = [];
        for (const leap of [0, ...leaps]) {
          today = addDays(today, leap);
          const standing = standingOn(licence, today);
          if (licence.state !== "valid") expect(standing).toBe(licence.state);
          const now = isInForce(standing);
          expect(now && !was).toBe(false);
          was = now;
          const due = marksDue(licence, told, today);
          expect(due.filter((mark) => told.includes(mark))).toEqual([]);
          told.push(...due);
          if (due.includes(-1)) expect(standing).toBe("expired");
        }
      },
    ),
  );
});
