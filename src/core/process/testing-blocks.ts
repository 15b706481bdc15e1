import fc from "fast-check";
import { bpmn } from "./testing.ts";

/** Test support: block-structured drawings of any shape, as XML. */

export type Block =
  | { kind: "task" }
  | { kind: "reminded" }
  | { kind: "escalated" }
  | { kind: "multi"; sequential: boolean; rule: "all" | "any" | "share" | "weight"; members: number }
  | { kind: "sequence"; parts: Block[] }
  | { kind: "choice" | "parallel" | "inclusive"; parts: Block[] }
  | { kind: "loop"; part: Block }
  | { kind: "sub"; part: Block }
  | { kind: "early-end"; part: Block };

export function blocks(depth = 3): fc.Arbitrary<Block> {
  const leaf: fc.Arbitrary<Block> = fc.oneof(
    { weight: 5, arbitrary: fc.constant<Block>({ kind: "task" }) },
    { weight: 1, arbitrary: fc.constantFrom<Block>({ kind: "reminded" }, { kind: "escalated" }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("multi" as const),
        sequential: fc.boolean(),
        rule: fc.constantFrom("all" as const, "any" as const, "share" as const, "weight" as const),
        members: fc.integer({ min: 1, max: 3 }),
      }),
    },
  );
  if (depth === 0) return leaf;
  const inner = blocks(depth - 1);
  const parts = fc.array(inner, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("sequence" as const), parts }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("choice" as const, "parallel" as const, "inclusive" as const), parts }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("loop" as const), part: inner }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("sub" as const), part: inner }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("early-end" as const), part: inner }) },
  );
}

interface Pen {
  xml: string[];
  next: number;
}

/** The drawing of a block between a start and an end. Gateways read `pick` (a number), loops `again`, multi-instance steps a number. */
export function drawingOf(block: Block, settings = ""): string {
  const pen: Pen = { xml: [settings], next: 1 };
  const [first, last] = draw(pen, block);
  pen.xml.push('<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>');
  flow(pen, "s", first);
  flow(pen, last, "e");
  return bpmn(pen.xml.join(""));
}

/** Draws a block and gives the nodes it is entered and left by. */
function draw(pen: Pen, block: Block): [string, string] {
  switch (block.kind) {
    case "task":
    case "reminded":
    case "escalated":
    case "multi":
      return drawTask(pen, block);
    case "sequence": {
      const drawn = block.parts.map((part) => draw(pen, part));
      for (const [at, part] of drawn.entries()) if (at > 0) flow(pen, drawn[at - 1]?.[1] ?? "", part[0]);
      return [drawn[0]?.[0] ?? "", drawn.at(-1)?.[1] ?? ""];
    }
    case "choice":
    case "parallel":
    case "inclusive":
      return drawGateways(pen, block.kind, block.parts);
    case "loop":
      return drawLoop(pen, block.part);
    case "sub":
      return drawSub(pen, block.part);
    case "early-end":
      return drawEarlyEnd(pen, block.part);
  }
}

function drawTask(pen: Pen, block: Extract<Block, { kind: "task" | "reminded" | "escalated" | "multi" }>): [string, string] {
  const id = name(pen, "t");
  const loop =
    block.kind === "multi"
      ? `<bpmn:multiInstanceLoopCharacteristics isSequential="${block.sequential}" mt:rule="${block.rule}" mt:share="60"><bpmn:loopCardinality>${block.members}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`
      : "";
  pen.xml.push(`<bpmn:userTask id="${id}">${loop}</bpmn:userTask>`);
  if (block.kind === "reminded" || block.kind === "escalated") {
    const timer = `<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>`;
    const other = name(pen, "t");
    const interrupting = block.kind === "escalated";
    pen.xml.push(`<bpmn:boundaryEvent id="${id}b" attachedToRef="${id}" cancelActivity="${interrupting}">${timer}</bpmn:boundaryEvent>`);
    pen.xml.push(`<bpmn:userTask id="${other}"/>`);
    flow(pen, `${id}b`, other);
    if (interrupting) {
      const merge = gateway(pen, "exclusive");
      flow(pen, id, merge);
      flow(pen, other, merge);
      return [id, merge];
    }
    pen.xml.push(`<bpmn:endEvent id="${other}e"/>`);
    flow(pen, other, `${other}e`);
  }
  return [id, id];
}

function drawGateways(pen: Pen, kind: "choice" | "parallel" | "inclusive", parts: Block[]): [string, string] {
  const type = kind === "choice" ? "exclusive" : kind;
  const drawn = parts.map((part) => draw(pen, part));
  const split = name(pen, "g");
  const join = gateway(pen, type);
  const last = drawn.length - 1;
  pen.xml.push(`<bpmn:${type}Gateway id="${split}"${kind === "parallel" ? "" : ` default="${split}-${drawn[last]?.[0]}"`}/>`);
  for (const [at, [first, end]] of drawn.entries()) {
    const condition = kind === "choice" ? `pick = ${at}` : `pick > ${at}`;
    flow(pen, split, first, kind === "parallel" || at === last ? undefined : condition);
    flow(pen, end, join);
  }
  return [split, join];
}

function drawLoop(pen: Pen, part: Block): [string, string] {
  const merge = gateway(pen, "exclusive");
  const [first, last] = draw(pen, part);
  const out = name(pen, "g");
  const after = name(pen, "t");
  pen.xml.push(`<bpmn:exclusiveGateway id="${out}" default="${out}-${after}"/><bpmn:userTask id="${after}"/>`);
  flow(pen, merge, first);
  flow(pen, last, out);
  flow(pen, out, merge, "again = true");
  flow(pen, out, after);
  return [merge, after];
}

function drawSub(pen: Pen, part: Block): [string, string] {
  const id = name(pen, "p");
  const inner: Pen = { xml: [], next: pen.next };
  const [first, last] = draw(inner, part);
  pen.next = inner.next;
  inner.xml.push(`<bpmn:startEvent id="${id}s"/><bpmn:endEvent id="${id}e"/>`);
  flow(inner, `${id}s`, first);
  flow(inner, last, `${id}e`);
  pen.xml.push(`<bpmn:subProcess id="${id}">${inner.xml.join("")}</bpmn:subProcess>`);
  return [id, id];
}

/** A branch that may end before the join. */
function drawEarlyEnd(pen: Pen, part: Block): [string, string] {
  const [first, last] = draw(pen, part);
  const out = name(pen, "g");
  const after = name(pen, "t");
  pen.xml.push(`<bpmn:exclusiveGateway id="${out}" default="${out}-${after}"/><bpmn:userTask id="${after}"/><bpmn:endEvent id="${out}e"/>`);
  flow(pen, last, out);
  flow(pen, out, `${out}e`, "stop = true");
  flow(pen, out, after);
  return [first, after];
}

function name(pen: Pen, letter: string): string {
  return `${letter}${pen.next++}`;
}

function gateway(pen: Pen, type: string): string {
  const id = name(pen, "g");
  pen.xml.push(`<bpmn:${type}Gateway id="${id}"/>`);
  return id;
}

function flow(pen: Pen, source: string, target: string, condition?: string): void {
  const text = condition?.replaceAll(">", "&gt;");
  const body = text === undefined ? "" : `<bpmn:conditionExpression>${text}</bpmn:conditionExpression>`;
  pen.xml.push(`<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${body}</bpmn:sequenceFlow>`);
}
