import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../clock.ts";
import type { OpenDb } from "../db/index.ts";
import { testDatabase } from "../db/testing.ts";
import { type Limiter, limiter } from "./limiter.ts";

const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let limit: Limiter;
beforeAll(async () => {
  open = await testDatabase();
  limit = limiter(open.db, clock);
});
afterAll(() => open.close());

async function attempts(key: string, count: number): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let i = 0; i < count; i++) answers.push((await limit.consume(key, 3, 60)).allowed);
  return answers;
}

test("a key may pass as often as its limit says, and others are not touched by it", async () => {
  expect(await attempts("a", 5)).toEqual([true, true, true, false, false]);
  expect((await limit.consume("b", 3, 60)).remaining).toBe(2);
});

test("guesses at the same moment from many servers are counted one by one", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => limiter(open.db, clock).consume("many", 7, 60)));
  expect(answers.filter((answer) => answer.allowed)).toHaveLength(7);
});

test("the window slides: what was used up at its end still counts right after it", async () => {
  clock.set("2026-03-02T10:00:55+08:00");
  await attempts("slide", 3);
  clock.set("2026-03-02T10:01:05+08:00");
  expect((await limit.consume("slide", 3, 60)).allowed).toBe(false);
});

test("waiting as long as told is enough", async () => {
  clock.set("2026-03-02T11:00:20+08:00");
  await attempts("wait", 3);
  const refused = await limit.consume("wait", 3, 60);
  expect(refused.allowed).toBe(false);
  clock.advance(refused.retryAfterSeconds * 1000);
  expect((await limit.consume("wait", 3, 60)).allowed).toBe(true);
});

test("a reset key starts afresh", async () => {
  await attempts("reset", 4);
  await limit.reset("reset");
  expect((await limit.consume("reset", 3, 60)).allowed).toBe(true);
});
