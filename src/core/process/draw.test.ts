import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileProcess } from "./compile.ts";
import { type Drawing, drawProcess } from "./draw.ts";
import { bpmn, compiled, flows, users } from "./testing.ts";
import { blocks, drawingOf } from "./testing-blocks.ts";

async function drawing(name: string): Promise<Drawing> {
  const compiled = await compileProcess(readFileSync(new URL(`../../../data/processes/${name}.bpmn`, import.meta.url), "utf8"));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return drawProcess(compiled.process);
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const meets = (a: Area, b: Area) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

interface Stretch extends Area {
  flow: string;
  source: string;
  target: string;
}

/** The straight stretches of all lines, as areas without thickness. */
function stretches({ flows }: Drawing): Stretch[] {
  return flows.flatMap(({ id, source, target, points }) =>
    points.slice(1).map(([x, y], index) => {
      const [fromX, fromY] = points[index] ?? [x, y];
      const area = { x: Math.min(x, fromX), y: Math.min(y, fromY), width: Math.abs(x - fromX), height: Math.abs(y - fromY) };
      return { flow: id, source, target, ...area };
    }),
  );
}

/** Everything wrong with a picture to the eye. */
function faults(picture: Drawing): string[] {
  const found: string[] = overlaps(picture).map((pair) => `boxes ${pair}`);
  const labels = picture.flows.flatMap(({ id, labelAt }) => (labelAt ? [{ id, ...labelAt }] : []));
  const boxes = picture.nodes.filter((node) => node.kind !== "boundary");
  const lines = stretches(picture);
  for (const [index, label] of labels.entries()) {
    for (const box of boxes) if (meets(label, box)) found.push(`words of ${label.id} on ${box.id}`);
    for (const other of labels.slice(index + 1)) if (meets(label, other)) found.push(`words of ${label.id} on those of ${other.id}`);
    for (const line of lines)
      if (line.flow !== label.id && meets(label, thick(line))) found.push(`${line.flow} through words of ${label.id}`);
  }
  for (const line of lines) {
    for (const box of boxes) if (meets(shrunk(box), thick(line))) found.push(`${line.flow} through ${box.id}`);
    for (const other of lines) {
      const isApart = line.source !== other.source && line.target !== other.target;
      if (line.flow < other.flow && isApart && liesOn(line, other)) found.push(`${line.flow} on ${other.flow}`);
    }
  }
  // Two lines that join the same two boxes have ways of their own.
  const ways = picture.flows.map(({ source, target, points }) => `${source} ${target} ${points.join()}`);
  if (new Set(ways).size < ways.length) found.push("two lines drawn as one");
  return found;
}

const thick = (line: Area): Area => ({ x: line.x - 0.5, y: line.y - 0.5, width: line.width + 1, height: line.height + 1 });
const shrunk = (box: Area): Area => ({ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 });

/** Whether two stretches of one direction share more than a point. */
function liesOn(a: Area, b: Area): boolean {
  if (a.width > 0 && b.width > 0) return Math.abs(a.y - b.y) < 1 && Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1;
  if (a.height > 0 && b.height > 0) return Math.abs(a.x - b.x) < 1 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1;
  return false;
}

const overlaps = ({ nodes }: Drawing) =>
  nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => a.kind !== "boundary" && b.kind !== "boundary" && meets(a, b))
      .map((b) => `${a.id}/${b.id}`),
  );

test.each(["instant", "promised", "deferred", "forwarded", "joint"])(
  "the standard process %s is drawn without two boxes touching, all inside the picture",
  async (name) => {
    const picture = await drawing(name);
    expect(overlaps(picture)).toEqual([]);
    for (const node of picture.nodes) {
      expect(node.x).toBeGreaterThanOrEqual(0);
      expect(node.x + node.width).toBeLessThanOrEqual(picture.width);
      expect(node.y + node.height).toBeLessThanOrEqual(picture.height);
    }
  },
);

