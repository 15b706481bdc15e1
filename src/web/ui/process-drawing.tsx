/** @jsxImportSource #html */
import type { Drawing, DrawnFlow, DrawnNode } from "../../core/process/index.ts";
import { limitWords, whoWords } from "./process-steps.tsx";
import type { DrawingMark, DrawingTexts, OrgNames, Position } from "./process-texts.ts";

/** Position of a node: line, ground, and a sign beside the word, so that nothing hangs on colour. */
const LOOKS: Record<Position, { line: string; ground: string; ink: string; sign: string; width: number }> = {
  done: { line: "#17643a", ground: "#e9f6ee", ink: "#17643a", sign: "✓", width: 1.5 },
  current: { line: "#0b4f9e", ground: "#e9f1fa", ink: "#0b4f9e", sign: "●", width: 3 },
  returned: { line: "#8a4b00", ground: "#fff5e2", ink: "#7a4300", sign: "↩", width: 2 },
  todo: { line: "#747d88", ground: "#ffffff", ink: "#4a525c", sign: "", width: 1.25 },
};

/** Marks of a comparison or a check, in the same way. */
const MARKED: Record<DrawingMark["tone"], (typeof LOOKS)[Position]> = {
  new: { line: "#17643a", ground: "#e9f6ee", ink: "#17643a", sign: "+", width: 2.5 },
  gone: { line: "#b42318", ground: "#fdeeec", ink: "#8f1c13", sign: "−", width: 2.5 },
  changed: { line: "#8a4b00", ground: "#fff5e2", ink: "#7a4300", sign: "~", width: 2.5 },
  fault: { line: "#b42318", ground: "#fdeeec", ink: "#8f1c13", sign: "!", width: 2.5 },
};

/** Room on the right for what is told beside nodes, and the characters a line of it takes. */
const NOTE_ROOM = 230;
const NOTE_LINE = 17;

const FLOW_LINE = "#5b6570";
const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';
const GATEWAY_SIGNS: Readonly<Record<string, string>> = { exclusive: "×", parallel: "+", inclusive: "○", "event-based": "◇" };

export interface ProcessDrawingProps {
  drawing: Drawing;
  name: string;
  texts: DrawingTexts;
  orgName: OrgNames;
  /** How each node stands, by id; without it the process is shown as such. */
  position?: Readonly<Record<string, Position>>;
  /** What is said of nodes and lines, by id, in place of how they stand. */
  marks?: Readonly<Record<string, DrawingMark>>;
  /** Documents made and the highest risk stand at each step too. */
  inFull?: boolean;
  /** Makes ids unique where a page holds several drawings. */
  id?: string;
}

/**
 * 权力运行流程图, drawn from the running process (附录1 A2), for the public page, the desk and the replay. Self-contained: it needs no style
 * sheet. What it shows is also told in words by `ProcessSteps`.
 */
export function ProcessDrawing({ drawing, name, texts, orgName, position, marks, inFull = false, id = "process" }: ProcessDrawingProps) {
  const steps = drawing.nodes.filter((node) => node.role !== undefined).length;
  // An event on a step's border is named by the line that leads away from it.
  const named = new Set(drawing.flows.flatMap(({ source, labelAt }) => (labelAt ? [source] : [])));
  const nodes = drawing.nodes.map((node) => (node.kind === "boundary" && named.has(node.id) ? { ...node, name: "" } : node));
  const width = drawing.width + (Object.values(marks ?? {}).some(({ note }) => note) ? NOTE_ROOM : 0);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={drawing.height}
      viewBox={`0 0 ${width} ${drawing.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      fontFamily={FONT}
    >
      <title id={`${id}-title`}>{texts.title(name)}</title>
      <desc id={`${id}-description`}>{texts.description(steps)}</desc>
      <defs>
        <marker id={`${id}-arrow`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" fill={FLOW_LINE} />
        </marker>
      </defs>
      {drawing.flows.map((flow) => (
        <Flow key={flow.id} flow={flow} arrow={`${id}-arrow`} mark={marks?.[flow.id]} />
      ))}
      {nodes.map((node) => (
        <Node key={node.id} node={node} stands={position?.[node.id]} mark={marks?.[node.id]} texts={texts} orgName={orgName} />
      ))}
      {inFull && drawing.nodes.map((node) => <Tags key={node.id} node={node} texts={texts} />)}
    </svg>
  );
}

function Flow({ flow, arrow, mark }: { flow: DrawnFlow; arrow: string; mark: DrawingMark | undefined }) {
  if (flow.points.length < 2) return null;
  const at = labelPlace(flow);
  const look = mark && MARKED[mark.tone];
  const label = [flow.label, mark && `${look?.sign} ${mark.word}`].filter(Boolean).join(" · ");
  return (
    <g>
      <polyline
        points={flow.points.map((point) => point.join(",")).join(" ")}
        fill="none"
        stroke={look?.line ?? FLOW_LINE}
        strokeWidth={look?.width ?? 1.5}
        strokeLinejoin="round"
        markerEnd={`url(#${arrow})`}
      />
      {label && (
        <text
          x={at.x}
          y={at.y}
          textAnchor={at.anchor}
          fontSize="12"
          fill={look?.ink ?? "#1f2328"}
          stroke="#ffffff"
          strokeWidth="4"
          paintOrder="stroke"
        >
          {label}
        </text>
      )}
    </g>
  );
}

/** Where the drawing keeps room for the words; in one of an older version, beside the first stretch that is long enough to carry them. */
function labelPlace({ points, labelAt }: DrawnFlow): { x: number; y: number; anchor: "start" | "middle" } {
  if (labelAt) return { x: labelAt.x + labelAt.width / 2, y: labelAt.y + labelAt.height - 5, anchor: "middle" };
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1];
    const to = points[index];
    if (from && to && Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]) > 24)
      return { x: (from[0] + to[0]) / 2 + 6, y: (from[1] + to[1]) / 2 - 4, anchor: "start" };
  }
  const [x, y] = points[0] ?? [0, 0];
  return { x, y, anchor: "start" };
}

