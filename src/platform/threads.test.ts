import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { threadPool } from "./threads.ts";

const file = join(mkdtempSync(join(tmpdir(), "threads-")), "worker.mjs");
writeFileSync(
  file,
  `import { parentPort, threadId } from "node:worker_threads";
   parentPort.on("message", (job) => {
     if (job === "hang") for (;;);
     if (job === "die") process.exit(3);
     if (job === "fail") parentPort.postMessage({ error: "no such thing" });
     else parentPort.postMessage({ result: [job, threadId] });
   });`,
);
const module = pathToFileURL(file);
const poolOf = (more: object = {}) => threadPool<string, [string, number]>({ module, queue: 10, timeout: 2000, threads: 1, ...more });

test("jobs are done in order on threads that are kept for the next", async () => {
  const pool = poolOf();
  const done = await Promise.all(["a", "b", "c"].map((job) => pool.run(job)));
  const results = done.map((one) => (one.ok ? one.result : null));
  expect(results.map((result) => result?.[0])).toEqual(["a", "b", "c"]);
  expect(new Set(results.map((result) => result?.[1])).size).toBe(1);
});

test("a job that fails says why, and the thread does the next one", async () => {
  const pool = poolOf();
  await expect(pool.run("fail")).rejects.toThrow("no such thing");
  expect(await pool.run("a")).toMatchObject({ ok: true });
});

test("a thread that dies or takes too long is replaced", async () => {
  const pool = poolOf({ timeout: 300 });
  await expect(pool.run("die")).rejects.toThrow("ended by itself (3)");
  expect(await poolOf({ timeout: 300 }).run("hang")).toEqual({ ok: false, code: "threads/too-long" });
  expect(await poolOf().run("a")).toMatchObject({ ok: true });
});

test("more than may wait are turned away at once", async () => {
  const pool = poolOf({ queue: 2 });
  const done = await Promise.all(["a", "b", "c", "d"].map((job) => pool.run(job)));
  expect(done.map((one) => one.ok)).toEqual([true, true, true, false]);
});
