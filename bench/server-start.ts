import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { median } from "./measure.ts";
import { type Line, ms, round, type Settings } from "./report.ts";
import { memoryOf, startServer } from "./server-process.ts";
import type { Cluster } from "./world.ts";

const START_MS = 3000;
const MEMORY_MB = 250;

/** `npm start` where everything is installed, built and filled: until the first page is there; and the memory it then has. */
export async function serverStart(_: Cluster, { quick }: Settings): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), "mingtang-start-"));
  try {
    const port = await freePort();
    await (await startServer(folder, port)).stop(); // builds what is not built, and fills the demo county
    const starts: number[] = [];
    const memories: number[] = [];
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const server = await startServer(folder, port);
      for (let page = 0; page < 200; page++) await (await fetch(`${server.url}/services?page=${page % 20}`)).arrayBuffer();
      starts.push(server.startedIn);
      memories.push(memoryOf(server.pid));
      await server.stop();
    }
    const started = median(starts);
    const memory = median(memories);
    return [
      {
        what: "`npm start`, installed and built, to the first page",
        ours: ms(started),
        beside: `limit ${ms(START_MS)}`,
        ratio: (started / START_MS).toFixed(2),
        bar: "≤ 3 s",
        holds: started <= START_MS,
      },
      {
        what: "memory of the server after 200 pages (without the database)",
        ours: `${round(memory)} MB`,
        beside: `limit ${MEMORY_MB} MB`,
        ratio: (memory / MEMORY_MB).toFixed(2),
        bar: "≤ 250 MB",
        holds: memory <= MEMORY_MB,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
