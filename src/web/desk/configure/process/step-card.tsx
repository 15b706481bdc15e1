import {
  ApartmentOutlined,
  ApiOutlined,
  ClockCircleOutlined,
  FileTextOutlined,
  MailOutlined,
  TeamOutlined,
  UserOutlined,
  WarningFilled,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { RiskLevel, TreeActivity, TreeBoundary, TreeBranch, TreeBranches, TreeEvent } from "../../../../core/process/index.ts";
import { limitWords, multiWords, nameWords, personWords, settingWords, triggerWords } from "./card-words.ts";
import { DRAG_TYPE } from "./drag-type.ts";
import { useEditor } from "./editor-context.ts";

const RISKS: readonly RiskLevel[] = ["high", "middle", "low"];

const ICONS: Record<TreeActivity["kind"], ReactNode> = {
  user: <UserOutlined />,
  manual: <UserOutlined />,
  service: <ApiOutlined />,
  rule: <ApiOutlined />,
  send: <MailOutlined />,
  receive: <MailOutlined />,
  "sub-process": <ApartmentOutlined />,
};

/** What the card of a branch says in its own words. */
const NO_CONDITION = "process/condition-missing";

interface CardProps {
  id: string;
  tone: string;
  label: string;
  movable?: boolean;
  children: ReactNode;
}

/** A card is a button: it opens its settings, shows what stands against it, and can be dragged to another ＋. */
function Card({ id, tone, label, movable = false, children }: CardProps) {
  const editor = useEditor();
  const faults = editor.faultsOf(id);
  const marks = [
    `flow-card flow-${tone}`,
    editor.selected === id ? "flow-selected" : "",
    editor.found.has(id) ? "flow-found" : "",
    faults.length > 0 ? "flow-faulty" : "",
  ];
  const about = [label, ...faults.map(editor.faultWords)].join("，");
  return (
    <button
      type="button"
      className={marks.filter(Boolean).join(" ")}
      data-card={id}
      aria-pressed={editor.selected === id}
      aria-label={about}
      draggable={movable && !editor.readOnly}
      onDragStart={(event) => event.dataTransfer.setData(DRAG_TYPE, id)}
      onClick={() => editor.select(id)}
    >
      {children}
      {faults
        .filter(({ code }) => code !== NO_CONDITION)
        .map((fault) => (
          <span className="flow-fault" key={`${fault.code} ${fault.detail ?? ""}`}>
            <WarningFilled /> {editor.faultWords(fault)}
          </span>
        ))}
    </button>
  );
}

export function StepCard({ node }: { node: TreeActivity }) {
  const { tree, words } = useEditor();
  const { text } = words;
  const name = nameWords(node, tree, words);
  const { step, multi } = node;
  const isPersons = node.kind === "user" || node.kind === "manual";
  const risk = RISKS.find((level) => step?.risks.some((each) => each.level === level));
  const who = isPersons ? personWords(step, words, multi !== undefined) : text.kinds[node.kind];
  const more = step && isPersons ? settingWords(step, words) : [];
  return (
    <Card id={node.id} tone={step?.role ?? node.kind} label={[name, who, limitWords(step, words), ...more].join("，")} movable>
      <span className="flow-head">
        {ICONS[node.kind]} <strong>{name}</strong>
        {multi && (
          <em>
            <TeamOutlined /> {multiWords(multi, words)}
          </em>
        )}
      </span>
      <span className="flow-body">
        <span>{who}</span>
        {isPersons && (
          <span className="flow-muted">
            <ClockCircleOutlined /> {limitWords(step, words)}
          </span>
        )}
        {step && (step.documents.length > 0 || step.materials.length > 0 || risk) && (
          <span className="flow-muted flow-chips">
            {step.materials.length > 0 && <span>{text.materials(step.materials.length)}</span>}
            {step.documents.length > 0 && (
              <span>
                <FileTextOutlined /> {text.papers(step.documents.length)}
              </span>
            )}
            {risk && <span className={`flow-risk flow-risk-${risk}`}>{text.risk[risk]}</span>}
          </span>
        )}
        {more.length > 0 && (
          <span className="flow-muted flow-chips">
            {more.map((each) => (
              <span key={each}>{each}</span>
            ))}
          </span>
        )}
      </span>
    </Card>
  );
}

export function EventCard({ event }: { event: TreeEvent }) {
  const { tree, words } = useEditor();
  const { text } = words;
  const name = nameWords(event, tree, words);
  if (event.kind === "start" || event.kind === "end") {
    return (
      <Card id={event.id} tone={event.kind} label={`${text.kinds[event.kind]}：${name}`}>
        <strong>{name}</strong>
      </Card>
    );
  }
  const when = event.kind === "catch" ? text.timers.wait(triggerWords(event.trigger, words)) : triggerWords(event.trigger, words);
  return (
    <Card id={event.id} tone="wait" label={`${name}，${when}`} movable>
      <span className="flow-head">
        <ClockCircleOutlined /> <strong>{name}</strong>
      </span>
      <span className="flow-body">{when}</span>
    </Card>
  );
}

export function BoundaryCard({ event }: { event: TreeBoundary }) {
  const { tree, words } = useEditor();
  const { text } = words;
  const isTimer = event.trigger?.kind === "timer";
  const when = isTimer ? text.timers.overdue(triggerWords(event.trigger, words)) : triggerWords(event.trigger, words);
  const how = event.interrupting ? text.timers.replaces : text.timers.reminds;
  return (
    <Card id={event.id} tone="boundary" label={`${nameWords(event, tree, words)}，${when}，${how}`}>
      <span className="flow-head">
        <ClockCircleOutlined /> <strong>{when}</strong>
      </span>
      <span className="flow-body flow-muted">{how}</span>
    </Card>
  );
}

export function BranchCard({ block, branch, at }: { block: TreeBranches; branch: TreeBranch; at: number }) {
  const editor = useEditor();
  const { text } = editor.words;
  const when =
    block.gateway === "parallel"
      ? text.always
      : branch.otherwise
        ? text.otherwise
        : branch.condition === undefined
          ? text.noCondition
          : editor.condition(branch.condition);
  const name = branch.name || text.unnamed;
  return (
    <Card id={branch.id} tone="condition" label={`${text.gateways[block.gateway]} ${at + 1}：${name}，${when}`}>
      <span className="flow-head">
        <strong>{name}</strong>
        {block.gateway === "exclusive" && !branch.otherwise && <em>{text.priority(at + 1)}</em>}
      </span>
      <span
        className={
          branch.condition === undefined && block.gateway !== "parallel" && !branch.otherwise
            ? "flow-body flow-missing"
            : "flow-body flow-muted"
        }
      >
        {when}
      </span>
    </Card>
  );
}
