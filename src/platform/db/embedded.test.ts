import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../root.ts";
import { type EmbeddedDatabase, startEmbedded } from "./embedded.ts";
import { findPlace } from "./embedded-place.ts";

const root = mkdtempSync(join(tmpdir(), "embedded-"));
chmodSync(root, 0o755);
const folder = join(root, "db");
const pidFile = join(folder, "pg/postmaster.pid");
let first: EmbeddedDatabase;
beforeAll(async () => {
  first = await startEmbedded({ folder });
}, 60_000);
afterAll(async () => {
  await first.stop();
  rmSync(root, { recursive: true, force: true });
});

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = () => Number(readFileSync(pidFile, "utf8").split("\n")[0]);

test("it keeps what it acknowledged, orders Chinese by pinyin, and has a password of its own", async () => {
  expect(await ask(first.url, "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit")).toEqual([
    { fsync: "on", commit: "on" },
  ]);
  expect(
    await ask(first.url, "select string_agg(word, '' order by word) as words from unnest(array['张','阿','李','白']) as word"),
  ).toEqual([{ words: "阿白李张" }]);
  expect(statSync(join(folder, "password")).mode & 0o077).toBe(0);
  await expect(ask(first.url.replace(/:[^:@]+@/, ":mingtang@"), "select 1")).rejects.toThrow("password authentication failed");
});

test("several processes share it, and only the last one to leave shuts it down", async () => {
  const second = await startEmbedded({ folder });
  expect(second.url).toBe(first.url);
  await first.stop();
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
  expect(existsSync(pidFile)).toBe(false);
  first = await startEmbedded({ folder });
});

test("killed under us, it comes back at the same address with everything in it", async () => {
  const troubles: string[] = [];
  const watcher = await startEmbedded({ folder, onTrouble: (message) => troubles.push(message) });
  await ask(first.url, "create table kept (id int); insert into kept values (1)");
  process.kill(postmaster(), "SIGKILL");
  await expect.poll(() => ask(first.url, "select id from kept").catch(() => undefined), { timeout: 20_000 }).toEqual([{ id: 1 }]);
  await expect.poll(() => troubles.at(-1), { timeout: 20_000 }).toContain("is back");
  // Whoever leaves before the others have found back takes it for unused and shuts it down; they start it once more.
  await watcher.stop();
  await expect.poll(() => ask(first.url, "select id from kept").catch(() => undefined), { timeout: 20_000 }).toEqual([{ id: 1 }]);
});

test("left behind by a killed server, it is taken over and shut down in order, however late its sessions notice", async () => {
  await first.stop();
  const script = `import(${JSON.stringify(join(ROOT, "src/platform/db/embedded.ts"))}).then(async ({ startEmbedded }) => {
    console.log((await startEmbedded({ folder: ${JSON.stringify(folder)} })).url);
    setInterval(() => {}, 1000);
  });`;
  const server = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((done) => server.stdout.once("data", (chunk: Buffer) => done(chunk.toString().trim())));
  const [session] = await ask(url, `select pid from pg_stat_activity where application_name like '%of ${server.pid}'`);
  const { pid } = session as { pid: number };
  process.kill(pid, "SIGSTOP"); // as on a machine too busy to let it notice
  server.kill("SIGKILL");
  await once(server, "exit");
  first = await startEmbedded({ folder });
  expect(first.url).toBe(url);
  const leaving = first.stop();
  await expect.poll(() => ask(url, `select from pg_locks where locktype = 'advisory'`)).toHaveLength(1);
  process.kill(pid, "SIGCONT");
  await leaving;
  expect(existsSync(pidFile)).toBe(false);
  first = await startEmbedded({ folder });
});

test.runIf(process.getuid?.() === 0)("where its user may not look it is kept elsewhere, and says so", () => {
  const closed = join(root, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const shared = join(root, "shared");
  const place = findPlace(join(closed, "db"), shared);
  expect(place.folder.startsWith(shared)).toBe(true);
  expect(place.notice).toContain(place.folder);
  expect(findPlace(join(closed, "db"), shared).folder).toBe(place.folder);
  expect(findPlace(join(root, "open/db"), shared).notice).toBeUndefined();
  expect(findPlace(mkdtempSync(join(root, "own-")), shared).notice).toBeUndefined(); // closed itself, but handed over
});
