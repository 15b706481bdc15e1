import { type BpmnEngineOptions, Engine } from "bpmn-engine";
import { sql } from "kysely";
import { DRAWING, fiveSteps, learnWay, wholeWay } from "./five-steps.ts";
import { type Times, timed } from "./measure.ts";
import { type Line, ms, rate, type Settings, times } from "./report.ts";
import type { Cluster, World } from "./world.ts";

const CLIENTS = 8;
const STEPS = 5;

/** Five tasks of one drawing from start to end, beside `bpmn-engine` saving its state to the same PostgreSQL after each. */
export async function wholeProcess(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const world = await cluster.world("whole_process");
  try {
    const ours = await cases(world, quick ? 100 : 600);
    const held = await peer(world, quick ? 40 : 200, false);
    const recovered = await peer(world, quick ? 40 : 200, true);
    const line = (how: string, theirs: Times, bar: string, holds: boolean | null): Line => ({
      what: `five-task process, ${CLIENTS} at once`,
      ours: `${rate(ours.perSecond, "cases")}, ${ms(ours.cpu)} CPU each`,
      beside: `bpmn-engine, ${how}: ${rate(theirs.perSecond, "processes")}, ${ms(theirs.cpu)} CPU each`,
      ratio: times(ours.perSecond / theirs.perSecond),
      bar,
      holds,
    });
    return [
      line("state saved and read again per step", recovered, "≥ 5 ×, aim 10 ×", ours.perSecond / recovered.perSecond >= 5),
      line("never read again, engines kept in memory", held, "–", null),
    ];
  } finally {
    await world.close();
  }
}

async function cases(world: World, count: number): Promise<Times> {
  const county = await fiveSteps(world);
  const way = await learnWay(county);
  const done = await timed(Array.from({ length: count + 50 }), { clients: CLIENTS, warmUp: 50 }, async () => {
    await wholeWay(county, way);
    return true;
  });
  return done;
}

type Api = Awaited<ReturnType<Engine["execute"]>>;

/** Both manners do less than a case does: no journal, no rights, no forms, no clocks. The drawing is read once, which flatters the peer. */
async function peer({ open: { db } }: World, count: number, isRecovered: boolean): Promise<Times> {
  await sql`create table if not exists public.engine_state (id int primary key, state jsonb not null)`.execute(db);
  await sql`truncate public.engine_state`.execute(db);
  const sourceContext = await readOnce();
  const save = (id: number, state: unknown) =>
    sql`insert into public.engine_state (id, state) values (${id}, ${JSON.stringify(state)}::jsonb)
      on conflict (id) do update set state = excluded.state`.execute(db);
  const load = async (id: number) =>
    (await sql<{ state: Parameters<Engine["recover"]>[0] }>`select state from public.engine_state where id = ${id}`.execute(db)).rows[0]
      ?.state;

  const run = async (id: number) => {
    let engine = new Engine({ name: `p${id}`, sourceContext });
    let api: Api = await engine.execute();
    await save(id, await engine.getState());
    for (let step = 0; step < STEPS; step++) {
      if (isRecovered) {
        await engine.stop();
        engine = new Engine({ name: `p${id}` }).recover(await load(id));
        api = await engine.resume();
      }
      const waitingFor = api.getPostponed().find(({ type }) => type === "bpmn:UserTask");
      if (!waitingFor) throw new Error("bpmn-engine waits for nobody");
      waitingFor.signal();
      await save(id, await engine.getState());
    }
    if (engine.state !== "idle" && engine.execution.isRunning) throw new Error("bpmn-engine did not come to the end");
  };
  const done = await timed(
    Array.from({ length: count + 10 }, (_, id) => id),
    { clients: CLIENTS, warmUp: 10 },
    async (id) => {
      await run(id);
      return true;
    },
  );
  return done;
}

async function readOnce(): Promise<NonNullable<BpmnEngineOptions["sourceContext"]>> {
  const engine = new Engine({ name: "drawing", source: DRAWING });
  const [definition] = await engine.getDefinitions();
  const source = definition?.environment.options.source as BpmnEngineOptions["sourceContext"];
  if (!source) throw new Error("bpmn-engine did not read the drawing");
  return source;
}