interface NodeProps {
  node: DrawnNode;
  stands: Position | undefined;
  mark: DrawingMark | undefined;
  texts: DrawingTexts;
  orgName: OrgNames;
}

function Node(props: NodeProps) {
  const { node, mark } = props;
  const look = mark ? MARKED[mark.tone] : LOOKS[props.stands ?? "todo"];
  if (node.width <= 8 || !mark) return <NodeShape {...props} look={look} />;
  return (
    <g>
      <NodeShape {...props} look={look} />
      {mark.note && <Note node={node} note={mark.note} ink={look.ink} />}
      {!mark.note && !isBox(node) && (
        <text x={node.x + node.width + 6} y={node.y + 8} fontSize="11" fill={look.ink} stroke="#ffffff" strokeWidth="4" paintOrder="stroke">
          {`${look.sign} ${mark.word}`}
        </text>
      )}
    </g>
  );
}

function Note({ node: { x, y, width }, note, ink }: { node: DrawnNode; note: string; ink: string }) {
  const lines = note.match(new RegExp(`.{1,${NOTE_LINE}}`, "gu")) ?? [];
  return (
    <text x={x + width + 10} y={y + 14} fontSize="12" fill={ink} stroke="#ffffff" strokeWidth="4" paintOrder="stroke">
      {lines.map((line, index) => (
        <tspan key={line} x={x + width + 10} dy={index === 0 ? 0 : 16}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const isBox = ({ kind }: DrawnNode) => !(kind in GATEWAY_SIGNS) && !["start", "end", "boundary", "catch", "throw"].includes(kind);

function NodeShape({ node, stands, mark, texts, orgName, look }: NodeProps & { look: Look }) {
  const sign = GATEWAY_SIGNS[node.kind];
  if (node.width <= 8) return <circle cx={node.x + node.width / 2} cy={node.y + node.height / 2} r="3" fill={FLOW_LINE} />;
  if (sign) return <Gateway node={node} sign={sign} look={look} />;
  if (node.kind === "start" || node.kind === "end") return <Pill node={node} look={look} bold={node.kind === "end"} />;
  if (node.kind === "boundary") return <BoundaryEvent node={node} look={look} />;
  if (node.kind === "catch" || node.kind === "throw") return <Pill node={node} look={look} bold={false} small />;
  return <Box node={node} stands={stands} mark={mark} texts={texts} orgName={orgName} look={look} />;
}

type Look = (typeof LOOKS)[Position];

function Gateway({ node, sign, look }: { node: DrawnNode; sign: string; look: Look }) {
  const { x, y, width, height } = node;
  const [cx, cy] = [x + width / 2, y + height / 2];
  return (
    <g>
      <path
        d={`M${cx} ${y}L${x + width} ${cy}L${cx} ${y + height}L${x} ${cy}z`}
        fill={look.ground}
        stroke={look.line}
        strokeWidth={look.width}
      />
      <text x={cx} y={cy + 6} fontSize="18" textAnchor="middle" fill={look.ink}>
        {sign}
      </text>
      {node.name && (
        <text x={x + width + 6} y={cy + 4} fontSize="12" fill="#1f2328" stroke="#ffffff" strokeWidth="4" paintOrder="stroke">
          {node.name}
        </text>
      )}
    </g>
  );
}

function Pill({ node, look, bold, small = false }: { node: DrawnNode; look: Look; bold: boolean; small?: boolean }) {
  const { x, y, width, height } = node;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={height / 2}
        fill={look.ground}
        stroke={look.line}
        strokeWidth={bold ? Math.max(2.5, look.width) : look.width}
      />
      <text x={x + width / 2} y={y + height / 2 + 5} fontSize={small ? 12 : 14} textAnchor="middle" fill="#1f2328">
        {node.name}
      </text>
    </g>
  );
}

/** A time limit or message on the edge of a step. */
function BoundaryEvent({ node, look }: { node: DrawnNode; look: Look }) {
  const { x, y, width, height } = node;
  return (
    <g>
      <circle cx={x + width / 2} cy={y + height / 2} r={width / 2} fill="#ffffff" stroke={look.line} strokeWidth={look.width} />
      <path d={`M${x + width / 2} ${y + 7}v7h5`} fill="none" stroke={look.line} strokeWidth="1.5" />
      <text x={x + width + 4} y={y + height - 2} fontSize="11" fill="#4a525c" stroke="#ffffff" strokeWidth="4" paintOrder="stroke">
        {node.name}
      </text>
    </g>
  );
}

const RISK_LOOKS = {
  high: { line: "#b42318", ground: "#fdeeec" },
  middle: { line: "#8a4b00", ground: "#fff5e2" },
  low: { line: "#6b5b00", ground: "#fffbe0" },
} as const;

/** What a step makes, on its lower edge, and its highest risk, on the upper one. */
function Tags({ node: { x, y, height, risk, documents = [] }, texts }: { node: DrawnNode; texts: DrawingTexts }) {
  return (
    <g>
      {risk && <Tag x={x - 6} y={y - 13} word={texts.riskMark(texts.riskLevels[risk])} {...RISK_LOOKS[risk]} />}
      {documents.length > 0 && (
        <Tag x={x - 6} y={y + height - 4} word={texts.documentMark(documents.length)} line="#4a525c" ground="#ffffff" />
      )}
    </g>
  );
}

/** About as wide as its word: Chinese characters take a whole em, others about half. */
function Tag({ x, y, word, line, ground }: { x: number; y: number; word: string; line: string; ground: string }) {
  const width = 12 + [...word].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 11 : 6), 0);
  return (
    <g>
      <rect x={x} y={y} width={width} height={18} rx="3" fill={ground} stroke={line} />
      <text x={x + width / 2} y={y + 13} fontSize="11" textAnchor="middle" fill={line}>
        {word}
      </text>
    </g>
  );
}

/** A step: its name, who does it, how long it may take; its position as a word in the corner. */
function Box({ node, stands, mark, texts, orgName, look }: NodeProps & { look: Look }) {
  const { x, y, width, height } = node;
  const who = node.post || node.org ? whoWords(node, texts, orgName) : texts.system;
  const limit = node.limit ? limitWords(node.limit, texts) : "";
  const stood = stands && stands !== "todo" ? texts.positions[stands] : "";
  const word = mark || stood ? `${look.sign} ${mark?.word ?? stood}` : "";
  const left = x + width / 2;
  return (
    <g>
      {node.several && <rect x={x + 5} y={y + 5} width={width} height={height} rx="6" fill="#ffffff" stroke={look.line} />}
      <rect x={x} y={y} width={width} height={height} rx="6" fill={look.ground} stroke={look.line} strokeWidth={look.width} />
      <text x={left} y={y + (limit ? 21 : 28)} fontSize="15" fontWeight="600" textAnchor="middle" fill="#1f2328">
        {node.name}
      </text>
      <text x={left} y={y + (limit ? 39 : 47)} fontSize="12" textAnchor="middle" fill="#4a525c">
        {who}
      </text>
      {limit && (
        <text x={left} y={y + 55} fontSize="12" textAnchor="middle" fill="#4a525c">
          {limit}
        </text>
      )}
      {node.several && <Tag x={x + 42} y={y - 10} word={texts.several[node.several]} line={look.line} ground="#ffffff" />}
      {word && (
        <>
          <rect x={x + width - 70} y={y - 16} width="76" height="20" rx="10" fill={look.line} />
          <text x={x + width - 32} y={y - 2} fontSize="11" textAnchor="middle" fill="#ffffff">
            {word}
          </text>
        </>
      )}
    </g>
  );
}
