import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { type Config, loadConfig, noticesAbout } from "./config.ts";

function read(env: Record<string, string>): Config {
  const outcome = loadConfig(env);
  if (!outcome.ok) throw new Error(outcome.faults.join("\n"));
  return outcome.config;
}

function faultsOf(env: Record<string, string>): string[] {
  const outcome = loadConfig(env);
  return outcome.ok ? [] : outcome.faults.map((fault) => fault.split(":")[0] ?? "");
}

const KEY = randomBytes(32).toString("base64");
const SERVER = "postgres://a:b@db:5432/mingtang";

test("an empty environment gives a server for this machine alone, with the embedded database and the demo county", () => {
  expect(read({})).toMatchObject({
    host: "127.0.0.1",
    port: 8080,
    publicUrl: "http://127.0.0.1:8080",
    secure: false,
    database: { kind: "embedded" },
    demo: true,
    masterKey: undefined,
  });
});

test("every fault is reported at once, with its name", () => {
  expect(faultsOf({ PORT: "eighty", DATABASE_URL: "mysql://x", DEMO: "yes", MASTER_KEY: "short", PUBLIC_URL: "example" })).toEqual([
    "PORT",
    "DATABASE_URL",
    "PUBLIC_URL",
    "DEMO",
    "MASTER_KEY",
  ]);
});

test("a port out of range is refused", () => {
  expect(faultsOf({ PORT: "65536" })).toEqual(["PORT"]);
});

test("an empty setting counts as not set", () => {
  expect(read({ PORT: "", DATABASE_URL: " " })).toMatchObject({ port: 8080, database: { kind: "embedded" } });
});

const PUBLIC = { DATABASE_URL: SERVER, PUBLIC_URL: "https://www.example.gov.cn/" };

test("a public server on its own database needs a master key and refuses the demo", () => {
  expect(faultsOf({ ...PUBLIC, DEMO: "on" })).toEqual(["MASTER_KEY", "DEMO"]);
  expect(read({ ...PUBLIC, MASTER_KEY: KEY })).toMatchObject({
    isPublic: true,
    publicUrl: "https://www.example.gov.cn",
    secure: true,
    demo: false,
  });
});

test("a database server tried out on this machine needs nothing more", () => {
  expect(read({ DATABASE_URL: SERVER, PUBLIC_URL: "http://localhost:8080" })).toMatchObject({ isPublic: false, masterKey: undefined });
});

test("the demo is off on a database server unless asked for", () => {
  expect(read({ DATABASE_URL: SERVER }).demo).toBe(false);
  expect(read({ DATABASE_URL: SERVER, DEMO: "on" }).demo).toBe(true);
});

test("a replica without a primary is refused", () => {
  expect(faultsOf({ DATABASE_REPLICA_URL: SERVER })).toEqual(["DATABASE_REPLICA_URL"]);
});

test("a server bound to every address names itself localhost", () => {
  expect(read({ HOST: "0.0.0.0" }).publicUrl).toBe("http://localhost:8080");
});

test("https without a named proxy is warned of at the start, since all readers would be one address", () => {
  const behind = { PUBLIC_URL: "https://www.example.gov.cn", MASTER_KEY: KEY };
  expect(noticesAbout(read(behind)).join()).toContain("TRUSTED_PROXIES");
  expect(noticesAbout(read({ ...behind, TRUSTED_PROXIES: "10.0.0.1" }))).toEqual([]);
  expect(noticesAbout(read({}))).toEqual([]);
});

test("mail goes over an encrypted line unless told otherwise", () => {
  const mail = { SMTP_URL: "smtp://mail.example.gov.cn:587", MAIL_FROM: "notice@example.gov.cn" };
  expect(read(mail).smtp?.tls).toBe("required");
  expect(read({ ...mail, SMTP_TLS: "optional" }).smtp?.tls).toBe("optional");
  expect(faultsOf({ ...mail, SMTP_TLS: "off" })).toEqual(["SMTP_TLS"]);
});

test("a gateway's address with a password in it is refused; the token has a setting of its own", () => {
  expect(faultsOf({ SMS_GATEWAY_URL: "https://user:secret@sms.example.gov.cn/send" })).toEqual(["SMS_GATEWAY_URL"]);
  expect(faultsOf({ SMS_GATEWAY_URL: "nowhere" })).toContain("SMS_GATEWAY_URL");
  expect(read({ SMS_GATEWAY_URL: "https://sms.example.gov.cn/send", SMS_GATEWAY_TOKEN: "t" }).smsGateway).toEqual({
    url: "https://sms.example.gov.cn/send",
    token: "t",
  });
});

test("what is kept for a time is kept for ever with 0, and never shorter than rules on acts look back", () => {
  expect(read({}).keep).toEqual({ tickets: 365, acts: 1095, notices: 365 });
  expect(read({ KEEP_TICKETS_DAYS: "30", KEEP_ACTS_DAYS: "0", KEEP_NOTICES_DAYS: "0" }).keep).toEqual({
    tickets: 30,
    acts: null,
    notices: null,
  });
  expect(faultsOf({ KEEP_TICKETS_DAYS: "-1", KEEP_ACTS_DAYS: "365", KEEP_NOTICES_DAYS: "99999" })).toEqual([
    "KEEP_TICKETS_DAYS",
    "KEEP_ACTS_DAYS",
    "KEEP_NOTICES_DAYS",
  ]);
});
