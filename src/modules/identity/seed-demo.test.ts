import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { ROOT } from "../../platform/root.ts";
import type { House } from "../house.ts";
import { actorOf } from "./actor-of.ts";
import { testHouse } from "./fixtures.ts";
import { orgs } from "./orgs.ts";
import { peopleWith } from "./people-with.ts";
import { demoAccounts, seedDemo } from "./seed-demo.ts";
import { type PersonActor, POSTS } from "./shared.ts";
import { signIn } from "./sign-in.ts";

let open: OpenDb;
let house: House;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00"), { demo: true });
});
afterAll(() => open.close());

test("the demo county is seeded once, and never outside the demo", async () => {
  await expect(seedDemo({ ...house, demo: false })).rejects.toThrow("demo only");
  const first = await seedDemo(house);
  expect(first.orgs).toBe(1 + 1 + 32 + 5 + 15);
  expect(first.people).toBeGreaterThan(200);
  expect(await seedDemo(house)).toEqual({ orgs: 0, people: 0 });
});

test("every account offered for trying signs in with the demo's password, and each post is among them", async () => {
  const accounts = await demoAccounts(house);
  const actors: PersonActor[] = [];
  for (const { username, password } of accounts) {
    const outcome = await signIn(house, { username, password, ip: "127.0.0.1" });
    if (!outcome.ok) throw new Error(`${username}: ${outcome.code}`);
    actors.push((await actorOf(house, outcome.personId)) as PersonActor);
  }
  expect(new Set(actors.flatMap((actor) => actor.holdings.map((held) => held.post)))).toEqual(new Set(POSTS));
});

test("the accounts offered carry an allowance the whole way: its township's handler is among them", async () => {
  const offered = (await demoAccounts(house)).map(({ username, org, post }) => `${username} ${org} ${post}`);
  expect(offered).toContain("township.handler 清溪镇 handler");
});

test("each department with items has a handler to hand over to, a reviewer and an approver", async () => {
  const departments = [...(await orgs(house)).values()].filter((org) => org.kind === "department" && org.sectors.length > 0);
  for (const { code } of departments) {
    const found = await Promise.all((["handler", "reviewer", "approver"] as const).map((post) => peopleWith(house, { org: code, post })));
    expect(found.map((people) => people.length)).toEqual([2, 1, 1]);
  }
});

test("every sector belongs to exactly one organisation", async () => {
  const sectors = [...(await orgs(house)).values()].flatMap((org) => org.sectors);
  expect(new Set(sectors).size).toBe(sectors.length);
  const catalogue = readFileSync(join(ROOT, "data", "basic-catalogue.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  expect(new Set(catalogue.map((line) => line.split(",")[1]))).toEqual(new Set(sectors));
});
