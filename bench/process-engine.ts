import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Engine } from "bpmn-engine";
import { compileProcess, openVisits, type ProcessState, signal, startProcess } from "../src/core/process/index.ts";
import { evaluate } from "../src/core/rules/index.ts";
import { ROOT } from "../src/platform/root.ts";
import { median } from "./measure.ts";
import { type Line, rate, type Settings, times } from "./report.ts";
import type { Cluster } from "./world.ts";

/** Five steps one after another; steps of three departments in parallel. */
const FILES = ["promised", "joint"];

/** Runs a process once from start to end and says how many steps were done. */
type Runner = () => number | Promise<number>;

interface Peer {
  name: string;
  /** Null where it isn't installed. */
  runner(file: string): Promise<Runner | null>;
}

/** The engines alone, in memory, on the same files in the same run, each step answered as soon as it waits. */
export async function processEngine(_: Cluster, { quick }: Settings): Promise<Line[]> {
  const lines: Line[] = [];
  for (const file of FILES) {
    const ours = await stepsASecond(await mingtang(file), quick);
    lines.push({
      what: `process engine alone, in memory, ${file}.bpmn`,
      ours: rate(ours, "steps"),
      beside: "least 100 000 steps/s",
      ratio: times(ours / 100_000),
      bar: "≥ 100 000 steps/s",
      holds: ours >= 100_000,
    });
    for (const peer of PEERS) {
      const runner = await peer.runner(file);
      const theirs = runner && (await stepsASecond(runner, quick));
      lines.push({
        what: `process engine alone, in memory, ${file}.bpmn`,
        ours: rate(ours, "steps"),
        beside: theirs === null ? `${peer.name}: not installed` : `${peer.name}: ${rate(theirs, "steps")}`,
        ratio: theirs === null ? "–" : times(ours / theirs),
        bar: "–",
        holds: null,
      });
    }
  }
  return lines;
}

async function stepsASecond(run: Runner, quick: boolean): Promise<number> {
  const rates: number[] = [];
  for (let round = -2; round < 5; round++) {
    const start = performance.now();
    let steps = 0;
    while (performance.now() - start < (quick ? 100 : 500)) steps += await run();
    if (round >= 0) rates.push(steps / ((performance.now() - start) / 1000));
  }
  return median(rates);
}

function drawingOf(file: string): string {
  return readFileSync(join(ROOT, "data/processes", `${file}.bpmn`), "utf8");
}

async function mingtang(file: string): Promise<Runner> {
  const compiled = await compileProcess(drawingOf(file));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const context = { variables: {}, evaluate };
  return () => {
    const started = startProcess(compiled.process, context);
    if (!started.ok) throw new Error(started.code);
    let state: ProcessState = started.state;
    let steps = 0;
    for (let open = openVisits(state)[0]; open; open = openVisits(state)[0]) {
      const outcome = signal(compiled.process, state, { kind: "complete", visit: open.id }, context);
      if (!outcome.ok) throw new Error(outcome.code);
      state = outcome.state;
      steps++;
    }
    return steps;
  };
}

/** Reads the drawing once; every run is a new execution of it. */
const bpmnEngine: Peer = {
  name: "bpmn-engine",
  async runner(file) {
    const [definition] = await new Engine({ name: file, source: drawingOf(file) }).getDefinitions();
    const sourceContext = definition?.environment.options.source as NonNullable<ConstructorParameters<typeof Engine>[0]>["sourceContext"];
    if (!sourceContext) throw new Error("bpmn-engine did not read the drawing");
    return async () => {
      const api = await new Engine({ name: file, sourceContext }).execute();
      return answerAll(() => api.getPostponed());
    };
  },
};

