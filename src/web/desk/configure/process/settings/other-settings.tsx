import { Alert, Button, Input, Radio, Select } from "antd";
import {
  changeBoundary,
  changeBranch,
  changeNode,
  makeOtherwise,
  moveBranch,
  type ProcessTree,
  type TreeBoundary,
  type TreeBranch,
  type TreeBranches,
  type TreeEvent,
  type TreeGateway,
} from "../../../../../core/process/index.ts";
import type { ItemPackage } from "../../../../../modules/catalogue/shared.ts";
import { useEditor } from "../editor-context.ts";
import { BLOCK_CHOICES } from "../new-nodes.ts";
import type { Apply } from "../use-tree-design.ts";
import { ConditionBox } from "./condition-box.tsx";
import { Row } from "./row.tsx";
import { TimerBox } from "./time-tab.tsx";

/** One branch: when it is taken, and its place among the others. */
export function BranchSettings({
  block,
  branch,
  item,
  apply,
}: {
  block: TreeBranches;
  branch: TreeBranch;
  item: ItemPackage;
  apply: Apply;
}) {
  const { tree, words, readOnly } = useEditor();
  const { drawer } = words.text;
  const at = block.branches.indexOf(branch);
  const put = (patch: (before: TreeBranch) => TreeBranch, about?: string) => apply(changeBranch(tree, branch.id, patch), about);
  return (
    <>
      {block.gateway === "parallel" && <p className="hint">{drawer.parallelHint}</p>}
      {branch.otherwise && <Alert type="info" showIcon title={drawer.isOtherwise} />}
      {block.gateway !== "parallel" && !branch.otherwise && (
        <>
          <ConditionBox
            form={item.form}
            value={branch.condition ?? ""}
            readOnly={readOnly}
            onChange={(condition) =>
              put(({ condition: _before, ...rest }) => (condition === "" ? rest : { ...rest, condition }), `condition ${branch.id}`)
            }
          />
          {!readOnly && (
            <div className="flow-buttons">
              <Button size="small" onClick={() => apply(makeOtherwise(tree, branch.id))}>
                {drawer.makeOtherwise}
              </Button>
            </div>
          )}
        </>
      )}
      {!readOnly && (
        <div className="flow-buttons">
          <Button size="small" disabled={at === 0} onClick={() => apply(moveBranch(tree, branch.id, -1))}>
            ← {drawer.moveLeft}
          </Button>
          <Button size="small" disabled={at === block.branches.length - 1} onClick={() => apply(moveBranch(tree, branch.id, 1))}>
            {drawer.moveRight} →
          </Button>
        </div>
      )}
    </>
  );
}

/** How the branches of a block are taken. */
export function BlockSettings({ block, apply }: { block: TreeBranches; apply: Apply }) {
  const { tree, words, readOnly } = useEditor();
  const { text } = words;
  return (
    <Row label={text.drawer.gateway} hint={text.gatewayHints[block.gateway]}>
      <Select<TreeGateway>
        disabled={readOnly}
        value={block.gateway}
        options={BLOCK_CHOICES.map((value) => ({ value, label: text.gateways[value] }))}
        onChange={(gateway) => apply(changeNode(tree, block.id, (node) => (node.kind === "branches" ? { ...node, gateway } : node)))}
      />
    </Row>
  );
}

/** A waiting time in the way of the case. */
export function EventSettings({ event, apply }: { event: TreeEvent; apply: Apply }) {
  const { tree, readOnly } = useEditor();
  if (event.kind !== "catch") return null;
  return (
    <TimerBox
      trigger={event.trigger}
      readOnly={readOnly}
      onChange={(trigger) =>
        apply(
          changeNode(tree, event.id, (node) => ({ ...node, trigger }) as TreeEvent),
          `timer ${event.id}`,
        )
      }
    />
  );
}

/** A timer on the border of a step. */
export function BoundarySettings({ event, apply }: { event: TreeBoundary; apply: Apply }) {
  const { tree, words, readOnly } = useEditor();
  const { text } = words;
  const put = (part: Partial<TreeBoundary>, about?: string) =>
    apply(
      changeBoundary(tree, event.id, (before) => ({ ...before, ...part })),
      about,
    );
  return (
    <>
      <TimerBox trigger={event.trigger} readOnly={readOnly} onChange={(trigger) => put({ trigger }, `timer ${event.id}`)} />
      <fieldset className="flow-row">
        <legend>{text.drawer.interrupting}</legend>
        <Radio.Group
          vertical
          disabled={readOnly}
          value={event.interrupting}
          options={[
            { value: false, label: text.timers.reminds },
            { value: true, label: text.timers.replaces },
          ]}
          onChange={({ target }) => put({ interrupting: target.value })}
        />
      </fieldset>
    </>
  );
}

/** The process as a whole. */
export function ProcessSettingsForm({ tree, apply }: { tree: ProcessTree; apply: Apply }) {
  const { words, readOnly } = useEditor();
  const { drawer } = words.text;
  return (
    <>
      <Row label={drawer.name}>
        <Input
          disabled={readOnly}
          maxLength={60}
          value={tree.name}
          onChange={({ target }) => apply({ ok: true, tree: { ...tree, name: target.value } }, "process name")}
        />
      </Row>
      <fieldset className="flow-row">
        <legend>{drawer.siblings}</legend>
        <Radio.Group
          vertical
          disabled={readOnly}
          value={tree.settings.returnSiblings}
          options={[
            { value: "cancel", label: drawer.siblingsCancel },
            { value: "keep", label: drawer.siblingsKeep },
          ]}
          onChange={({ target }) => apply({ ok: true, tree: { ...tree, settings: { ...tree.settings, returnSiblings: target.value } } })}
        />
      </fieldset>
    </>
  );
}
