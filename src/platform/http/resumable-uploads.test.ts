import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { loadConfig } from "../config.ts";
import { softwareCrypto } from "../crypto.ts";
import type { OpenDb } from "../db/index.ts";
import { testDatabase } from "../db/testing.ts";
import { MAX_FILE_BYTES, type OpenUploads, openUploads } from "../files/index.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { createHttpServer, type HttpServer, serveResumableUploads } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "tus-"));
const crypto = softwareCrypto(randomBytes(32));
const FILE = randomBytes(50_000);
let open: OpenDb;
let uploads: OpenUploads;
let app: HttpServer;
beforeAll(async () => {
  open = await testDatabase();
  const metrics = createMetrics();
  uploads = openUploads({ db: open.db, folder, clock: systemClock, crypto, metrics });
  const loaded = loadConfig({ DATA_DIR: folder });
  if (!loaded.ok) throw new Error(loaded.faults.join());
  app = await createHttpServer({ config: loaded.config, clock: systemClock, crypto, log: createLog("silent"), metrics, checks: {} });
  serveResumableUploads(app, {
    path: "/uploads",
    uploads,
    owner: async ({ headers }) => (headers["x-who"] === undefined ? null : String(headers["x-who"])),
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  app.server.closeAllConnections();
  await app.close();
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

const base = () => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
const TUS = { "tus-resumable": "1.0.0", "x-who": "me", "accept-language": "zh-CN" };
const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: Buffer) =>
  fetch(base() + path, { method, headers: { ...TUS, ...headers }, ...(body ? { body: body as BodyInit } : {}) });
const metadata = (about: Record<string, string>) =>
  Object.entries(about)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");
const begin = (size: number | string, about: Record<string, string> = { filename: "照片.jpg", field: "material.photo" }) =>
  ask("POST", "/uploads", { "upload-length": String(size), "upload-metadata": metadata(about) });
const begun = async (size = FILE.length, about?: Record<string, string>) => (await begin(size, about)).headers.get("location") ?? "";
const patch = (path: string, offset: number | string, body: Buffer, headers: Record<string, string> = {}) =>
  ask("PATCH", path, { "content-type": "application/offset+octet-stream", "upload-offset": String(offset), ...headers }, body);
const told = async (answer: Response) => ({
  status: answer.status,
  ...((await answer.json()) as { code: string; title: string; errors?: unknown }),
});
const offsetAt = async (path: string) => (await ask("HEAD", path)).headers.get("upload-offset");

test("what a foreign tus client asks first is answered", async () => {
  const answer = await fetch(`${base()}/uploads`, { method: "OPTIONS" });
  expect(answer.status).toBe(204);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "tus-resumable": "1.0.0",
    "tus-version": "1.0.0",
    "tus-extension": "creation,expiration,termination",
    "tus-max-size": String(MAX_FILE_BYTES),
  });
  const old = await fetch(`${base()}/uploads`, { method: "POST", headers: { "tus-resumable": "0.2.2" } });
  expect([old.status, old.headers.get("tus-version")]).toEqual([412, "1.0.0"]);
});

test("begun, gone on with, asked after and finished, as the protocol has it", async () => {
  const first = await begin(FILE.length, { filename: "照片.jpg", sha256: createHash("sha256").update(FILE).digest("hex") });
  expect(first.status).toBe(201);
  const path = first.headers.get("location") ?? "";
  expect(path).toMatch(/^\/uploads\/[0-9a-f-]{36}$/);
  expect(Date.parse(first.headers.get("upload-expires") ?? "")).toBeGreaterThan(Date.now());
  const half = await patch(path, 0, FILE.subarray(0, 20_000));
  expect([half.status, half.headers.get("upload-offset")]).toEqual([204, "20000"]);
  const head = await ask("HEAD", path);
  expect([head.status, head.headers.get("upload-offset"), head.headers.get("upload-length"), head.headers.get("cache-control")]).toEqual([
    200,
    "20000",
    String(FILE.length),
    "no-store",
  ]);
  expect((await patch(path, 20_000, FILE.subarray(20_000))).status).toBe(204);
  const found = await uploads.content("me", path.split("/").at(-1) ?? "");
  expect(found && (await buffer(found.stream())).equals(FILE)).toBe(true);
  expect((await ask("DELETE", path)).status).toBe(204);
  expect((await ask("HEAD", path)).status).toBe(404);
});

test("where only POST comes through, a header says what is meant", async () => {
  const path = await begun();
  const over = (method: string, headers: Record<string, string> = {}, body?: Buffer) =>
    ask("POST", path, { "x-http-method-override": method, ...headers }, body);
  const part = { "content-type": "application/offset+octet-stream", "upload-offset": "0" };
  expect((await over("PATCH", part, FILE)).status).toBe(204);
  expect((await over("HEAD")).headers.get("upload-offset")).toBe(String(FILE.length));
  expect((await over("DELETE")).status).toBe(204);
  expect((await over("PUT")).status).toBe(405);
});

test("a socket that drops in the middle of a part loses nothing that had arrived", async () => {
  const path = await begun();
  const { port } = app.server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      const head = `PATCH ${path} HTTP/1.1\r\nhost: x\r\ntus-resumable: 1.0.0\r\nx-who: me\r\ncontent-type: application/offset+octet-stream`;
      socket.write(`${head}\r\nupload-offset: 0\r\ncontent-length: ${FILE.length}\r\n\r\n`);
      socket.write(FILE.subarray(0, 30_000));
      setTimeout(() => socket.destroy(), 100);
    });
    socket.on("close", () => resolve());
  });
  expect(await offsetAt(path)).toBe("30000");
  expect((await patch(path, 30_000, FILE.subarray(30_000))).status).toBe(204);
});

