import type { MultiSettings, ProcessNode, StepSettings, Trigger } from "../types.ts";
import { isActivity, type ProcessTree, type TreeActivity, type TreeBranches, type TreeNode } from "./model.ts";

/** An element of the drawing, in the order and nesting of the file. */
export interface DrawnElement {
  id: string;
  name: string;
  kind: ProcessNode["kind"];
  documentation?: string;
  step?: StepSettings;
  multi?: MultiSettings;
  trigger?: Trigger;
  decision?: NonNullable<ProcessNode["decision"]>;
  attachedTo?: string;
  interrupting?: boolean;
  defaultFlow?: string;
  /** what is inside a sub-process */
  inner?: DrawnScope;
}

export interface DrawnLine {
  id: string;
  source: string;
  target: string;
  name: string;
  condition?: string;
}

export interface DrawnScope {
  elements: DrawnElement[];
  lines: DrawnLine[];
}

/** A way that waits for its next element. */
interface Loose {
  source: string;
  branch?: { id: string; name: string; condition?: string };
}

interface Pen {
  scope: DrawnScope;
  flows: ProcessTree["flows"];
  /** ids taken in the whole drawing */
  taken: Set<string>;
  /** branches as they stand: their order decides which condition is asked first */
  order: string[];
}

/** The tree as elements and lines. A gateway at the end of a block is drawn where a branch comes to it. */
export function flatten(tree: ProcessTree): DrawnScope {
  const taken = new Set([tree.id]);
  return drawScope({ scope: { elements: [], lines: [] }, flows: tree.flows, taken, order: [] }, tree.steps);
}

/** A branch without steps is drawn only where it ends, after its neighbours: the lines of a split are put in order again. */
function drawScope(pen: Pen, steps: readonly TreeNode[]): DrawnScope {
  draw(pen, steps, []);
  const place = new Map(pen.order.map((id, at) => [id, at]));
  const plain = pen.scope.lines.filter((line) => !place.has(line.id));
  const branches = pen.scope.lines.filter((line) => place.has(line.id));
  branches.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return { elements: pen.scope.elements, lines: [...branches, ...plain] };
}

function draw(pen: Pen, steps: readonly TreeNode[], from: Loose[]): Loose[] {
  let loose = from;
  for (const node of steps) {
    if (node.kind === "back") {
      for (const way of loose) line(pen, way, node.to);
      loose = [];
      continue;
    }
    for (const way of loose) line(pen, way, node.id);
    if (node.kind === "branches") loose = drawBranches(pen, node);
    else if (isActivity(node)) loose = drawActivity(pen, node);
    else {
      const { kind, id, name, documentation } = node;
      const trigger = "trigger" in node ? node.trigger : undefined;
      element(pen, {
        id,
        name,
        kind: kind === "point" ? node.gateway : kind,
        ...(documentation === undefined ? {} : { documentation }),
        ...(trigger ? { trigger } : {}),
      });
      loose = kind === "end" ? [] : [{ source: id }];
    }
  }
  return loose;
}

function drawBranches(pen: Pen, node: TreeBranches): Loose[] {
  const { id, name, documentation, gateway: kind } = node;
  const otherwise = node.branches.find((branch) => branch.otherwise);
  element(pen, {
    id,
    name,
    kind,
    ...(documentation === undefined ? {} : { documentation }),
    ...(otherwise ? { defaultFlow: otherwise.id } : {}),
  });
  const ends = node.branches.flatMap((branch) => draw(pen, branch.steps, [{ source: id, branch }]));
  pen.order.push(...node.branches.map((branch) => branch.id));
  return meet(pen, ends, node.join, kind, 1);
}

function drawActivity(pen: Pen, node: TreeActivity): Loose[] {
  const { id, name, kind, documentation, step, multi } = node;
  const within = (): Pen => ({ ...pen, scope: { elements: [], lines: [] }, order: [] });
  const inner = node.kind === "sub-process" ? drawScope(within(), node.steps) : undefined;
  element(pen, {
    id,
    name,
    kind,
    ...(documentation === undefined ? {} : { documentation }),
    ...(step ? { step } : {}),
    ...(multi ? { multi } : {}),
    ...(node.kind !== "sub-process" && node.trigger ? { trigger: node.trigger } : {}),
    ...(node.kind !== "sub-process" && node.decision ? { decision: node.decision } : {}),
    ...(inner ? { inner } : {}),
  });
  const ends: Loose[] = [{ source: id }];
  for (const event of node.boundary) {
    const { steps, rejoins, ...own } = event;
    element(pen, { ...own, kind: "boundary", attachedTo: id });
    const rest = draw(pen, steps, rejoins || steps.length > 0 ? [{ source: event.id }] : []);
    if (rejoins) ends.push(...rest);
  }
  return meet(pen, ends, node.merge, "exclusive", 2);
}

function meet(pen: Pen, ends: Loose[], at: { id: string; name: string } | undefined, kind: ProcessNode["kind"], least: number): Loose[] {
  if (!at || ends.length < least) return ends;
  element(pen, { id: at.id, name: at.name, kind });
  for (const way of ends) line(pen, way, at.id);
  return [{ source: at.id }];
}

function element(pen: Pen, drawn: DrawnElement): void {
  pen.taken.add(drawn.id);
  pen.scope.elements.push(drawn);
}

function line(pen: Pen, { source, branch }: Loose, target: string): void {
  const own = branch ?? pen.flows[`${source}>${target}`];
  const id = branch?.id ?? free(pen, own?.id ?? `${source}-to-${target}`);
  pen.taken.add(id);
  pen.scope.lines.push({
    id,
    source,
    target,
    name: own?.name ?? "",
    ...(branch?.condition === undefined ? {} : { condition: branch.condition }),
  });
}

function free(pen: Pen, wished: string): string {
  let id = wished;
  for (let count = 2; pen.taken.has(id); count++) id = `${wished}-${count}`;
  return id;
}
