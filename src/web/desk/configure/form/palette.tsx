import { SearchOutlined } from "@ant-design/icons";
import { useDraggable } from "@dnd-kit/core";
import { Input } from "antd";
import { useState } from "react";
import type { FieldKind } from "../../../../core/forms/index.ts";
import { useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { KIND_GROUPS, KIND_LOOK } from "./kind-look.tsx";

const GROUPS = Object.keys(KIND_GROUPS) as (keyof typeof KIND_GROUPS)[];

/** All kinds of field, to drag or to click. */
export function Palette({ onAdd, draggable = true }: { onAdd: (kind: FieldKind) => void; draggable?: boolean }) {
  const text = useText(formdesignText);
  const [wanted, setWanted] = useState("");
  const matches = (kind: FieldKind) => `${text.kinds[kind]} ${kind}`.toLowerCase().includes(wanted.trim().toLowerCase());
  return (
    <nav className="fd-palette" aria-label={text.palette}>
      <Input
        size="small"
        allowClear
        prefix={<SearchOutlined />}
        placeholder={text.findKind}
        aria-label={text.findKind}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {GROUPS.map((group) => {
        const kinds = KIND_GROUPS[group].filter(matches);
        return (
          kinds.length > 0 && (
            <section key={group} aria-label={text.groups[group]}>
              <h3>{text.groups[group]}</h3>
              <ul>
                {kinds.map((kind) => (
                  <li key={kind}>{draggable ? <DraggableKind kind={kind} onAdd={onAdd} /> : <Kind kind={kind} onAdd={onAdd} />}</li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      <p className="hint">{text.paletteHint}</p>
    </nav>
  );
}

interface KindProps {
  kind: FieldKind;
  onAdd: (kind: FieldKind) => void;
}

function DraggableKind({ kind, onAdd }: KindProps) {
  const { setNodeRef, listeners } = useDraggable({ id: `kind:${kind}`, data: { kind } });
  return <Kind kind={kind} onAdd={onAdd} dragRef={setNodeRef} listeners={listeners} />;
}

function Kind({
  kind,
  onAdd,
  dragRef,
  listeners,
}: KindProps & { dragRef?: (element: HTMLElement | null) => void; listeners?: ReturnType<typeof useDraggable>["listeners"] }) {
  const text = useText(formdesignText);
  const { Icon } = KIND_LOOK[kind];
  return (
    <button type="button" className="fd-kind" ref={dragRef} {...listeners} onClick={() => onAdd(kind)}>
      <Icon aria-hidden="true" />
      {text.kinds[kind]}
    </button>
  );
}
