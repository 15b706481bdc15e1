import type { CompiledProcess, StepRisk, StepSettings } from "../../../core/process/index.ts";
import type { Decision, Task } from "../../matters/index.ts";
import type { Act } from "./acts.ts";
import { refuse } from "./context.ts";

/** A risk of a step whose measure (防控措施) was taken, as the event keeps it. */
export type MeasureTaken = Pick<StepRisk, "name"> & { measure: string };

/** Acts with which somebody passes a step, and says which of its measures they took. */
const PASSES: ReadonlySet<Act> = new Set(["accept", "settle", "agree", "send-up", "enter-reply", "decide", "deliver"]);

/** Risks of a step that have a measure; none where the act doesn't pass the step. */
export function measuresAt(step: StepSettings | undefined, act: Act): (StepRisk & { measure: string })[] {
  if (!PASSES.has(act)) return [];
  return (step?.risks ?? []).flatMap((risk) => (risk.measure ? [{ ...risk, measure: risk.measure }] : []));
}

/**
 * The decision with what was ticked among its facts. Nothing has to be ticked: supervision sees what wasn't (annexes §8.1 R01). Ticks that
 * are none of the step's are refused.
 */
export function withMeasures(decision: Decision, act: Act, task: Task | null, process: CompiledProcess, input: unknown): Decision {
  const offered = measuresAt(process.nodes.find(({ id }) => id === task?.node)?.step, act);
  const { measures: ticked = [] } = input as { measures?: string[] }; // parsed by the command's schema, where it has any
  if (ticked.some((name) => !offered.some((risk) => risk.name === name))) return refuse("cases/no-such-measure");
  const [first, ...others] = decision.ok ? decision.events : [];
  if (!decision.ok || !first || offered.length === 0) return decision;
  const measures: MeasureTaken[] = offered.filter(({ name }) => ticked.includes(name)).map(({ name, measure }) => ({ name, measure }));
  return { ...decision, events: [{ ...first, data: { ...first.data, measures } }, ...others] };
}
