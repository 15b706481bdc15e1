import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { verifyAuditLog } from "./audit-log.ts";
import { actorFor, testHouse } from "./fixtures.ts";
import { importOrgs } from "./import-orgs.ts";
import { importPeople } from "./import-people.ts";
import { listPeople } from "./list-people.ts";
import { openCounty } from "./open-county.ts";
import { orgs } from "./orgs.ts";
import type { Actor } from "./shared.ts";
import { signIn } from "./sign-in.ts";

const OPERATOR: Actor = { kind: "system", id: "system", name: "bin/mingtang" };
let open: OpenDb;
let house: House;
beforeAll(async () => {
  open = await testDatabase();
  house = { ...testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00")), region: "610527" };
  await openCounty(house, OPERATOR, { code: "610527", name: "蒲城县" });
});
afterAll(() => open.close());

const org = (code: string, kind: string, parent: string | null, name = `机构${code}`) => ({
  code,
  kind,
  parent,
  name,
  shortName: code,
  sectors: [],
});
const VILLAGE = org("610527101201", "village", "610527101");
const TOWN = org("610527101", "township", "610527");
const BUREAU = org("610527MZ", "department", "610527");
const numbered = (inputs: unknown[]) => inputs.map((input, index) => ({ line: index + 2, input }));
const faultsOf = (outcome: Awaited<ReturnType<typeof importOrgs>> | Awaited<ReturnType<typeof importPeople>>) =>
  outcome.ok
    ? []
    : outcome.faults.map(({ line, refusal }) => [line, ...new Set((refusal.fields ?? []).map(({ path, code }) => `${path} ${code}`))]);

test("a table of organisations with wrong rows names each of them and adds none", async () => {
  const before = (await orgs(house)).size;
  const rows = numbered([
    VILLAGE,
    TOWN,
    { ...BUREAU, code: "610527mz" },
    org("610527102", "department", "610527"),
    { ...BUREAU, name: "" },
  ]);
  expect(faultsOf(await importOrgs(house, OPERATOR, rows))).toEqual([
    [4, "code identity/invalid-value"],
    [5, "code identity/org-code-misfit"],
    [6, "name identity/required"],
  ]);
  expect((await orgs(house)).size).toBe(before);
});

test("organisations come in whatever their order, and checking alone adds none", async () => {
  const rows = numbered([VILLAGE, TOWN, BUREAU]);
  expect(await importOrgs(house, OPERATOR, rows, "check")).toEqual({ ok: true, added: 3 });
  expect((await orgs(house)).has("610527MZ")).toBe(false);
  expect(await importOrgs(house, OPERATOR, rows)).toEqual({ ok: true, added: 3 });
  expect((await orgs(house)).get("610527101201")?.parent).toBe("610527101");
  expect(faultsOf(await importOrgs(house, OPERATOR, rows)).map(([line]) => line)).toEqual([2, 3, 4]);
});

const person = (staffNumber: string, post: string | null, change: Record<string, unknown> = {}) => ({
  staffNumber,
  username: staffNumber.toLowerCase(),
  name: "王小满",
  holding: post === null ? null : { org: "610527MZ", post, section: "救助股" },
  ...change,
});

test("a table of people with wrong rows names each of them and adds nobody", async () => {
  const rows = numbered([
    person("M0001", "handler"),
    person("M0001", "reviewer", { name: "别人" }),
    person("M0002", "king"),
    person("M0003", "handler", { holding: { org: "610527XX", post: "handler", section: null } }),
    person("M0004", "handler", { username: "sysadmin" }),
  ]);
  expect(faultsOf(await importPeople(house, OPERATOR, rows))).toEqual([
    [3, "staffNumber identity/staff-number-taken"],
    [4, "holding.post identity/invalid-value"],
    [5, "holding.org identity/org-not-found"],
    [6, "username identity/username-taken"],
  ]);
  expect((await listPeople(house, OPERATOR, { text: "m000" })).rows).toEqual([]);
});

test("people come in with all their posts and can sign in with the password told", async () => {
  const rows = numbered([person("M0001", "handler"), person("M0001", "catalogue-editor"), person("M0002", null)]);
  const outcome = await importPeople(house, OPERATOR, rows);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const [first] = outcome.people;
  expect(outcome.people.map(({ username }) => username)).toEqual(["m0001", "m0002"]);
  const signedIn = await signIn(house, { username: "m0001", password: first?.password ?? "", ip: "127.0.0.1" });
  expect(signedIn).toMatchObject({ ok: true, mustChangePassword: true });
  const [listed] = (await listPeople(house, OPERATOR, { text: "m000" })).rows;
  expect(listed?.holdings.map((holding) => holding.post).sort()).toEqual(["catalogue-editor", "handler"]);
  expect(await verifyAuditLog(house, OPERATOR)).toMatchObject({ ok: true });
});

test("only who may add organisations, or people and their posts, takes in a table of them", async () => {
  const handler = await actorFor(house, { org: "610527MZ", post: "handler" });
  expect(await importOrgs(house, handler, numbered([BUREAU]))).toMatchObject({
    ok: false,
    faults: [{ refusal: { code: "identity/forbidden" } }],
  });
  expect(await importPeople(house, handler, numbered([person("M0009", null)]))).toMatchObject({
    ok: false,
    faults: [{ refusal: { code: "identity/forbidden" } }],
  });
});
