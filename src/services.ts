import { join } from "node:path";
import { sql } from "kysely";
import { followOverruns, holdFilesAnew } from "./modules/cases/index.ts";
import { notAtWindow } from "./modules/handovers/index.ts";
import type { House, MessageChannel } from "./modules/house.ts";
import { followLicences, heldLicence } from "./modules/licences/index.ts";
import { migrations } from "./modules/migrations.ts";
import { type Senders, tellPeople } from "./modules/notices/index.ts";
import { recordActs, watchClocks } from "./modules/supervision/index.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import { type Config, noticesAbout } from "./platform/config.ts";
import { type CryptoProvider, softwareCrypto } from "./platform/crypto.ts";
import { ensureDatabase, startEmbedded } from "./platform/db/embedded.ts";
import { type Db, migrate, type OpenDb, openDatabase } from "./platform/db/index.ts";
import { type FileStore, fileStore, type OpenUploads, openUploads, type ScanFile, scanWithClamd } from "./platform/files/index.ts";
import { type Limiter, limiter } from "./platform/http/index.ts";
import { createJobs, type Jobs } from "./platform/jobs.ts";
import { createLive, type Live } from "./platform/live.ts";
import { createLog, type Logger } from "./platform/log.ts";
import { every } from "./platform/loop.ts";
import { assertKeyFits, masterKey } from "./platform/master-key.ts";
import { createMetrics, type Metrics } from "./platform/metrics.ts";
import { gatewaySender, mailSender } from "./platform/outgoing/index.ts";
import { createSessions, type Sessions } from "./platform/sessions.ts";

/** Everything the modules and the doors work with, put together in one place. */
export interface Services {
  config: Config;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  db: Db;
  /** Where the database is, for a thread or process that opens its own connection. */
  databaseUrl: string;
  /** The replica that public lists and search read from, where there is one. */
  readDb: Db | undefined;
  crypto: CryptoProvider;
  files: FileStore;
  /** Files that are still coming, in parts. */
  uploads: OpenUploads;
  sessions: Sessions;
  limiter: Limiter;
  live: Live;
  jobs: Jobs;
  /** The ways by which messages leave, as configured. */
  senders: Senders;
  /** What the modules get. */
  house: House;
  /** Lines for whoever started this: what is unusual, and what to know. */
  notices: string[];
  stop(): Promise<void>;
}

/** Opens the database (starting the embedded one where no server is named), brings it up to date, and puts the parts together. */
export async function openServices(config: Config, clock: Clock = systemClock): Promise<Services> {
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const database = await openConfigured(config, log);
  const { main, replica, notices } = database;
  const { db, pool } = main;
  await answers(db, "DATABASE_URL");
  if (replica) await answers(replica.db, "DATABASE_REPLICA_URL");
  await migrate(db, migrations);
  metrics.watchPool("main", pool);
  const crypto = softwareCrypto(masterKey(config));
  await assertKeyFits(db, crypto);
  const sessions = createSessions({ db, clock });
  const limits = limiter(db, clock);
  const files = fileStore({ db, folder: join(config.dataDir, "files"), clock, ...scanning(config, log) });
  const uploads = openUploads({ db, folder: join(config.dataDir, "files"), clock, crypto, metrics });
  const live = createLive({ db, url: database.url, log });
  const jobs = createJobs({ pool, log, metrics });
  const senders = sendersOf(config);
  const house: House = {
    db,
    clock,
    crypto,
    files,
    uploads,
    live,
    limiter: limits,
    log,
    region: config.region,
    demo: config.demo,
    publicUrl: config.publicUrl,
    licenceOf: heldLicence,
    notAtWindow,
    channels: new Set(Object.keys(senders) as MessageChannel[]), // keys of sendersOf
    ...(senders.sms ? { sms: senders.sms } : {}),
    followers: [watchClocks, recordActs, followOverruns, followLicences, tellPeople],
  };
  // Data of a version that didn't keep who holds a file: done once, before anybody can sweep or verify.
  await files.adoptOld(() => holdFilesAnew(house));
  const tidying = every({
    name: "platform.tidy",
    milliseconds: 3_600_000,
    log,
    metrics,
    work: () => Promise.all([sessions.sweep(), limits.sweep(), files.sweep(), uploads.sweep()]),
  });

  return {
    config,
    clock,
    log,
    metrics,
    db,
    databaseUrl: database.url,
    readDb: replica?.db,
    crypto,
    files,
    uploads,
    sessions,
    limiter: limits,
    live,
    jobs,
    senders,
    house,
    notices: [...notices, ...noticesAbout(config)],
    async stop() {
      await Promise.all([tidying.stop(), jobs.stop(), live.stop()]);
      await database.close();
    },
  };
}

