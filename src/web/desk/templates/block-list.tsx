import { Button, Dropdown } from "antd";
import { useRef } from "react";
import type { BlockKind, FieldCatalogue, TemplateBlock } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { BlockFields } from "./block-fields.tsx";

const KINDS: readonly BlockKind[] = [
  "paragraph",
  "title",
  "number",
  "addressee",
  "heading",
  "list",
  "table",
  "facts",
  "signature",
  "lines",
  "qr",
  "note",
  "centre",
  "right",
];

/** A new part of a kind, with what it can't be without. */
function newBlock(kind: BlockKind): TemplateBlock {
  switch (kind) {
    case "number":
    case "qr":
      return { kind };
    case "list":
      return { kind, of: "materials", text: "{index}. {row.name}", none: "", when: "" };
    case "table":
      return { kind, of: "materials", columns: [{ label: "", text: "{row.name}", width: 1 }], when: "" };
    case "facts":
      return { kind, rows: [{ label: "", text: "", tall: false, optional: false }], when: "" };
    case "signature":
      return { kind, text: "{department.name}", day: "{case.today|day}", seal: true };
    case "lines":
      return { kind, labels: [""] };
    default:
      return { kind, text: "", when: "" };
  }
}

export interface BlockListProps {
  blocks: readonly TemplateBlock[];
  fields: FieldCatalogue;
  onChange: (blocks: TemplateBlock[]) => void;
}

/** The parts of a document in their order. */
export function BlockList({ blocks, fields, onChange }: BlockListProps) {
  const text = useText(documentsText);
  // Parts have no name of their own: each keeps its key while others are moved about it.
  const keys = useRef(new WeakMap<TemplateBlock, number>());
  const next = useRef(0);
  const keyOf = (block: TemplateBlock) => {
    const known = keys.current.get(block);
    if (known !== undefined) return known;
    next.current += 1;
    keys.current.set(block, next.current);
    return next.current;
  };
  const replace = (at: number, block: TemplateBlock) => {
    const before = blocks[at];
    if (before) keys.current.set(block, keyOf(before));
    onChange(blocks.map((one, index) => (index === at ? block : one)));
  };
  const move = (from: number, to: number) => {
    const moved = [...blocks];
    const [block] = moved.splice(from, 1);
    if (block) moved.splice(to, 0, block);
    onChange(moved);
  };
  return (
    <>
      <ol className="template-blocks">
        {blocks.map((block, index) => (
          <li key={keyOf(block)} aria-label={text.block(index + 1)}>
            <div className="template-block-head">
              <strong>
                {index + 1} {text.kinds[block.kind]}
              </strong>
              <span>
                <Button size="small" type="text" disabled={index === 0} onClick={() => move(index, index - 1)}>
                  {text.up}
                </Button>
                <Button size="small" type="text" disabled={index === blocks.length - 1} onClick={() => move(index, index + 1)}>
                  {text.down}
                </Button>
                <Button size="small" type="text" danger onClick={() => onChange(blocks.filter((_, at) => at !== index))}>
                  {text.remove}
                </Button>
              </span>
            </div>
            <BlockFields block={block} fields={fields} onChange={(changed) => replace(index, changed)} />
          </li>
        ))}
      </ol>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: KINDS.map((kind) => ({ key: kind, label: text.kinds[kind] })),
          onClick: ({ key }) => onChange([...blocks, newBlock(key as BlockKind)]), // keys are the kinds above
        }}
      >
        <Button block>{text.addBlock}</Button>
      </Dropdown>
    </>
  );
}
