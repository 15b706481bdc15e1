import { Button, Dropdown } from "antd";
import type { BlockKind, FieldCatalogue, TemplateBlock } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { BlockFields } from "./block-fields.tsx";
import { OrderedParts } from "./ordered-parts.tsx";

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
  return (
    <>
      <OrderedParts parts={blocks} labelOf={text.block} titleOf={(block) => text.kinds[block.kind]} onChange={onChange}>
        {(block, _, replace) => <BlockFields block={block} fields={fields} onChange={replace} />}
      </OrderedParts>
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
