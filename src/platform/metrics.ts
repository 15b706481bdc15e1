import type pg from "pg";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What this process counts about itself, served at /metrics. */
export interface Metrics {
  registry: Registry;
  /** Seconds to answer, by method, route pattern and status. */
  httpDuration: Histogram<"method" | "route" | "status">;
  /** Pages answered from memory, by outcome (hit, not-modified, miss). */
  pageCache: Counter<"outcome">;
  /** Rounds of loops and jobs, by name and outcome (done, failed). */
  work: Counter<"name" | "outcome">;
  /** Rows that sweeps couldn't do and leave alone for now, by sweep. */
  setbacks: Gauge<"sweep">;
  /** Uploads in parts by what became of them (begun, refused, arrived, damaged, handed-in, dropped). */
  uploads: Counter<"outcome">;
  /** Bytes that arrived in parts and are safe on disk. */
  uploadBytes: Counter;
  /** Shows how many connections a pool holds, and how many wait for one. */
  watchPool(name: string, pool: pg.Pool): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const connections = new Map<string, pg.Pool>();
  new Gauge({
    name: "mingtang_database_connections",
    help: "Connections of a pool by state",
    labelNames: ["pool", "state"],
    registers: [registry],
    collect() {
      for (const [name, pool] of connections) {
        this.set({ pool: name, state: "busy" }, pool.totalCount - pool.idleCount);
        this.set({ pool: name, state: "idle" }, pool.idleCount);
        this.set({ pool: name, state: "waiting" }, pool.waitingCount);
      }
    },
  });
  return {
    registry,
    httpDuration: new Histogram({
      name: "mingtang_http_duration_seconds",
      help: "Time to answer a request",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
      registers: [registry],
    }),
    pageCache: new Counter({
      name: "mingtang_page_cache_total",
      help: "Cacheable pages by outcome",
      labelNames: ["outcome"],
      registers: [registry],
    }),
    work: new Counter({
      name: "mingtang_work_total",
      help: "Rounds of loops and jobs",
      labelNames: ["name", "outcome"],
      registers: [registry],
    }),
    setbacks: new Gauge({
      name: "mingtang_setbacks",
      help: "Rows that a sweep could not do and leaves alone for now",
      labelNames: ["sweep"],
      registers: [registry],
    }),
    uploads: new Counter({
      name: "mingtang_uploads_total",
      help: "Uploads in parts by outcome",
      labelNames: ["outcome"],
      registers: [registry],
    }),
    uploadBytes: new Counter({ name: "mingtang_upload_bytes_total", help: "Bytes that arrived in parts", registers: [registry] }),
    watchPool: (name, pool) => {
      connections.set(name, pool);
    },
  };
}
