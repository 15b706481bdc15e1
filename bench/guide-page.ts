import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { hygiene } from "../test/stage/items.ts";
import { codeOf } from "../test/wire/plain-visitor.ts";
import { freePort } from "./free-port.ts";
import { median } from "./measure.ts";
import { startNginx } from "./nginx.ts";
import { type Line, notMeasured, percent, round, type Settings, times } from "./report.ts";
import { cpuOf, type Server, startServer } from "./server-process.ts";
import { findProgram, runProgram } from "./tools.ts";
import type { Cluster } from "./world.ts";

const CACHED = 2;
const MADE = 5;
const ROUNDS = 3;
const MOST_BYTES = 30_000;

/** Processor time for one guide page, beside nginx giving out the same bytes from a file. */
export async function guidePage(_: Cluster, { quick }: Settings): Promise<Line[]> {
  const [nginx, wrk] = [findProgram("nginx"), findProgram("wrk")];
  const missing = [nginx ? null : "nginx", wrk ? null : "wrk"].filter((name) => name !== null);
  if (!nginx || !wrk) return [notMeasured("guide page", "cached ≤ 2 ×, made anew ≤ 5 ×", `${missing.join(" and ")} not installed`)];
  const folder = mkdtempSync(join(tmpdir(), "mingtang-page-"));
  const server = await startServer(folder, await freePort());
  try {
    const guide = await guideOf(server);
    return await besideNginx(server, guide, { nginx, wrk, seconds: quick ? 1 : 4 });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function besideNginx(server: Server, guide: string, tools: { nginx: string; wrk: string; seconds: number }): Promise<Line[]> {
  const page = Buffer.from(await (await fetch(guide)).arrayBuffer());
  const transferred = await bytesOverTheWire(guide);
  const peer = await startNginx(tools.nginx, page, gzipSync(page, { level: 9 }));
  try {
    // What isn't among the page's own parameters has it made anew for every request.
    const anew = `${guide}?bench=anew`;
    for (const url of [guide, anew]) await perRequest(server.pid, url, tools.wrk, tools.seconds); // warm
    const taken: Record<"cached" | "file" | "made" | "packed", number[]> = { cached: [], file: [], made: [], packed: [] };
    for (let round = 0; round < ROUNDS; round++) {
      taken.cached.push(await perRequest(server.pid, guide, tools.wrk, tools.seconds));
      taken.file.push(await perRequest(peer.pid, peer.url, tools.wrk, tools.seconds));
      taken.made.push(await perRequest(server.pid, anew, tools.wrk, tools.seconds));
      taken.packed.push(await perRequest(peer.pid, peer.packing, tools.wrk, tools.seconds));
    }
    const [cached, file, made, packed] = [taken.cached, taken.file, taken.made, taken.packed].map(median) as [
      number,
      number,
      number,
      number,
    ];
    const line = (what: string, ours: number, theirs: number, how: string, most: number | null): Line => ({
      what: `guide page, ${what}`,
      ours: `${round(ours)} µs CPU`,
      beside: `nginx, ${how}: ${round(theirs)} µs CPU`,
      ratio: times(ours / theirs),
      bar: most === null ? "–" : `≤ ${most} ×`,
      holds: most === null ? null : ours / theirs <= most,
    });
    return [
      line("cached", cached, file, "packed file", CACHED),
      line("made anew", made, file, "packed file", MADE),
      line("made anew", made, packed, "packing each time", null),
      {
        what: "guide page over the wire (gzip)",
        ours: `${round(transferred / 1000)} KB`,
        beside: `limit ${MOST_BYTES / 1000} KB`,
        ratio: percent(transferred / MOST_BYTES),
        bar: "< 30 KB",
        holds: transferred < MOST_BYTES,
      },
    ];
  } finally {
    await peer.stop();
  }
}

/** A guide with everything in it: one of the configured items. */
async function guideOf(server: Server): Promise<string> {
  const guide = `${server.url}/services/items/${await codeOf(server.url, hygiene.name)}/guide`;
  const response = await fetch(guide);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${guide}: ${response.status}`);
  return guide;
}

/** Microseconds of a process's time for one request, eight connections asking without pause. */
async function perRequest(pid: number, url: string, wrk: string, seconds: number): Promise<number> {
  const before = cpuOf(pid);
  const said = await runProgram(wrk, ["-t", "1", "-c", "8", "-d", `${seconds}s`, "-H", "accept-encoding: gzip", url]);
  const used = cpuOf(pid) - before;
  const requests = Number(/(\d+) requests in/.exec(said)?.[1] ?? Number.NaN);
  if (/Non-2xx/.test(said) || !requests) throw new Error(`wrk: ${said}`);
  return (used * 1000) / requests;
}

/** Head and body as they travel. */
async function bytesOverTheWire(url: string): Promise<number> {
  const said = await runProgram("curl", [
    "-s",
    "-o",
    "/dev/null",
    "-H",
    "accept-encoding: gzip",
    "-w",
    "%{size_header} %{size_download}",
    url,
  ]);
  const [head = 0, body = 0] = said.split(" ").map(Number);
  return head + body;
}
