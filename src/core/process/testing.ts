import { compileProcess } from "./compile.ts";
import { openVisits } from "./look.ts";
import type { EngineContext, Outcome } from "./run.ts";
import { type Signal, signal, startProcess } from "./signal.ts";
import type { ProcessState, Visit } from "./state.ts";
import type { CompiledProcess } from "./types.ts";

/** Test support: short drawings, and a running process driven by node names. */

const HEAD = `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:mt="https://mingtang.example/bpmn/1" targetNamespace="https://mingtang.example/test">`;

/** The body of one process `p` as a whole BPMN file; `roots` are messages, errors and other processes. */
export function bpmn(body: string, roots = ""): string {
  return `${HEAD}${roots}<bpmn:process id="p" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
}

/** Flows written as `a>b`, with an optional condition after a colon: `g>b:amount > 5`. Their id is `a>b` too. */
export function flows(...lines: string[]): string {
  return lines
    .map((line) => {
      const [way = "", ...rest] = line.split(":");
      const [source, target] = way.split(">");
      const condition = rest.join(":");
      const body = condition ? `<bpmn:conditionExpression>${condition.replaceAll("<", "&lt;")}</bpmn:conditionExpression>` : "";
      return `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${body}</bpmn:sequenceFlow>`;
    })
    .join("");
}

export function users(...ids: string[]): string {
  return ids.map((id) => `<bpmn:userTask id="${id}" name="${id}"/>`).join("");
}

export async function compiled(xml: string, called: Record<string, CompiledProcess> = {}): Promise<CompiledProcess> {
  const result = await compileProcess(xml, { calledProcesses: called });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.process;
}

/** Answers `name`, `name = value`, `name > number`, numbers and lists: enough to steer a test without an expression library. */
export function evaluate(expression: string, variables: Record<string, unknown>): unknown {
  const compare = /^([\w.]+)\s*(=|>=|>)\s*(.+)$/.exec(expression);
  if (!compare) return value(expression, variables);
  const left = value(compare[1] ?? "", variables);
  const right = value(compare[3] ?? "", variables);
  if (compare[2] === "=") return left === right;
  return compare[2] === ">" ? Number(left) > Number(right) : Number(left) >= Number(right);
}

function value(text: string, variables: Record<string, unknown>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], variables);
  }
}

export interface Running {
  readonly state: ProcessState;
  readonly process: CompiledProcess;
  variables: Record<string, unknown>;
  events: Extract<Outcome, { ok: true }>["events"];
  last: Outcome;
  /** open nodes in order, each as often as it is open */
  open(): string[];
  visit(node: string, nth?: number): Visit;
  act(what: Signal): Outcome;
  complete(node: string, nth?: number): Outcome;
}

/** Starts a process; `act` keeps the new state only when the signal was taken. */
export function running(process: CompiledProcess, variables: Record<string, unknown> = {}, start?: string): Running {
  const context = (): EngineContext => ({ variables: run.variables, evaluate });
  let state: ProcessState;
  const keep = (outcome: Outcome): Outcome => {
    run.last = outcome;
    if (outcome.ok) {
      state = outcome.state;
      run.events.push(...outcome.events);
    }
    return outcome;
  };
  const run: Running = {
    get state() {
      return state;
    },
    process,
    variables,
    events: [],
    last: { ok: false, code: "process/not-started", detail: "" },
    open: () =>
      openVisits(state)
        .filter((visit) => visit.awaiting !== "scope" && visit.awaiting !== "members")
        .map((visit) => visit.node),
    visit(node, nth = 0) {
      const found = openVisits(state).filter((visit) => visit.node === node && visit.awaiting !== "members")[nth];
      if (!found) throw new Error(`${node} is not open, but ${run.open().join(", ")}`);
      return found;
    },
    act: (what) => keep(signal(process, state, what, context())),
    complete: (node, nth = 0) => run.act({ kind: "complete", visit: run.visit(node, nth).id }),
  };
  const first = startProcess(process, { ...context(), ...(start === undefined ? {} : { start }) });
  if (!first.ok) throw new Error(first.code);
  keep(first);
  return run;
}
