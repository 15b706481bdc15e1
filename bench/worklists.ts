import { type Box, searchCases, worklist } from "../src/modules/cases/index.ts";
import { actorFor } from "../src/modules/identity/fixtures.ts";
import type { PersonActor, Post } from "../src/modules/identity/shared.ts";
import { liveList } from "../src/modules/supervision/index.ts";
import { fillCases } from "./fill-cases.ts";
import { spread } from "./measure.ts";
import { type Line, ms, percent, type Settings } from "./report.ts";
import type { Cluster } from "./world.ts";

const PAGE = 20;
const LIMIT_MS = 100;
/** The larger may take so much longer than the smaller. */
const FLAT = 1.2;
const ROLES: readonly Post[] = [
  "window-clerk",
  "handler",
  "reviewer",
  "approver",
  "section-head",
  "head",
  "leader",
  "process-manager",
  "supervisor",
];
const BOXES: readonly Box[] = ["todo", "pool", "incoming", "copied", "started", "done", "running"];

type Asked = [name: string, ask: () => Promise<unknown>];
type Figures = Map<string, { median: number; p95: number }>;

/** Every list of every role, ten thousand cases beside a million. */
export async function worklists(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const few = await figures(cluster, 10_000, quick ? 40 : 300);
  const many = await figures(cluster, quick ? 100_000 : 1_000_000, quick ? 40 : 300);
  const names = [...many.keys()];
  const slowest = names.reduce((worst, name) => (p95(many, name) > p95(many, worst) ? name : worst));
  const grown = names.map((name) => ({ name, ratio: med(many, name) / med(few, name) })).sort((a, b) => b.ratio - a.ratio);
  const steepest = grown[0] ?? { name: "", ratio: Number.NaN };
  const all = (of: Figures) => names.reduce((sum, name) => sum + med(of, name), 0);
  const size = quick ? "100 thousand" : "1 million";
  return [
    {
      what: `worklists, ${size} cases, slowest of ${names.length} (${slowest})`,
      ours: `p95 ${ms(p95(many, slowest))}`,
      beside: `limit ${ms(LIMIT_MS)}`,
      ratio: (p95(many, slowest) / LIMIT_MS).toFixed(2),
      bar: `p95 < ${LIMIT_MS} ms for every role`,
      holds: p95(many, slowest) < LIMIT_MS,
    },
    {
      what: `worklists, all ${names.length} together, ${size} cases`,
      ours: ms(all(many)),
      beside: `10 thousand cases: ${ms(all(few))}`,
      ratio: percent(all(many) / all(few)),
      bar: `≤ ${percent(FLAT)}`,
      holds: all(many) / all(few) <= FLAT,
    },
    {
      what: `worklist that grows most (${steepest.name})`,
      ours: ms(med(many, steepest.name)),
      beside: `10 thousand cases: ${ms(med(few, steepest.name))}`,
      ratio: percent(steepest.ratio),
      bar: `≤ ${percent(FLAT)}`,
      holds: steepest.ratio <= FLAT,
    },
  ];
}

const p95 = (of: Figures, name: string) => of.get(name)?.p95 ?? Number.NaN;
const med = (of: Figures, name: string) => of.get(name)?.median ?? Number.NaN;

async function figures(cluster: Cluster, cases: number, rounds: number): Promise<Figures> {
  const world = await cluster.world(`lists_${cases}`);
  try {
    const { house } = world;
    const hall = `${house.region}ZW`;
    const department = `${house.region}WS`;
    const orgOf = (post: Post) => (post === "window-clerk" ? hall : post === "leader" ? house.region : department);
    const actors = new Map<Post, PersonActor>();
    for (const post of ROLES) actors.set(post, await actorFor(house, { org: orgOf(post), post }));
    await fillCases(world, cases, { department, hall, persons: [...actors.values()].map(({ id }) => id) });
    const asked = [...actors].flatMap(([post, actor]) => [
      ...BOXES.map((box): Asked => [`${post}, ${box}`, () => worklist(house, actor, { box, limit: PAGE })]),
      [`${post}, todo of one item`, () => worklist(house, actor, { box: "todo", item: "item-20", limit: PAGE })] satisfies Asked,
      [`${post}, search`, () => searchCases(house, actor, "SQ40", PAGE)] satisfies Asked,
    ]);
    const supervisor = actors.get("supervisor");
    if (supervisor) {
      asked.push(["supervisor, live list", () => liveList(house, supervisor, {}, { limit: PAGE })]);
      asked.push(["supervisor, one department", () => liveList(house, supervisor, { department }, { limit: PAGE })]);
    }
    return await measured(asked, rounds);
  } finally {
    await world.close();
  }
}

/** Round by round, each list once, so that whatever disturbs the machine disturbs all of them. */
async function measured(asked: Asked[], rounds: number): Promise<Figures> {
  const times = new Map(asked.map(([name]) => [name, [] as number[]]));
  for (let round = -10; round < rounds; round++) {
    for (const [name, ask] of asked) {
      const start = performance.now();
      await ask();
      if (round >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return new Map([...times].map(([name, taken]) => [name, spread(taken)]));
}
