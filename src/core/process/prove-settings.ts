import { type Finding, finding } from "./finding.ts";
import type { ProcessIndex } from "./process-index.ts";
import { type Finder, type ProcessNode, type StepSettings, WORK_ROLES } from "./types.ts";

/** Ways of finding people that look back at somebody who has acted before. */
const LOOKS_BACK: ReadonlySet<Finder> = new Set(["starter", "starter-head", "starter-chooses", "previous-chooses"]);

/** What the drawing asks of a step's people, clock and watch that can't be done, or that the law leaves to a person. */
export function settingFindings(index: ProcessIndex): Finding[] {
  const first = firstSteps(index);
  return index.process.nodes.flatMap((node) => {
    if (!node.step) return [];
    const of = (code: Finding["code"], detail?: string) => finding("error", code, node, detail);
    return [
      ...automaticSettings(node.step).map((setting) => of("process/step-needs-person", setting)),
      ...peopleFindings(node, first.has(node.id), of),
      ...timeFindings(node.step, of),
      ...pointFindings(node.step, of),
      ...(node.step.role === "publicise" && node.step.limit === undefined ? [of("process/publicity-without-limit")] : []),
    ];
  });
}

type Of = (code: Finding["code"], detail?: string) => Finding;

/** Settings by which a step would accept, decide, hand over or close a 公示 without anybody's doing it. A 公示 that isn't called for may be skipped. */
function automaticSettings({ role, people, overrun, skip }: StepSettings): string[] {
  const publicises = role === "publicise";
  if (WORK_ROLES.has(role) && !publicises) return [];
  return [
    ...(people?.nobody === "agree" || people?.nobody === "refuse" ? [`nobody ${people.nobody}`] : []),
    ...(people?.self === "skip" ? ["self skip"] : []),
    ...(people?.again !== undefined && people.again !== "allow" ? ["again"] : []),
    // Its days are waited for, not kept: nothing about them can be overrun.
    ...(overrun && (publicises || overrun.act === "agree" || overrun.act === "refuse") ? [`overrun ${overrun.act}`] : []),
    ...(skip === undefined || publicises ? [] : ["skip"]),
  ];
}

function peopleFindings({ step, multi }: ProcessNode, isFirst: boolean, of: Of): Finding[] {
  const found: Finding[] = [];
  if (multi?.members === "people" && !step?.people) found.push(of("process/members-without-finder"));
  if (step?.people?.nobody === "refuse" && multi?.members !== "people" && WORK_ROLES.has(step.role))
    found.push(of("process/refuse-without-signers"));
  if (step?.people?.find === "heads-up" && (step.people.levels ?? 1) > 1 && multi?.members !== "people")
    found.push(of("process/levels-need-signers"));
  if (isFirst && step?.people && LOOKS_BACK.has(step.people.find)) found.push(of("process/nobody-before"));
  return found;
}

function timeFindings({ limit, unit = "workday", overrun, points = [] }: StepSettings, of: Of): Finding[] {
  const times = points.filter((point) => point.kind === "time");
  if (limit === undefined)
    return [...(overrun ? [of("process/overrun-without-limit")] : []), ...times.map(({ name }) => of("process/point-without-limit", name))];
  return times.filter(({ value = 0 }) => unit === "workday" && value >= limit).map(({ name }) => of("process/point-beyond-limit", name));
}

const COUNTED = new Set(["time", "speed", "opinion"]);

function pointFindings({ points = [], risks }: StepSettings, of: Of): Finding[] {
  const names = points.map(({ name }) => name);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return [
    ...[...twice].map((name) => of("process/point-twice", name)),
    ...points
      .filter(({ kind, value }) => COUNTED.has(kind) && value === undefined)
      .map(({ name }) => of("process/point-without-value", name)),
    ...points
      .filter(({ kind }) => kind === "measure" && !risks.some(({ measure }) => measure))
      .map(({ name }) => of("process/point-without-measure", name)),
  ];
}

/** The steps of persons that come before any other: nobody has acted when they begin. */
function firstSteps({ process, nodes, flows }: ProcessIndex): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const work = process.scopes.filter(({ parent }) => parent === null).flatMap(({ starts }) => starts);
  for (let id = work.pop(); id !== undefined; id = work.pop()) {
    const node = nodes.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    const inside = process.scopes.filter((scope) => scope.id === id).flatMap(({ starts }) => starts);
    if (node.kind === "user" || node.kind === "manual") found.add(id);
    else if (inside.length > 0) work.push(...inside);
    else work.push(...node.outgoing.flatMap((flow) => flows.get(flow)?.target ?? []));
  }
  return found;
}
