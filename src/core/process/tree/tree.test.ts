import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileProcess } from "../compile.ts";
import { indexOf } from "../process-index.ts";
import { isBlockStructured, proveProcess } from "../prove.ts";
import { settingFindings } from "../prove-settings.ts";
import { bpmn, flows, users } from "../testing.ts";
import { blocks, drawingOf } from "../testing-blocks.ts";
import type { CompiledProcess } from "../types.ts";
import { nodesOf, type ProcessTree, type TreeNode } from "./model.ts";
import { readTree } from "./read-tree.ts";
import { trees } from "./testing-trees.ts";
import { writeTree } from "./write-tree.ts";

async function read(xml: string): Promise<ProcessTree> {
  const reading = await readTree(xml);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.tree;
}

async function compiled(xml: string): Promise<CompiledProcess> {
  const result = await compileProcess(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.process;
}

/** What the engine sees of a drawing, without the order in which it was written. */
function meaning({ nodes, flows: lines, ...process }: CompiledProcess): unknown {
  const byId = <T extends { id: string }>(list: T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { blocks: _blocks, postDominators: _dominators, scopes, ...rest } = process;
  return {
    ...rest,
    scopes: byId(scopes),
    nodes: byId(nodes.map((node) => ({ ...node, incoming: [...node.incoming].sort() }))),
    flows: byId(lines),
  };
}

/** No way goes back, and none ends inside parallel or inclusive branches, whose join would wait for it. */
function waysGoOn(tree: ProcessTree): boolean {
  return nodesOf(tree.steps).every((node) => {
    if (node.kind === "back") return false;
    if (node.kind !== "branches" || node.gateway === "exclusive") return true;
    return node.branches.every((branch) => !endsInside(branch.steps));
  });
}

function endsInside(steps: readonly TreeNode[]): boolean {
  return steps.some(
    (node) => node.kind === "end" || (node.kind === "branches" && node.branches.some((branch) => endsInside(branch.steps))),
  );
}

const data = new URL("../../../../data/", import.meta.url);
const drawings = [
  ...readdirSync(new URL("processes/", data))
    .filter((name) => name.endsWith(".bpmn"))
    .map((name) => `processes/${name}`),
  ...readdirSync(new URL("items/", data), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `items/${entry.name}/process.bpmn`),
];

describe("a process as a tree", () => {
  it.each(drawings)("shows %s and writes it back with the same meaning", async (name) => {
    const xml = readFileSync(new URL(name, data), "utf8");
    const tree = await read(xml);
    const written = writeTree(tree);
    expect(await read(written)).toEqual(tree);
    expect(meaning(await compiled(written))).toEqual(meaning(await compiled(xml)));
  });

  it("reads back any tree it wrote", async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        expect(await read(writeTree(tree))).toEqual(tree);
      }),
      { numRuns: Number(process.env.PROCESS_RUNS ?? 80) },
    );
  });

  it("writes drawings the compiler takes and the proof finds made of blocks", async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        fc.pre(waysGoOn(tree));
        const process = await compiled(writeTree(tree));
        // settings come at random here: what they may be together is proven elsewhere
        const settings = new Set(["process/no-person", ...settingFindings(indexOf(process)).map(({ code }) => code)]);
        const hard = proveProcess(process).filter(({ severity, code }) => severity === "error" && !settings.has(code));
        expect(hard).toEqual([]);
        expect(isBlockStructured(indexOf(process))).toBe(true);
      }),
      { numRuns: Number(process.env.PROCESS_RUNS ?? 80) },
    );
  });

  it("shows or refuses by name any drawing made of blocks, and what it shows means the same when written", async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(blocks(), async (block) => {
        const xml = drawingOf(block);
        const reading = await readTree(xml);
        if (!reading.ok) return expect(reading.faults.every((fault) => fault.element !== undefined)).toBe(true);
        shown++;
        expect(meaning(await compiled(writeTree(reading.tree)))).toEqual(meaning(await compiled(xml)));
      }),
      { numRuns: 80 },
    );
    expect(shown).toBeGreaterThan(70);
  });

  it("gives every element a place and every line a way", async () => {
    const xml = writeTree(await read(readFileSync(new URL("processes/joint.bpmn", data), "utf8")));
    const tree = await read(xml);
    const ids = nodesOf(tree.steps).flatMap((node) => (node.kind === "back" ? [] : [node.id]));
    for (const id of ids) expect(xml).toContain(`bpmnElement="${id}"`);
    expect(xml.match(/<bpmndi:BPMNEdge/g)?.length).toBe(xml.match(/<bpmn:sequenceFlow/g)?.length);
  });
});

describe("a drawing the tree can't show", () => {
  const start = '<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>';
  const refused = async (xml: string) => {
    const reading = await readTree(xml);
    return reading.ok ? [] : reading.faults.map(({ code, element }) => `${code} ${element}`);
  };

  it("is refused at the split whose branches meet in different places", async () => {
    const gateways = '<bpmn:exclusiveGateway id="g"/><bpmn:exclusiveGateway id="h"/>';
    const xml = bpmn(
      `${start}${gateways}${users("a", "b", "c")}${flows("s>g", "g>a:x = 1", "g>h:x = 2", "h>b:x = 3", "h>a:x = 4", "a>c", "b>e", "c>e")}`,
    );
    expect(await refused(xml)).toEqual(["process/tree-not-blocks h"]);
  });

  it("is refused where parallel branches run into one step without a join", async () => {
    const xml = bpmn(`${start}<bpmn:parallelGateway id="g"/>${users("a", "b", "c")}${flows("s>g", "g>a", "g>b", "a>c", "b>c", "c>e")}`);
    expect(await refused(xml)).toEqual(["process/tree-not-joined g"]);
  });

  it("is refused at an element that has other tools' settings, which would be lost", async () => {
    const foreign =
      '<bpmn:userTask id="a"><bpmn:extensionElements><x:form xmlns:x="urn:x" key="1"/></bpmn:extensionElements></bpmn:userTask>';
    expect(await refused(bpmn(`${start}${foreign}${flows("s>a", "a>e")}`))).toEqual(["process/tree-content a"]);
    const attribute = '<bpmn:userTask id="a" xmlns:x="urn:x" x:assignee="me"/>';
    expect(await refused(bpmn(`${start}${attribute}${flows("s>a", "a>e")}`))).toEqual(["process/tree-content a"]);
  });

  it("is refused at notes, lanes and elements without a card", async () => {
    expect(await refused(bpmn(`${start}${users("a")}<bpmn:textAnnotation id="n"/>${flows("s>a", "a>e")}`))).toEqual([
      "process/tree-content p",
    ]);
    const call = '<bpmn:callActivity id="a" calledElement="q"/>';
    expect(await refused(bpmn(`${start}${call}${flows("s>a", "a>e")}`))).toContain("process/tree-element a");
  });
});

describe("documentation", () => {
  it("is kept", async () => {
    const noted = '<bpmn:userTask id="a"><bpmn:documentation>看原件</bpmn:documentation></bpmn:userTask>';
    const xml = bpmn(`<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>${noted}${flows("s>a", "a>e")}`);
    expect(writeTree(await read(xml))).toContain("<bpmn:documentation>看原件</bpmn:documentation>");
  });
});
