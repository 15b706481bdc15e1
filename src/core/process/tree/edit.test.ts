import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileProcess } from "../compile.ts";
import { copyNode } from "./copy.ts";
import { insertNodes, moveNode, removeNode } from "./edit.ts";
import { addBoundary } from "./edit-boundary.ts";
import { addBranch, makeOtherwise, moveBranch, newBlock, wrapNode } from "./edit-branches.ts";
import { changeNode, type Edited } from "./edited.ts";
import { sequenceOf, whereIs } from "./find.ts";
import { nodesOf, type ProcessTree, sequencesOf, type TreeNode } from "./model.ts";
import { readTree } from "./read-tree.ts";
import { trees } from "./testing-trees.ts";
import { tidy } from "./tidy.ts";
import { returnableFrom } from "./ways.ts";
import { writeTree } from "./write-tree.ts";

const user = (id: string): TreeNode => ({ kind: "user", id, name: id, boundary: [] });
const end = (id = "e"): TreeNode => ({ kind: "end", id, name: "" });
const tree = (...steps: TreeNode[]): ProcessTree =>
  tidy({
    id: "p",
    name: "",
    settings: { returnSiblings: "cancel" },
    flows: {},
    steps: [{ kind: "start", id: "s", name: "" }, ...steps, end()],
  });
const block = (gateway: "exclusive" | "parallel", first: TreeNode[], second: TreeNode[]): TreeNode => ({
  kind: "branches",
  id: "g",
  name: "",
  gateway,
  branches: [
    { id: "f1", name: "", otherwise: false, steps: first, ...(gateway === "exclusive" ? { condition: "x = 1" } : {}) },
    { id: "f2", name: "", otherwise: gateway === "exclusive", steps: second },
  ],
});

/** The tree in one line: branches in brackets. */
function shape(steps: readonly TreeNode[]): string {
  return steps
    .map((node) => {
      if (node.kind === "back") return `^${node.to}`;
      const inner = sequencesOf(node).map((part) => shape(part.steps));
      return inner.length > 0 ? `${node.id}(${inner.join(" | ")})` : node.id;
    })
    .join(" ");
}

function given(edited: Edited): string {
  return edited.ok ? shape(edited.tree.steps) : edited.code;
}

