import { compileProcess, openVisits, type ProcessState, signal, startProcess } from "../src/core/process/index.ts";
import { evaluate } from "../src/core/rules/index.ts";
import { DRAWING } from "./five-steps.ts";
import { median } from "./measure.ts";
import { type Line, rate, type Settings } from "./report.ts";
import type { Cluster } from "./world.ts";

/** The engine alone, in memory: how much of a step is its. */
export async function processEngine(_: Cluster, { quick }: Settings): Promise<Line[]> {
  const compiled = await compileProcess(DRAWING);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const context = { variables: {}, evaluate };
  const run = (): number => {
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
  const rates: number[] = [];
  for (let round = -2; round < 7; round++) {
    const start = performance.now();
    let steps = 0;
    while (performance.now() - start < (quick ? 100 : 500)) steps += run();
    if (round >= 0) rates.push(steps / ((performance.now() - start) / 1000));
  }
  return [{ what: "process engine alone, in memory", ours: rate(median(rates), "steps"), beside: "–", ratio: "–", bar: "–", holds: null }];
}