/** The elements `bpmn-engine` is made of, without its shell. */
const bpmnElements: Peer = {
  name: "bpmn-elements",
  async runner(file) {
    const [elements, { default: serialize, TypeResolver }, { BpmnModdle }] = await Promise.all([
      import("bpmn-elements"),
      import("moddle-context-serializer"),
      import("bpmn-moddle"),
    ]);
    const source = serialize(await new BpmnModdle().fromXML(drawingOf(file)), TypeResolver(elements));
    return () => {
      const definition = new elements.Definition(elements.Context(source));
      definition.run();
      return answerAll(() => definition.getPostponed());
    };
  },
};

interface Waiting {
  type: string;
  signal(): void;
}

function answerAll(postponed: () => Waiting[]): number {
  let steps = 0;
  for (let open = firstStep(postponed()); open; open = firstStep(postponed())) {
    open.signal();
    steps++;
  }
  return steps;
}

function firstStep(waiting: readonly Waiting[]): Waiting | undefined {
  return waiting.find(({ type }) => type === "bpmn:UserTask");
}

/**
 * `npm install --no-save bpmn-server` puts it beside the others (it brings a database driver along, so it isn't a dependency of this project).
 * On its store in memory, emptied after each run; it reads the drawing anew at each step, as delivered.
 */
const bpmnServer: Peer = {
  name: "bpmn-server",
  async runner(file) {
    const require = createRequire(import.meta.url);
    const lib = optional(() => require(`${"bpmn"}-server`)) as ServerLibrary | null;
    if (!lib) return null;
    const { MemoryDataStore } = require(`${"bpmn"}-server/dist/datastore/MemoryDataStore.js`) as Pick<ServerLibrary, "MemoryDataStore">;
    const source = drawingOf(file);
    let store: ServerStore | undefined;
    const configuration = new lib.Configuration({
      database: {},
      timers: { forceTimersDelay: null, precision: 3000 },
      definitions: (server) => Object.assign(new lib.ModelsDatastore(server), { getSource: async () => source, getSVG: async () => "" }),
      appDelegate: (server) => new lib.DefaultAppDelegate(server),
      dataStore: (server) => {
        store = new MemoryDataStore(server);
        store.locker = { lock: async () => true, release: async () => true };
        return store;
      },
      cacheManager: (server) => new lib.NoCacheManager(server),
      scriptHandler: () => new lib.ScriptHandler(),
    });
    const server = silently(() => new lib.BPMNServer(configuration, new lib.Logger({ toConsole: false }), { cron: false }));
    return async () => {
      let steps = 0;
      let now = await server.engine.start(file, {});
      for (;;) {
        const { id, items } = now.instance;
        const open = items.find(({ status }) => status === "wait");
        if (!open) break;
        now = await server.engine.invoke({ id, "items.id": open.id }, {});
        steps++;
      }
      store?.db.db.clear();
      server.logger.clear();
      return steps;
    };
  },
};

type Made<T = unknown> = new (given: unknown, ...more: unknown[]) => T;

interface ServerStore {
  locker: unknown;
  db: { db: Map<string, unknown> };
}

interface ServerExecution {
  instance: { id: string; items: { id: string; status: string }[] };
}

/** What is used of a library without types of its own for these parts. */
interface ServerLibrary {
  BPMNServer: Made<{
    engine: {
      start(name: string, data: object): Promise<ServerExecution>;
      invoke(query: object, data: object): Promise<ServerExecution>;
    };
    logger: { clear(): void };
  }>;
  Configuration: new (given: Record<string, unknown> & Record<string, ((server: unknown) => unknown) | object>) => unknown;
  ModelsDatastore: Made<object>;
  MemoryDataStore: Made<ServerStore>;
  DefaultAppDelegate: Made;
  NoCacheManager: Made;
  ScriptHandler: new () => unknown;
  Logger: Made;
}

function optional<T>(load: () => T): T | null {
  try {
    return load();
  } catch {
    return null;
  }
}

/** The library greets on the console. */
function silently<T>(work: () => T): T {
  const { log } = console;
  console.log = () => {};
  try {
    return work();
  } finally {
    console.log = log;
  }
}

const PEERS: readonly Peer[] = [bpmnEngine, bpmnElements, bpmnServer];
