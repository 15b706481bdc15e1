import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FixedClock } from "../clock.ts";
import type { OpenDb } from "../db/index.ts";
import { testDatabase } from "../db/testing.ts";
import { type ClamdAddress, clamdAddress, scanWithClamd } from "./clamd.ts";
import { fileStore } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "clamd-"));
const EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
let open: OpenDb;
const servers: Server[] = [];
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(async () => {
  for (const server of servers) server.close();
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A scanner that speaks clamd's protocol and knows one virus. `manner` says how it misbehaves. */
async function scanner(manner: "well" | "silent" | "hangs up" | "too long" = "well"): Promise<ClamdAddress> {
  const path = join(folder, `clamd-${servers.length}.sock`);
  const server = createServer((socket) => serve(socket, manner));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { path };
}

function serve(socket: Socket, manner: string): void {
  let came = Buffer.alloc(0);
  socket.on("error", () => undefined);
  socket.on("data", (bytes: Buffer) => {
    came = Buffer.concat([came, bytes]);
    if (manner === "hangs up") return void socket.destroy();
    if (manner === "too long") return void socket.end("INSTREAM size limit exceeded. ERROR\0");
    const content = manner === "silent" ? null : contentIn(came);
    if (content) socket.end(content.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
  });
}

/** The whole content once its end has come; null before. */
function contentIn(came: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (came.subarray(0, command.length).toString() !== command) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= came.length; ) {
    const length = came.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(came.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function fileOf(content: string | Buffer): string {
  const path = join(folder, `file-${Math.random()}`);
  writeFileSync(path, content);
  return path;
}

describe("the scanner", () => {
  test("finds what is in a long file, also across the pieces it is sent in, and lets the rest pass", async () => {
    const address = await scanner();
    const long = Buffer.concat([Buffer.alloc(65_500, 1), Buffer.from(EICAR), Buffer.alloc(300_000, 2)]);
    expect(await scanWithClamd(address, fileOf(long))).toEqual({ verdict: "infected", name: "Eicar-Test-Signature" });
    expect(await scanWithClamd(address, fileOf(Buffer.alloc(300_000, 2)))).toEqual({ verdict: "clean" });
  });

  test.each(["silent", "hangs up", "too long"] as const)("one that %s gives no verdict, and nothing waits for ever", async (manner) => {
    const verdict = await scanWithClamd(await scanner(manner), fileOf(Buffer.alloc(200_000, 1)), 200);
    expect(verdict.verdict).toBe("unknown");
  });

  test("one that isn't there gives no verdict", async () => {
    expect(await scanWithClamd({ path: join(folder, "nobody.sock") }, fileOf("x"))).toMatchObject({ verdict: "unknown" });
  });

  test.each([
    ["unix:/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
    ["127.0.0.1:3310", { host: "127.0.0.1", port: 3310 }],
    ["tcp://scanner.example:3310", { host: "scanner.example", port: 3310 }],
    ["[::1]:3310", { host: "::1", port: 3310 }],
    ["somewhere", null],
    ["127.0.0.1:99999", null],
  ])("%s is the address %j", (text, address) => {
    expect(clamdAddress(text)).toEqual(address);
  });
});

describe("a file on its way into the store", () => {
  const pdf = (mark: string) => Buffer.from(`%PDF-1.7\n${mark}\n%%EOF`);
  const storeWith = (address: ClamdAddress, unscanned: "refuse" | "take") =>
    fileStore({
      db: open.db,
      folder: join(folder, "files"),
      clock: new FixedClock("2026-03-02T09:00:00+08:00"),
      scan: async (path) => {
        const found = await scanWithClamd(address, path, 200);
        return { ...found, take: found.verdict === "clean" || (found.verdict === "unknown" && unscanned === "take") };
      },
    });
  const put = async (address: ClamdAddress, unscanned: "refuse" | "take", mark: string) => {
    const outcome = await storeWith(address, unscanned).put(Readable.from([pdf(mark)]), { name: "a.pdf" });
    return outcome.ok ? "taken" : outcome.code;
  };

  test("that is infected is refused and nothing of it stays", async () => {
    expect(await put(await scanner(), "take", EICAR)).toBe("file/infected");
    expect(readdirSync(join(folder, "files"))).toEqual(["tmp"]);
    expect(readdirSync(join(folder, "files", "tmp"))).toEqual([]);
  });

  test("is refused or taken without a verdict, as the county has set", async () => {
    const address = await scanner("hangs up");
    expect([await put(address, "refuse", "a"), await put(address, "take", "b")]).toEqual(["file/not-scanned", "taken"]);
  });
});
