import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileProcess } from "./compile.ts";
import { type Drawing, drawProcess } from "./draw.ts";

async function drawing(name: string): Promise<Drawing> {
  const compiled = await compileProcess(readFileSync(new URL(`../../../data/processes/${name}.bpmn`, import.meta.url), "utf8"));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return drawProcess(compiled.process);
}

const overlaps = ({ nodes }: Drawing) =>
  nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
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
