import { type ProcessTree, readTree, type TreeNode, writeTree } from "../../../../core/process/index.ts";

const KEY = "desk.configure.step";

/** A copied step lasts as long as the browser's tab, so that it can be pasted into the process of another item. */
export function keepCopy(node: TreeNode): void {
  const around: ProcessTree = {
    id: "copy",
    name: "",
    settings: { returnSiblings: "cancel" },
    flows: {},
    steps: [{ kind: "start", id: "copy-start", name: "" }, node, { kind: "end", id: "copy-end", name: "" }],
  };
  sessionStorage.setItem(KEY, writeTree(around));
}

/** The copied step, as the same reader takes it that reads drawings. */
export async function keptCopy(): Promise<TreeNode | null> {
  const xml = sessionStorage.getItem(KEY);
  const reading = xml === null ? null : await readTree(xml);
  return reading?.ok ? (reading.tree.steps[1] ?? null) : null;
}