/**
 * Runs `work` with a house whose commits don't wait for the disk: for filling a database, where a crash means no more than filling it again.
 * What was written is safe once the next ordinary commit is. Nobody outside is told of what is filled in.
 */
export async function whileFilling<T>({ house, databaseUrl, config }: Services, work: (house: House) => Promise<T>): Promise<T> {
  const { db, close } = openDatabase(databaseUrl, config.databasePool, ["synchronous_commit=off"]);
  try {
    return await work({ ...house, db, channels: new Set() });
  } finally {
    await close();
  }
}

function sendersOf({ smtp, smsGateway }: Config): Senders {
  return { ...(smtp ? { email: mailSender(smtp) } : {}), ...(smsGateway ? { sms: gatewaySender(smsGateway) } : {}) };
}

/** Says in words why a database can't be used: a wrong address, name or password is the commonest fault of a first start. */
async function answers(db: Db, setting: string): Promise<void> {
  try {
    await sql`select 1`.execute(db);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    throw new Error(`The database of ${setting} can't be used: ${UNUSABLE[code] ?? "it gives no answer"}`, { cause });
  }
}

const UNUSABLE: Record<string, string> = {
  ECONNREFUSED: "nothing listens at this address and port; is PostgreSQL running there?",
  ENOTFOUND: "there is no machine of this name",
  EAI_AGAIN: "the machine's name can't be looked up now",
  EHOSTUNREACH: "the machine can't be reached",
  ETIMEDOUT: "the machine doesn't answer; is a firewall between?",
  "28P01": "user name or password are wrong",
  "28000": "this user may not sign in from here (pg_hba.conf)",
  "3D000": "there is no database of this name; create it first",
  "53300": "it has no connection left for us",
};

/** Every file is looked at before it is in the store, where others can read it. A scanner without a verdict is told to the log. */
function scanning({ scanner }: Config, log: Logger): { scan?: ScanFile } {
  if (!scanner) return {};
  return {
    scan: async (path) => {
      const found = await scanWithClamd(scanner.address, path);
      if (found.verdict === "infected") log.warn({ virus: found.name }, "an upload was refused: malware");
      if (found.verdict === "unknown") log.error({ why: found.why }, "the malware scanner gave no verdict");
      return { ...found, take: found.verdict === "clean" || (found.verdict === "unknown" && scanner.unscanned === "take") };
    },
  };
}

interface Opened {
  url: string;
  main: OpenDb;
  replica: OpenDb | undefined;
  notices: string[];
  close(): Promise<void>;
}

async function openConfigured({ database, dataDir, databasePool }: Config, log: Logger): Promise<Opened> {
  if (database.kind === "server") {
    const main = openDatabase(database.url, databasePool);
    const replica = database.replicaUrl ? openDatabase(database.replicaUrl, databasePool) : undefined;
    const close = async () => {
      await Promise.all([main.close(), replica?.close()]);
    };
    return { url: database.url, main, replica, notices: [], close };
  }
  const server = await startEmbedded({ folder: join(dataDir, "db"), onTrouble: (message) => log.error(message) });
  const url = await ensureDatabase(server.url, "mingtang");
  const main = openDatabase(url, databasePool);
  const close = async () => {
    await main.close();
    await server.stop();
  };
  return { url, main, replica: undefined, notices: server.notice ? [server.notice] : [], close };
}
