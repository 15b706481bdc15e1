import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDb } from "./db/index.ts";
import { testDatabase } from "./db/testing.ts";
import { createLog } from "./log.ts";
import { asLeader, every } from "./loop.ts";
import { createMetrics } from "./metrics.ts";

let open: OpenDb;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.close());

const log = createLog("silent");

test("rounds never overlap, and a stopped loop waits for the round that runs", async () => {
  let [active, most, rounds] = [0, 0, 0];
  const loop = every({
    name: "sample",
    milliseconds: 1,
    log,
    metrics: createMetrics(),
    work: async () => {
      most = Math.max(most, ++active);
      await new Promise((done) => setTimeout(done, 5));
      active--;
      rounds++;
    },
  });
  await Promise.all([loop.runNow(), loop.runNow(), loop.runNow()]);
  const last = loop.runNow();
  await loop.stop();
  await last;
  expect([most, active]).toEqual([1, 0]);
  expect(rounds).toBeGreaterThanOrEqual(3);
});

test("a failed round is counted, and the next one runs", async () => {
  const metrics = createMetrics();
  const loop = every({ name: "broken", milliseconds: 60_000, log, metrics, work: () => Promise.reject(new Error("x")) });
  await loop.runNow();
  await loop.runNow();
  await loop.stop();
  expect((await metrics.work.get()).values).toMatchObject([{ value: 2, labels: { name: "broken", outcome: "failed" } }]);
});

test("of several servers one leads, and when it is done another may", async () => {
  let finish = () => {};
  const held = new Promise<void>((done) => {
    finish = done;
  });
  let leading = () => {};
  const isLeading = new Promise<void>((done) => {
    leading = done;
  });
  const first = asLeader(open.db, "sweep", async () => {
    leading();
    await held;
    return "first";
  });
  await isLeading;
  expect(await asLeader(open.db, "sweep", async () => "second")).toBeUndefined();
  expect(await asLeader(open.db, "other", async () => "other")).toBe("other");
  finish();
  expect(await first).toBe("first");
  expect(await asLeader(open.db, "sweep", async () => "third")).toBe("third");
});
