import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "./db/index.ts";
import { testDatabase } from "./db/testing.ts";
import { createLive, type Live } from "./live.ts";
import { createLog } from "./log.ts";

let open: Awaited<ReturnType<typeof testDatabase>>;
let here: Live;
let there: Live;
beforeAll(async () => {
  open = await testDatabase();
  [here, there] = [1, 2].map(() => createLive({ db: open.db, url: open.url, log: createLog("silent") })) as [Live, Live];
  await Promise.all([here.start(), there.start()]);
});
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await open.close();
});

/** Collects what a channel says. */
function heard(live: Live, channel: string): unknown[] {
  const news: unknown[] = [];
  live.subscribe(channel, (payload) => news.push(payload));
  return news;
}

test("news of a committed transaction reach subscribers on every server, in order", async () => {
  const news = [heard(here, "a"), heard(there, "a")];
  await inTransaction(open.db, async (tx) => {
    await here.publish(tx, "a", { id: 1 });
    await here.publish(tx, "a", { id: 2 });
  });
  await expect
    .poll(() => news)
    .toEqual([
      [{ id: 1 }, { id: 2 }],
      [{ id: 1 }, { id: 2 }],
    ]);
});

test("news of a transaction that fails are never told", async () => {
  const news = heard(there, "b");
  const failing = inTransaction(open.db, async (tx) => {
    await here.publish(tx, "b", "never");
    throw new Error("refused");
  });
  await expect(failing).rejects.toThrow("refused");
  await inTransaction(open.db, (tx) => here.publish(tx, "b", "after"));
  await expect.poll(() => news).toEqual(["after"]);
});

test("a transaction opened elsewhere tells its news too", async () => {
  const news = heard(there, "c");
  await open.db.transaction().execute((tx) => here.publish(tx, "c", 1));
  await expect.poll(() => news).toEqual([1]);
});

test("a broken connection is opened again, and subscribers learn that they may have missed something", async () => {
  let gaps = 0;
  const news: unknown[] = [];
  there.subscribe(
    "d",
    (payload) => news.push(payload),
    () => gaps++,
  );
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mingtang live' and datname = current_database()`.execute(
    open.db,
  );
  await expect.poll(() => gaps).toBe(1);
  await inTransaction(open.db, (tx) => here.publish(tx, "d", "back"));
  await expect.poll(() => news).toEqual(["back"]);
});

test("a subscriber that fails doesn't keep the others from hearing", async () => {
  there.subscribe("e", () => {
    throw new Error("broken screen");
  });
  const news = heard(there, "e");
  await inTransaction(open.db, (tx) => here.publish(tx, "e", 1));
  await expect.poll(() => news).toEqual([1]);
});