test.each([
  ["no length", () => ask("POST", "/uploads", { "upload-metadata": metadata({ filename: "a.pdf" }) }), 400, "http/invalid"],
  ["a length below nothing", () => begin("-5"), 400, "http/invalid"],
  ["a length of words", () => begin("1e9"), 400, "http/invalid"],
  ["no name", () => begin(10, { field: "x" }), 400, "http/invalid"],
  ["a hash that is none", () => begin(10, { filename: "a.pdf", sha256: "zz" }), 400, "http/invalid"],
  ["metadata without end", () => begin(10, { filename: "a".repeat(9000) }), 400, "http/invalid"],
  ["two gigabytes declared", () => begin(2 * 2 ** 30), 413, "file/too-large"],
  ["a path and a program in the name", () => begin(10, { filename: "../../etc/cron.d/x.sh", field: "m" }), 422, "file/type-not-allowed"],
  ["an empty file", () => begin(0), 422, "file/empty"],
] as const)("%s is refused with a code before anything comes", async (_what, send, status, code) => {
  expect(await told(await send())).toMatchObject({ status, code });
});

test("a refusal about a file names its field, in the reader's language", async () => {
  const message = "文件过大";
  expect(await told(await begin(2 * 2 ** 30))).toMatchObject({ title: message, errors: [{ path: "material.photo", message }] });
  const english = await ask("POST", "/uploads", {
    "accept-language": "en",
    "upload-length": String(2 * 2 ** 30),
    "upload-metadata": metadata({ filename: "a.pdf", field: "deed" }),
  });
  expect(await told(english)).toMatchObject({ errors: [{ path: "deed", message: "The file is too large" }] });
});

test("lies about the place, the length and the kind of a part are refused, and the upload goes on as if they had not been", async () => {
  const path = await begun();
  await patch(path, 0, FILE.subarray(0, 10_000));
  const ahead = await patch(path, 40_000, FILE.subarray(40_000));
  expect(ahead.headers.get("upload-offset")).toBe("10000");
  expect(await told(ahead)).toMatchObject({ status: 409, code: "file/upload-elsewhere" });
  expect(await told(await patch(path, 0, FILE.subarray(0, 10_000)))).toMatchObject({ status: 409 });
  expect(await told(await patch(path, "-1", FILE))).toMatchObject({ status: 400 });
  expect(await told(await patch(path, 10_000, Buffer.concat([FILE, FILE])))).toMatchObject({ status: 413, code: "file/upload-too-long" });
  expect(await told(await patch(path, 10_000, FILE, { "content-type": "application/octet-stream" }))).toMatchObject({ status: 415 });
  expect(await offsetAt(path)).toBe("10000");
  expect((await patch(path, 10_000, FILE.subarray(10_000))).status).toBe(204);
  expect(await told(await patch(path, FILE.length, Buffer.from("more")))).toMatchObject({ status: 413 });
});

test("bytes other than those hashed are answered with 460, and the upload is gone", async () => {
  const path = await begun(FILE.length, { filename: "a.jpg", sha256: "0".repeat(64) });
  expect(await told(await patch(path, 0, FILE))).toMatchObject({ status: 460, code: "file/upload-damaged" });
  expect((await ask("HEAD", path)).status).toBe(404);
});

test("somebody else's upload isn't there for anybody else, and who proves nothing begins nothing", async () => {
  const path = await begun();
  for (const method of ["HEAD", "DELETE"]) expect((await ask(method, path, { "x-who": "you" })).status).toBe(404);
  expect((await patch(path, 0, FILE, { "x-who": "you" })).status).toBe(404);
  expect((await patch("/uploads/not-an-id", 0, FILE)).status).toBe(404);
  const { "x-who": _, ...nobody } = TUS;
  expect((await fetch(`${base()}/uploads`, { method: "POST", headers: { ...nobody, "upload-length": "1" } })).status).toBe(401);
  expect(await offsetAt(path)).toBe("0");
});

test("another site's page can neither begin nor go on", async () => {
  const path = await begun();
  const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  expect((await ask("POST", "/uploads", foreign)).status).toBe(403);
  expect((await patch(path, 0, FILE, foreign)).status).toBe(403);
});