const ITEMS = readdirSync(new URL("../../../data/items", import.meta.url), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [`items/${entry.name}/process`] : [],
);
const STANDARD = ["instant", "promised", "deferred", "forwarded", "joint"].map((name) => `processes/${name}`);

test.each([...STANDARD, ...ITEMS])("in the drawing of %s no box, line or word lies on another", async (name) => {
  const compiled = await compileProcess(readFileSync(new URL(`../../../data/${name}.bpmn`, import.meta.url), "utf8"));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  expect(faults(drawProcess(compiled.process))).toEqual([]);
});

test("in no drawing made of blocks a box, line or word lies on another, however it is nested", async () => {
  await fc.assert(
    fc.asyncProperty(blocks(3), async (block) => {
      const xml = drawingOf(block).replaceAll(/(<bpmn:sequenceFlow id="(g\d+)-[^"]*")/g, '$1 name="按 $2 办理"');
      expect(faults(drawProcess(await compiled(xml)))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("branches without a step stand apart, each with its words", async () => {
  const xml = bpmn(
    `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:exclusiveGateway id="g" default="otherwise"/><bpmn:exclusiveGateway id="j"/>${users("a")}
    <bpmn:sequenceFlow id="otherwise" name="其他情况" sourceRef="g" targetRef="j"/>
    <bpmn:sequenceFlow id="never" name="从来没有过的一种很长的情况" sourceRef="g" targetRef="j"><bpmn:conditionExpression>x</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="some" name="部分情况" sourceRef="g" targetRef="a"><bpmn:conditionExpression>y</bpmn:conditionExpression></bpmn:sequenceFlow>${flows("s>g", "a>j", "j>e")}`,
  );
  const picture = drawProcess(await compiled(xml));
  expect(faults(picture)).toEqual([]);
  expect(picture.flows.flatMap(({ label, labelAt }) => (labelAt ? [label] : [])).sort()).toEqual(
    ["从来没有过的一种很长的情况", "其他情况", "部分情况"].sort(),
  );
});

test("a step of several signers says so", async () => {
  const multi = '<bpmn:multiInstanceLoopCharacteristics mt:rule="all" mt:members="jointUnits"/>';
  const xml = bpmn(
    `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:userTask id="sign">${multi}</bpmn:userTask>${flows("s>sign", "sign>e")}`,
  );
  expect(drawProcess(await compiled(xml)).nodes.find(({ id }) => id === "sign")).toMatchObject({ several: "all" });
});

test("every line runs at right angles from its source's box to its target's", async () => {
  const picture = await drawing("joint");
  const box = new Map(picture.nodes.map((node) => [node.id, node]));
  for (const flow of picture.flows) {
    for (const [index, [x, y]] of flow.points.entries()) {
      const before = flow.points[index - 1];
      if (before) expect(before[0] === x || before[1] === y, `${flow.id} ${JSON.stringify(flow.points)}`).toBe(true);
    }
    const [first, last] = [flow.points[0], flow.points.at(-1)];
    const [source, target] = [box.get(flow.source), box.get(flow.target)];
    expect(first?.[1]).toBe((source?.y ?? 0) + (source?.height ?? 0));
    expect(last?.[1]).toBe(target?.y);
  }
});

test("parallel branches stand side by side under their split", async () => {
  const { nodes } = await drawing("joint");
  const opinions = nodes.filter((node) => node.role === "opinion");
  const split = nodes.find((node) => node.id === "split");
  expect(new Set(opinions.map((node) => node.y)).size).toBe(1);
  const middle = (Math.min(...opinions.map((node) => node.x)) + Math.max(...opinions.map((node) => node.x + node.width))) / 2;
  expect(Math.abs(middle - ((split?.x ?? 0) + (split?.width ?? 0) / 2))).toBeLessThan(4);
});

test("a step carries what the public chart shows: post, limit and the highest risk, no person", async () => {
  const handle = (await drawing("joint")).nodes.find((node) => node.id === "handle");
  expect(handle).toMatchObject({ role: "handle", post: "handler", limit: { amount: 8, unit: "workday", counts: true }, risk: "middle" });
});
