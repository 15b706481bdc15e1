import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction, type OpenDb } from "./db/index.ts";
import { testDatabase } from "./db/testing.ts";
import { createJobs, type Job, type Jobs } from "./jobs.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";

let open: OpenDb;
let jobs: Jobs;
const seen: string[] = [];
let failures = 0;

const deliver: Job<{ to: string }> = {
  name: "sample-deliver",
  handle: async ({ to }) => {
    seen.push(to);
  },
};
const flaky: Job<{ id: number }> = {
  name: "sample-flaky",
  retries: 1,
  handle: async () => {
    failures++;
    throw new Error("partner away");
  },
};

beforeAll(async () => {
  open = await testDatabase();
  jobs = createJobs({ pool: open.pool, log: createLog("silent"), metrics: createMetrics() });
  jobs.defineJob(deliver);
  jobs.defineJob(flaky);
});
afterAll(async () => {
  await jobs.stop();
  await open.close();
});

test("jobs wait until work begins, each runs, and those of a failed transaction don't exist", async () => {
  await jobs.enqueue(deliver, { to: "a" });
  await jobs.enqueue(deliver, { to: "b" });
  await inTransaction(open.db, (tx) => jobs.enqueue(deliver, { to: "c" }, { tx }));
  const failing = inTransaction(open.db, async (tx) => {
    await jobs.enqueue(deliver, { to: "never" }, { tx });
    throw new Error("refused");
  });
  await expect(failing).rejects.toThrow("refused");
  await jobs.enqueue(deliver, { to: "once" }, { onlyOnceAs: "key" });
  await jobs.enqueue(deliver, { to: "once" }, { onlyOnceAs: "key" });
  await jobs.start();
  await expect.poll(() => [...seen].sort(), { timeout: 10_000 }).toEqual(["a", "b", "c", "once"]);
});

test("a job that fails is kept for another try", async () => {
  await jobs.enqueue(flaky, { id: 1 });
  await expect.poll(() => failures, { timeout: 10_000 }).toBe(1);
  await expect
    .poll(async () => (await open.pool.query("select state from job.job where name = 'sample-flaky'")).rows, { timeout: 5000 })
    .toEqual([{ state: "retry" }]);
});