describe("editing a tree", () => {
  it("puts a step where it was asked for, never before the start or after an end", () => {
    const before = tree(user("a"));
    expect(given(insertNodes(before, { in: "p", at: 2 }, [user("b")]))).toBe("s a b e");
    expect(given(insertNodes(before, { in: "p", at: 0 }, [user("b")]))).toBe("process/edit-before-start");
    expect(given(insertNodes(before, { in: "p", at: 3 }, [user("b")]))).toBe("process/edit-after-end");
    expect(given(insertNodes(before, { in: "q", at: 1 }, [user("b")]))).toBe("process/edit-no-such-place");
  });

  it("ends a way only in a branch by condition, and only while another goes on", () => {
    const choice = tree(block("exclusive", [user("a")], []), user("c"));
    const once = insertNodes(choice, { in: "f1", at: 1 }, [end("e1")]);
    expect(given(once)).toBe("s g(a e1 | ) c e");
    if (once.ok) expect(given(insertNodes(once.tree, { in: "f2", at: 0 }, [end("e2")]))).toBe("process/edit-nothing-goes-on");
    expect(given(insertNodes(tree(block("parallel", [user("a")], [user("b")])), { in: "f1", at: 1 }, [end("e1")]))).toBe(
      "process/edit-end-in-fork",
    );
    expect(given(insertNodes(tree(user("a"), user("b")), { in: "p", at: 2 }, [end("e1")]))).toBe("process/edit-end-in-between");
  });

  it("dissolves a block that has one branch left, and keeps its steps", () => {
    const choice = tree(block("exclusive", [user("a"), user("b")], [user("c")]), user("d"));
    expect(given(removeNode(choice, "f2"))).toBe("s a b d e");
    expect(given(removeNode(choice, "a"))).toBe("s g(b | c) d e");
    expect(given(removeNode(choice, "g"))).toBe("s d e");
    expect(given(removeNode(choice, "s"))).toBe("process/edit-start-stays");
    expect(given(removeNode(choice, "e"))).toBe("process/edit-end-stays");
  });

  it("keeps a step others come back to", () => {
    const looped = tree(user("a"), block("exclusive", [{ kind: "back", to: "a" }], [user("b")]));
    expect(given(removeNode(looped, "a"))).toBe("process/edit-returned-to");
    expect(given(removeNode(looped, "f1"))).toBe("s a b e");
  });

  it("moves a step, but not into itself", () => {
    const choice = tree(user("a"), block("exclusive", [user("b")], []), user("c"));
    expect(given(moveNode(choice, "a", { in: "f2", at: 0 }))).toBe("s g(b | a) c e");
    expect(given(moveNode(choice, "a", { in: "p", at: 3 }))).toBe("s g(b | ) a c e");
    expect(given(moveNode(choice, "g", { in: "f1", at: 0 }))).toBe("process/edit-into-itself");
  });

  it("copies with ids of their own, and ways back within the copy", () => {
    const looped = tree({
      ...(block("exclusive", [user("a"), { kind: "back", to: "a" }], [user("b")]) as Extract<TreeNode, { kind: "branches" }>),
    });
    const node = nodesOf(looped.steps).find((candidate) => candidate.kind === "branches") as TreeNode;
    const copy = copyNode(looped, node);
    expect(shape([copy])).toBe("g-1(a-1 ^a-1 | b-1)");
    expect(given(insertNodes(looped, { in: "p", at: 2 }, [copy]))).toBe("s g(a ^a | b) g-1(a-1 ^a-1 | b-1) e");
  });

  it("adds and orders branches, with one taken otherwise, which stands last", () => {
    const choice = tree(block("exclusive", [user("a")], []));
    const added = addBranch(choice, "g", { name: "大额" });
    expect(added.ok && added.tree.steps[1]).toMatchObject({
      branches: [{ id: "f1" }, { id: "branch-1", otherwise: false }, { id: "f2", otherwise: true }],
    });
    const moved = added.ok ? moveBranch(added.tree, "branch-1", -1) : added;
    expect(moved.ok && moved.tree.steps[1]).toMatchObject({ branches: [{ id: "branch-1" }, { id: "f1" }, { id: "f2" }] });
    const other = moved.ok ? makeOtherwise(moved.tree, "f1") : moved;
    expect(other.ok && other.tree.steps[1]).toMatchObject({
      branches: [{ otherwise: false }, { id: "f1", otherwise: true }, { otherwise: false }],
    });
  });

  it("wraps a step, hangs a reminder on it and lets it end by itself", () => {
    const wrapped = wrapNode(tree(user("a")), "a", { gateway: "parallel", name: "", branches: ["", ""] });
    expect(given(wrapped)).toBe("s split-1(a | ) e");
    const reminder = { id: "b", name: "", interrupting: false, rejoins: false, steps: [user("x")] };
    expect(given(addBoundary(tree(user("a")), "a", reminder))).toBe("s a(x end-1) e");
  });

  it("offers to go back to steps of persons before, not out of parallel branches", () => {
    const looped = tree(user("a"), block("exclusive", [user("b")], [user("c")]), user("d"));
    expect(returnableFrom(looped, "f1").map((node) => "id" in node && node.id)).toEqual(["a"]);
    expect(returnableFrom(tree(user("a"), block("parallel", [user("b")], [user("c")])), "f1")).toEqual([]);
  });

  it("leaves, whatever is done, a tree that is written and read back the same, and compiles", async () => {
    const act = fc.record({
      kind: fc.constantFrom("insert", "block", "remove", "move", "copy", "wrap", "branch", "end", "rename"),
      at: fc.nat(99),
      to: fc.nat(99),
    });
    await fc.assert(
      fc.asyncProperty(trees, fc.array(act, { minLength: 1, maxLength: 6 }), async (first, acts) => {
        let now = tidy(first);
        for (const one of acts) {
          const edited = apply(now, one);
          if (edited.ok) now = edited.tree;
        }
        const reading = await readTree(writeTree(now));
        expect(reading).toEqual({ ok: true, tree: now });
        const compiled = await compileProcess(writeTree(now));
        const unfinished = new Set(["process/condition-missing", "process/automatic-loop"]);
        expect(compiled.ok ? [] : compiled.faults.filter((fault) => !unfinished.has(fault.code))).toEqual([]);
      }),
      { numRuns: Number(process.env.PROCESS_RUNS ?? 80) },
    );
  });
});

function apply(now: ProcessTree, { kind, at, to }: { kind: string; at: number; to: number }): Edited {
  const nodes = nodesOf(now.steps).filter((node) => node.kind !== "back");
  const node = nodes[at % nodes.length] as Exclude<TreeNode, { kind: "back" }>;
  const sequences = [now.id, ...nodesOf(now.steps).flatMap((inner) => sequencesOf(inner).map((part) => part.id))];
  const sequence = sequences[to % sequences.length] ?? now.id;
  const place = { in: sequence, at: at % ((sequenceOf(now, sequence)?.length ?? 0) + 1) };
  switch (kind) {
    case "insert":
      return insertNodes(now, place, [user(`n${at}-${to}-${nodes.length}`)]);
    case "block":
      return insertNodes(now, place, [newBlock(now, { gateway: "exclusive", name: "", branches: ["", ""] })]);
    case "remove":
      return removeNode(now, to % 3 === 0 ? sequence : node.id);
    case "move":
      return moveNode(now, node.id, place);
    case "copy":
      return insertNodes(now, { in: whereIs(now, node.id)?.in ?? "", at: (whereIs(now, node.id)?.at ?? 0) + 1 }, [copyNode(now, node)]);
    case "wrap":
      return wrapNode(now, node.id, { gateway: "exclusive", name: "", branches: ["", ""] });
    case "branch":
      return addBranch(now, node.id, { name: "新" });
    case "end":
      return insertNodes(now, place, [end(`x${at}-${to}-${nodes.length}`)]);
    default:
      return changeNode(now, node.id, (inner) => ({ ...inner, name: "改" }) as TreeNode);
  }
}
