import { resolve } from "node:path";
import { z } from "zod";
import { type ClamdAddress, clamdAddress } from "./files/clamd.ts";
import { ROOT } from "./root.ts";

/** What this process was told to be. Read once at start; nothing else reads the environment. */
export interface Config {
  /**
   * Whether people elsewhere reach this server: PUBLIC_URL names more than this machine. What may pass while trying things out
   * (a generated key, published passwords) is then refused.
   */
  isPublic: boolean;
  host: string;
  port: number;
  /** Absolute folder for everything kept outside the database: embedded cluster, files, master key. */
  dataDir: string;
  database: { kind: "embedded" } | { kind: "server"; url: string; replicaUrl: string | undefined };
  /** Connections this process may hold. */
  databasePool: number;
  /** Origin under which people reach this server, without a trailing slash. */
  publicUrl: string;
  /** Whether `publicUrl` is https: cookies are then Secure and browsers are told to stay on https. */
  secure: boolean;
  /** Six-digit code (GB/T 2260) of the area this installation serves. */
  region: string;
  /** Load and show the demo county with its published passwords. */
  demo: boolean;
  /** File with what the county says of its public site; undefined means `dataDir`/site.json, or the demo county's. */
  siteFile: string | undefined;
  /** 32 bytes; undefined means: kept in, or generated into, `dataDir`/master.key. */
  masterKey: Buffer | undefined;
  /** Proxies whose X-Forwarded-* headers are believed (addresses or CIDR ranges). */
  trustedProxies: string[];
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** Writing requests one address may send in a minute; 0 switches the limit off. */
  writesPerMinute: number;
  /** Bearer token for /metrics; without one only this machine itself may read them. */
  metricsToken: string | undefined;
  /** The county's malware scanner (clamd) and what becomes of files it gives no verdict on; undefined: files aren't scanned. */
  scanner: { address: ClamdAddress; unscanned: "refuse" | "take" } | undefined;
  /** Screens that may listen for live news at once. */
  eventStreams: number;
  /** Days for which rows that serve only for a time are kept; null: for ever. */
  keep: { tickets: number | null; acts: number | null; notices: number | null };
  /** Mail server for notices; undefined: no mail is sent. */
  smtp: { url: string; from: string; tls: "required" | "optional" } | undefined;
  /** The county's gateway for short messages; undefined: none are sent. */
  smsGateway: { url: string; token: string | undefined } | undefined;
}

export type ConfigOutcome = { ok: true; config: Config } | { ok: false; code: "config/invalid"; faults: string[] };

const postgresUrl = z.string().refine(isPostgresUrl, "must look like postgres://user:password@host:5432/database");

const environment = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).default(8080),
  DATA_DIR: z.string().default("./var"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URL: postgresUrl.optional(),
  DATABASE_POOL: wholeNumber(2, 500).default(10),
  PUBLIC_URL: z.string().refine(isOrigin, "must be an origin such as https://www.example.gov.cn, without path").optional(),
  REGION: z
    .string()
    .regex(/^\d{6}$/, "must be the six digits of a GB/T 2260 area code")
    .default("610999"),
  DEMO: z.enum(["on", "off"], "must be on or off").optional(),
  SITE_FILE: z.string().optional(),
  MASTER_KEY: z.string().refine(isKey, "must be 32 random bytes in base64 (openssl rand -base64 32)").optional(),
  TRUSTED_PROXIES: z.string().default(""),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "must be one of fatal, error, warn, info, debug, trace, silent")
    .optional(),
  WRITES_PER_MINUTE: wholeNumber(0, 1_000_000).default(600),
  EVENT_STREAMS: wholeNumber(1, 100_000).default(2000),
  KEEP_TICKETS_DAYS: daysKept(1).default(365),
  KEEP_ACTS_DAYS: daysKept(366).default(1095), // rules on acts look back a year and a day at most
  KEEP_NOTICES_DAYS: daysKept(1).default(365),
  SMTP_URL: z.string().refine(isSmtpUrl, "must look like smtp://user:password@host:587 or smtps://…").optional(),
  SMTP_TLS: z.enum(["required", "optional"], "must be required or optional").default("required"),
  MAIL_FROM: z.string().refine(isMailAddress, "must be an address such as notice@example.gov.cn").optional(),
  SMS_GATEWAY_URL: z
    .string()
    .refine(isHttpUrl, "must be an address such as https://sms.example.gov.cn/send")
    .refine(hasNoCredentials, "must not hold a user or password: an address gets into logs; put the secret into SMS_GATEWAY_TOKEN")
    .optional(),
  SMS_GATEWAY_TOKEN: z.string().optional(),
  CLAMD: z
    .string()
    .refine((text) => clamdAddress(text) !== null, "must be unix:/path/of/clamd.sock or host:port")
    .optional(),
  CLAMD_SILENT: z.enum(["refuse", "take"], "must be refuse or take").default("refuse"),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
});

type Settings = z.output<typeof environment>;

