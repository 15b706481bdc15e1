import { CloseOutlined, PlusOutlined, RollbackOutlined } from "@ant-design/icons";
import { Button } from "antd";
import {
  isActivity,
  isClosed,
  type TreeBoundary,
  type TreeBranch,
  type TreeBranches,
  type TreeNode,
  type TreeSubProcess,
} from "../../../../core/process/index.ts";
import { AddButton } from "./add-button.tsx";
import { nameWords, triggerWords } from "./card-words.ts";
import { useEditor } from "./editor-context.ts";
import { BoundaryCard, BranchCard, EventCard, StepCard } from "./step-card.tsx";

/** Cards one below the other, with a ＋ after each that something can follow. */
export function Sequence({ id, steps, inside }: { id: string; steps: readonly TreeNode[]; inside?: boolean }) {
  const { tree, words } = useEditor();
  const { text } = words;
  return (
    <ol className="flow-seq">
      {inside && (
        <li className="flow-node">
          <AddButton place={{ in: id, at: 0 }} label={text.addFirst} last={steps.length === 0} />
        </li>
      )}
      {steps.map((node, at) => (
        <li className="flow-node" key={node.kind === "back" ? `back-${node.to}` : node.id}>
          <Node node={node} place={{ in: id, at }} />
          {!isClosed([node]) && (
            <AddButton place={{ in: id, at: at + 1 }} label={text.addHere(nameWords(node, tree, words))} last={at === steps.length - 1} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Node({ node, place }: { node: TreeNode; place: { in: string; at: number } }) {
  const editor = useEditor();
  const { tree, words, readOnly } = editor;
  if (node.kind === "branches") return <Branches node={node} />;
  if (node.kind === "back") {
    return (
      <div className="flow-back">
        <RollbackOutlined /> {nameWords(node, tree, words)}
        {!readOnly && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={words.text.removeBack}
            title={words.text.removeBack}
            onClick={() => editor.removeAt(place)}
          />
        )}
      </div>
    );
  }
  if (!isActivity(node)) return node.kind === "point" ? <span className="flow-point">{node.name}</span> : <EventCard event={node} />;
  if (node.boundary.length === 0) return node.kind === "sub-process" ? <SubProcess node={node} /> : <StepCard node={node} />;
  return (
    <div className="flow-hosted">
      <div className="flow-host">{node.kind === "sub-process" ? <SubProcess node={node} /> : <StepCard node={node} />}</div>
      <ul className="flow-besides">
        {node.boundary.map((event) => (
          <Beside key={event.id} event={event} />
        ))}
      </ul>
    </div>
  );
}

function Beside({ event }: { event: TreeBoundary }) {
  const { words } = useEditor();
  return (
    <li className="flow-beside" aria-label={`${event.name} ${triggerWords(event.trigger, words)}`}>
      <BoundaryCard event={event} />
      <Sequence id={event.id} steps={event.steps} inside />
      {event.rejoins && <span className="flow-rejoins">{words.text.joined}</span>}
    </li>
  );
}

function SubProcess({ node }: { node: TreeSubProcess }) {
  return (
    <div className="flow-frame">
      <StepCard node={node} />
      <Sequence id={node.id} steps={node.steps} />
    </div>
  );
}

/** Columns side by side, joined by lines above and below. */
function Branches({ node }: { node: TreeBranches }) {
  const editor = useEditor();
  const { words, tree, readOnly, selected } = editor;
  const { text } = words;
  const faults = editor.faultsOf(node.id);
  const open = node.branches.flatMap((branch, at) => (isClosed(branch.steps) ? [] : [at]));
  return (
    <div className="flow-block">
      <div className="flow-gate">
        <button
          type="button"
          className={`flow-gate-name${selected === node.id ? " flow-selected" : ""}${faults.length > 0 ? " flow-faulty" : ""}`}
          data-card={node.id}
          onClick={() => editor.select(node.id)}
        >
          {nameWords(node, tree, words)} <small>{text.gateways[node.gateway]}</small>
        </button>
        {!readOnly && (
          <Button size="small" shape="round" icon={<PlusOutlined />} onClick={() => editor.addBranch(node.id)}>
            {text.addBranch}
          </Button>
        )}
      </div>
      {faults.map((fault) => (
        <p className="flow-fault" key={fault.code}>
          {editor.faultWords(fault)}
        </p>
      ))}
      <ul className="flow-branches" aria-label={nameWords(node, tree, words)}>
        {node.branches.map((branch, at) => (
          <Branch key={branch.id} block={node} branch={branch} at={at} open={open} />
        ))}
      </ul>
    </div>
  );
}

function Branch({ block, branch, at, open }: { block: TreeBranches; branch: TreeBranch; at: number; open: readonly number[] }) {
  const last = block.branches.length - 1;
  const closed = isClosed(branch.steps);
  const [firstOpen = 0, lastOpen = last] = [open[0], open.at(-1)];
  const middle = last / 2;
  // the line below reaches from the first branch that goes on to the last, and always to the middle
  const left = at > Math.min(firstOpen, middle);
  const right = at < Math.max(lastOpen, middle);
  return (
    <li className={`flow-branch${at === 0 ? " flow-first" : ""}${at === last ? " flow-last" : ""}${closed ? " flow-closed" : ""}`}>
      <span className="flow-stem" />
      <BranchCard block={block} branch={branch} at={at} />
      <Sequence id={branch.id} steps={branch.steps} inside />
      <span className="flow-tail" />
      {open.length > 0 && <span className={`flow-bus${left ? " flow-bus-left" : ""}${right ? " flow-bus-right" : ""}`} />}
    </li>
  );
}
