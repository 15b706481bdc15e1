import { Drawer, Input } from "antd";
import {
  changeBoundary,
  changeBranch,
  changeNode,
  isActivity,
  nodesOf,
  type ProcessTree,
  type TreeNode,
} from "../../../../core/process/index.ts";
import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { processesText } from "../../messages/processes.ts";
import { useEditor } from "./editor-context.ts";
import { BlockSettings, BoundarySettings, BranchSettings, EventSettings, ProcessSettingsForm } from "./settings/other-settings.tsx";
import { Row } from "./settings/row.tsx";
import { StepSettingsForm } from "./settings/step-settings.tsx";
import type { Apply } from "./use-tree-design.ts";

export interface SettingsDrawerProps {
  /** id of what is selected; `process` for the whole; null closes */
  selected: string | null;
  item: ItemPackage;
  apply: Apply;
  onClose(): void;
}

/** The settings of what is selected, beside the drawing, which stays in sight and usable. */
export function SettingsDrawer({ selected, item, apply, onClose }: SettingsDrawerProps) {
  const text = useText(processesText);
  const { tree } = useEditor();
  const part = selected === null ? null : partOf(tree, selected);
  const titles = {
    step: text.drawer.step,
    branches: text.drawer.branches,
    branch: text.drawer.branch,
    event: text.drawer.event,
    boundary: text.drawer.event,
  };
  return (
    <Drawer
      open={part !== null || selected === WHOLE}
      onClose={onClose}
      title={part ? titles[part.kind] : text.drawer.process}
      size={520}
      mask={false}
      destroyOnHidden
      rootClassName="flow-drawer"
    >
      {selected === WHOLE && <ProcessSettingsForm tree={tree} apply={apply} />}
      {part && (
        <div key={selected}>
          <NameBox part={part} apply={apply} />
          {part.kind === "step" && <StepSettingsForm node={part.node} item={item} apply={apply} />}
          {part.kind === "event" && <EventSettings event={part.node} apply={apply} />}
          {part.kind === "boundary" && <BoundarySettings event={part.event} apply={apply} />}
          {part.kind === "branches" && <BlockSettings block={part.node} apply={apply} />}
          {part.kind === "branch" && <BranchSettings block={part.block} branch={part.branch} item={item} apply={apply} />}
        </div>
      )}
    </Drawer>
  );
}

export const WHOLE = "#process";

type Part = NonNullable<ReturnType<typeof partOf>>;

function partOf(tree: ProcessTree, id: string) {
  for (const node of nodesOf(tree.steps)) {
    if (node.kind === "back") continue;
    if (node.kind === "branches") {
      if (node.id === id) return { kind: "branches", node } as const;
      const branch = node.branches.find((each) => each.id === id);
      if (branch) return { kind: "branch", block: node, branch } as const;
    } else if (isActivity(node)) {
      if (node.id === id) return { kind: "step", node } as const;
      const event = node.boundary.find((each) => each.id === id);
      if (event) return { kind: "boundary", event } as const;
    } else if (node.id === id && node.kind !== "point") return { kind: "event", node } as const;
  }
  return null;
}

function NameBox({ part, apply }: { part: Part; apply: Apply }) {
  const { tree, words, readOnly } = useEditor();
  const named = part.kind === "boundary" ? part.event : part.kind === "branch" ? part.branch : part.node;
  const rename = (name: string) => {
    const about = `name ${named.id}`;
    if (part.kind === "branch")
      return apply(
        changeBranch(tree, named.id, (before) => ({ ...before, name })),
        about,
      );
    if (part.kind === "boundary")
      return apply(
        changeBoundary(tree, named.id, (before) => ({ ...before, name })),
        about,
      );
    return apply(
      changeNode(tree, named.id, (before) => ({ ...before, name }) as TreeNode),
      about,
    );
  };
  return (
    <Row label={words.text.drawer.name}>
      <Input disabled={readOnly} maxLength={60} value={named.name} onChange={({ target }) => rename(target.value)} />
    </Row>
  );
}
