import { dayOf } from "../../platform/clock.ts";
import { answersIn, type CasePersonal, caseKind, itemOfCase, runningCases } from "../cases/index.ts";
import { inspectPackage } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { openTasks, readMatter } from "../matters/index.ts";
import { dryRunCase, type Version } from "./domain/dry-run-case.ts";
import type { DryRun, DryRunCase } from "./shared.ts";
import { designView } from "./view-design.ts";

/** Cases tried at once; each is read and judged by itself. */
const MOST_CASES = 50;

export interface DryRunPage {
  code: string;
  after?: string | undefined;
  limit: number;
}

/**
 * Tries the running cases of an item against its design (W5), the newest first: for each, what would be otherwise. Nothing is written, the cases
 * go on by their own version. Null when the item isn't the reader's to design; `cases` null when the design's process can't be compiled.
 */
export async function dryRun(house: House, actor: Actor, page: DryRunPage): Promise<DryRun | null> {
  const view = await designView(house, actor, page.code);
  if (!view?.mayEdit) return null;
  const { process } = await inspectPackage(view.package);
  if (!process) return { cases: null, next: null, total: 0 };
  const next: Version = { package: view.package, process };
  const limit = Math.min(page.limit, MOST_CASES);
  const { found, total } = await runningCases(house, { orgs: null, item: page.code, after: page.after, limit });
  const rows = found.slice(0, limit);
  const cases = await Promise.all(rows.map(({ id }) => tryCase(house, id, next)));
  return { cases: cases.filter((each) => each !== null), next: found.length > limit ? (rows.at(-1)?.cursor ?? null) : null, total };
}

async function tryCase(house: House, id: string, next: Version): Promise<DryRunCase | null> {
  const matter = await readMatter(house, caseKind, id);
  if (!matter || matter.state.endedAt !== null) return null;
  const { own, process } = matter.state;
  const item = await itemOfCase(house, own);
  const tasks = openTasks(matter.state);
  const { form = {} } = matter.personal as Partial<CasePersonal>; // empty where the personal data have been erased
  const given = Object.entries(own.materials).flatMap(([code, { files, paper }]) => (files.length > 0 || paper ? [code] : []));
  const running = {
    process,
    openNodes: tasks.map((task) => task.node),
    answers: form,
    situations: answersIn(own, matter.personal),
    given,
    isDecided: own.decidedOn !== null,
  };
  return {
    id,
    number: own.number ?? own.applicationNumber,
    version: item.version,
    steps: tasks.map((task) => task.name),
    differences: dryRunCase(running, item, next, dayOf(house.clock.now())),
  };
}
