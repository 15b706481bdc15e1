import { compileProcess, proveLimits, proveProcess } from "../src/core/process/index.ts";
import { compileExpression } from "../src/core/rules/index.ts";
import { spread } from "./measure.ts";
import { type Line, ms, type Settings, times } from "./report.ts";
import type { Cluster } from "./world.ts";

const LIMIT_MS = 50;
/** Five steps each. */
const STAGES = 10;

/** A process of 50 steps, read from XML, compiled and proven with its limits, as the check after an edit and the publishing do. */
export async function proveOne(_: Cluster, { quick }: Settings): Promise<Line[]> {
  const rounds = quick ? 10 : 100;
  const drawings: [string, string][] = [
    ["compiled and proven by its blocks", drawn(inBlocks)],
    ["compiled and proven by all its states (branches that cross)", drawn(crossing)],
  ];
  const lines: Line[] = [];
  for (const [how, xml] of drawings) {
    const taken: number[] = [];
    for (let round = -5; round < rounds; round++) {
      const start = performance.now();
      await prove(xml);
      if (round >= 0) taken.push(performance.now() - start);
    }
    const { median, p95 } = spread(taken);
    lines.push({
      what: `process of ${STAGES * 5} steps, ${how}`,
      ours: `${ms(median)}, p95 ${ms(p95)}`,
      beside: `limit ${ms(LIMIT_MS)}`,
      ratio: times(median / LIMIT_MS),
      bar: `< ${LIMIT_MS} ms`,
      holds: median < LIMIT_MS,
    });
  }
  return lines;
}

async function prove(xml: string): Promise<void> {
  const checkExpression = (text: string) => {
    const read = compileExpression(text);
    return read.ok ? undefined : read.message;
  };
  const compiled = await compileProcess(xml, { checkExpression });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const found = proveProcess(compiled.process).filter(({ severity }) => severity === "error");
  const limits = proveLimits(compiled.process, { promise: { limit: 5 * STAGES, unit: "workday" } });
  if (found.length + limits.findings.length > 0) throw new Error(JSON.stringify([found, limits.findings]));
}

/** A branch by condition, a step with a timer that cuts it short, side by side a step and a 会签 of the units taking part; the next stage follows. */
function inBlocks(n: number, from: string): { xml: string; last: string } {
  const xml = [
    step(`ask${n}`, { rest: timer(`late${n}`, `ask${n}`) }),
    step(`large${n}`),
    step(`small${n}`),
    step(`visit${n}`),
    step(`sign${n}`, { inside: '<bpmn:multiInstanceLoopCharacteristics isSequential="false" mt:rule="all" mt:members="jointUnits"/>' }),
    `<bpmn:exclusiveGateway id="by${n}" default="by${n}-small${n}"/><bpmn:exclusiveGateway id="after${n}"/>`,
    `<bpmn:parallelGateway id="fork${n}"/><bpmn:parallelGateway id="join${n}"/>`,
    flow(from, `ask${n}`),
    flow(`ask${n}`, `by${n}`),
    flow(`by${n}`, `large${n}`, `amount &gt; ${n}`),
    flow(`by${n}`, `small${n}`),
    ...[`large${n}`, `small${n}`, `late${n}`].map((each) => flow(each, `after${n}`)),
    flow(`after${n}`, `fork${n}`),
    ...[`visit${n}`, `sign${n}`].flatMap((each) => [flow(`fork${n}`, each), flow(each, `join${n}`)]),
  ];
  return { xml: xml.join(""), last: `join${n}` };
}

/** Two forks whose branches meet crosswise: no block, so the engine itself is run through every state. */
function crossing(n: number, from: string): { xml: string; last: string } {
  const xml = [
    ...["ask", "one", "two", "three", "end"].map((name) => step(`${name}${n}`)),
    ...["fork", "again", "first", "last"].map((name) => `<bpmn:parallelGateway id="${name}${n}"/>`),
    flow(from, `ask${n}`),
    flow(`ask${n}`, `fork${n}`),
    flow(`fork${n}`, `one${n}`),
    flow(`fork${n}`, `again${n}`),
    flow(`again${n}`, `two${n}`),
    flow(`again${n}`, `three${n}`),
    ...[`one${n}`, `two${n}`].map((each) => flow(each, `first${n}`)),
    ...[`first${n}`, `three${n}`].map((each) => flow(each, `last${n}`)),
    flow(`last${n}`, `end${n}`),
  ];
  return { xml: xml.join(""), last: `end${n}` };
}

function drawn(stage: (n: number, from: string) => { xml: string; last: string }): string {
  const body = ['<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>'];
  let last = "start";
  for (let n = 1; n <= STAGES; n++) {
    const made = stage(n, last);
    body.push(made.xml);
    last = made.last;
  }
  body.push(flow(last, "end"));
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:mt="https://mingtang.example/bpmn/1" targetNamespace="https://mingtang.example/bench"><bpmn:process id="large" isExecutable="true">${body.join("")}</bpmn:process></bpmn:definitions>`;
}

function step(id: string, { inside = "", rest = "" } = {}): string {
  const settings = '<mt:step role="handle" org="department" post="handler" limit="1" opinion="required"/>';
  return `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements>${settings}</bpmn:extensionElements>${inside}</bpmn:userTask>${rest}`;
}

function timer(id: string, on: string): string {
  const definition = "<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>";
  return `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}">${definition}</bpmn:boundaryEvent>`;
}

function flow(source: string, target: string, condition?: string): string {
  const body = condition === undefined ? "" : `<bpmn:conditionExpression>${condition}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${body}</bpmn:sequenceFlow>`;
}