/** What deserves a word at the start though nothing is wrong with it. */
export function noticesAbout({ secure, publicUrl, trustedProxies }: Config): string[] {
  if (!secure || trustedProxies.length > 0) return [];
  return [
    `Warning: ${publicUrl} is https, so a proxy stands before this server, but TRUSTED_PROXIES names none. All readers then count as one address: they share every limit, one of them can shut the others out, and the log tells nobody apart. Set TRUSTED_PROXIES to the proxy's address (docs/operate.md).`,
  ];
}

/** Reads the settings (listed in docs/operate.md). Reports every fault at once, each as `NAME: what is wrong`; an empty value counts as not set. */
export function loadConfig(env: Record<string, string | undefined>): ConfigOutcome {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = environment.safeParse(given);
  const faults = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) return { ok: false, code: "config/invalid", faults };
  return { ok: true, config: toConfig(parsed.data) };
}

function contradictions(settings: Settings): string[] {
  const faults: string[] = [];
  if (settings.DATABASE_REPLICA_URL && !settings.DATABASE_URL) faults.push("DATABASE_REPLICA_URL: needs DATABASE_URL as well");
  if (settings.SMTP_URL && !settings.MAIL_FROM)
    faults.push("MAIL_FROM: is needed with SMTP_URL; mail without a sender is refused everywhere");
  if (settings.DATABASE_URL && isPublic(settings.PUBLIC_URL)) {
    if (!settings.MASTER_KEY)
      faults.push("MASTER_KEY: is required for a public server with DATABASE_URL; a key lost with this disk would lose the data under it");
    if (settings.DEMO === "on") faults.push("DEMO: must be off on a public server with DATABASE_URL; its passwords are published");
  }
  return faults;
}

function toConfig(settings: Settings): Config {
  const publicUrl = settings.PUBLIC_URL ? new URL(settings.PUBLIC_URL).origin : `http://${addressable(settings.HOST)}:${settings.PORT}`;
  return {
    isPublic: isPublic(settings.PUBLIC_URL),
    host: settings.HOST,
    port: settings.PORT,
    dataDir: resolve(ROOT, settings.DATA_DIR),
    database: settings.DATABASE_URL
      ? { kind: "server", url: settings.DATABASE_URL, replicaUrl: settings.DATABASE_REPLICA_URL }
      : { kind: "embedded" },
    databasePool: settings.DATABASE_POOL,
    publicUrl,
    secure: publicUrl.startsWith("https:"),
    region: settings.REGION,
    demo: settings.DEMO ? settings.DEMO === "on" : !settings.DATABASE_URL && !isPublic(settings.PUBLIC_URL),
    siteFile: settings.SITE_FILE ? resolve(ROOT, settings.SITE_FILE) : undefined,
    masterKey: settings.MASTER_KEY ? Buffer.from(settings.MASTER_KEY, "base64") : undefined,
    trustedProxies: settings.TRUSTED_PROXIES.split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
    logLevel: settings.LOG_LEVEL ?? (isPublic(settings.PUBLIC_URL) ? "info" : "warn"),
    writesPerMinute: settings.WRITES_PER_MINUTE,
    scanner: scannerOf(settings),
    metricsToken: settings.METRICS_TOKEN,
    eventStreams: settings.EVENT_STREAMS,
    keep: { tickets: settings.KEEP_TICKETS_DAYS, acts: settings.KEEP_ACTS_DAYS, notices: settings.KEEP_NOTICES_DAYS },
    smtp:
      settings.SMTP_URL && settings.MAIL_FROM ? { url: settings.SMTP_URL, from: settings.MAIL_FROM, tls: settings.SMTP_TLS } : undefined,
    smsGateway: settings.SMS_GATEWAY_URL ? { url: settings.SMS_GATEWAY_URL, token: settings.SMS_GATEWAY_TOKEN } : undefined,
  };
}

function scannerOf({ CLAMD, CLAMD_SILENT }: Settings): Config["scanner"] {
  const address = CLAMD ? clamdAddress(CLAMD) : null;
  return address ? { address, unscanned: CLAMD_SILENT } : undefined;
}

function wholeNumber(least: number, most: number) {
  const words = `must be a whole number from ${least} to ${most}`;
  return z.string().regex(/^\d+$/, words).transform(Number).pipe(z.number().min(least, words).max(most, words));
}

/** 0 stands for ever. */
function daysKept(least: number) {
  const words = `must be 0 (for ever) or a whole number of days from ${least} to 36500`;
  return z
    .string()
    .regex(/^\d+$/, words)
    .transform((text) => Number(text) || null)
    .refine((days) => days === null || (days >= least && days <= 36_500), words);
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== "";
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function hasNoCredentials(text: string): boolean {
  if (!URL.canParse(text)) return true; // told as no address
  const { username, password } = new URL(text);
  return username === "" && password === "";
}

function isMailAddress(text: string): boolean {
  return /^[^\s<>]+@[^\s<>]+$/.test(text);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.username === "";
}

function isPublic(publicUrl: string | undefined): boolean {
  return publicUrl !== undefined && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(publicUrl).hostname);
}

function isKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text);
}

/** A host people can type: a server bound to every address is reached under localhost from its own machine. */
function addressable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
