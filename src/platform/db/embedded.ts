import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Cluster, endLeftover, initialise, launch, leftoverPort, urlOf } from "./embedded-cluster.ts";
import { findPlace } from "./embedded-place.ts";

export interface EmbeddedDatabase {
  /** Connection URL of the `postgres` database; `ensureDatabase` makes others. Stays the same while this handle lives. */
  url: string;
  /** Said to the operator, when the cluster could not lie where it was asked for. */
  notice: string | undefined;
  /** Leaves the cluster, and shuts it down if nobody else uses it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder for the cluster; made on the first start. */
  folder: string;
  /** Further settings, `name=value`. */
  settings?: readonly string[];
  /** Told when the database died and came back, or can't. */
  onTrouble?: (message: string) => void;
}

/** Every process that uses the cluster holds this lock shared; who gets it alone on leaving was the last. */
const IN_USE = 7_286_001;

/**
 * Starts the PostgreSQL that npm brought, or joins it where it already runs: a server and command-line tools share one cluster, a cluster
 * left behind by a killed server is taken over, and one that was killed under us is started again on the same port. Its user is
 * unprivileged when this process is root. The last one to leave shuts it down.
 */
export async function startEmbedded({ folder, settings = [], onTrouble = () => {} }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const place = findPlace(folder);
  const cluster: Cluster = { ...place, data: join(place.folder, "pg"), settings };
  await initialise(cluster);
  let presence = await enter(cluster);
  let isLeaving = false;

  const watch = () => {
    presence.client.once("end", () => {
      if (!isLeaving) void revive();
    });
  };
  const revive = async () => {
    onTrouble("The embedded database went away; starting it again.");
    for (let wait = 50; !isLeaving; wait = Math.min(wait * 2, 2000)) {
      try {
        presence = await enter(cluster, presence.port);
        watch();
        if (isLeaving) await leave(cluster, presence);
        else onTrouble("The embedded database is back.");
        return;
      } catch (error) {
        onTrouble(`The embedded database did not start: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(wait);
      }
    }
  };
  watch();

  return {
    url: urlOf(cluster, presence.port),
    notice: place.notice,
    async stop() {
      if (isLeaving) return;
      isLeaving = true;
      await leave(cluster, presence);
    },
  };
}

interface Presence {
  client: pg.Client;
  port: number;
}

/** Gets hold of the running cluster, starting it where needed. Several processes may try at once: PostgreSQL lets one of them start it. */
async function enter(cluster: Cluster, port?: number): Promise<Presence> {
  for (let attempt = 1; ; attempt++) {
    try {
      const at = leftoverPort(cluster) ?? (await launch(cluster, port));
      return { client: await signIn(urlOf(cluster, at)), port: at };
    } catch (error) {
      // Someone else is just starting it, shutting it down, or it was killed and its last processes are still going.
      if (attempt >= 40) throw error;
      if (attempt === 20) await endLeftover(cluster);
      await sleep(50 + attempt * 10);
    }
  }
}

async function signIn(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3000,
    application_name: presenceOf(process.pid),
    keepAlive: true,
  });
  client.on("error", () => {}); // "end" follows and is what counts
  try {
    await client.connect();
    // Not waited for: whoever holds it alone is shutting the cluster down.
    const { rows } = await client.query("select pg_try_advisory_lock_shared($1) as entered", [IN_USE]);
    if (!rows[0]?.entered) throw new Error("the cluster is shutting down");
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

async function leave(cluster: Cluster, { client }: Presence): Promise<void> {
  try {
    await client.query("select pg_advisory_unlock_shared($1)", [IN_USE]);
    if (await isLast(client)) await endLeftover(cluster);
  } catch {
    // The connection broke: the cluster is gone already, or going.
  } finally {
    await client.end().catch(() => {});
  }
}

const PRESENCE = "mingtang presence of ";
const presenceOf = (pid: number) => `${PRESENCE}${pid}`;

/** How long a session of a process that was killed may take to notice: on a busy machine longer than its heirs take to come and go. */
const PATIENCE_MS = 10_000;

/** Whether nobody else uses the cluster. Sessions of processes that are gone don't count, but are waited for. */
async function isLast(client: pg.Client): Promise<boolean> {
  for (const late = performance.now() + PATIENCE_MS; ; await sleep(20)) {
    const { rows: alone } = await client.query("select pg_try_advisory_lock($1) as alone", [IN_USE]);
    if (alone[0]?.alone === true) return true;
    const { rows: others } = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.objid = $1 and l.granted and l.pid <> pg_backend_pid()`,
      [IN_USE],
    );
    if (others.some(({ name }) => lives(Number(name.slice(PRESENCE.length)))) || performance.now() > late) return false;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Makes the database `name` when it isn't there, and returns its URL on the same server. */
export async function ensureDatabase(url: string, name: string, template?: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount)
      await client.query(`create database ${pg.escapeIdentifier(name)}${template ? ` template ${pg.escapeIdentifier(template)}` : ""}`);
  } finally {
    await client.end();
  }
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}
