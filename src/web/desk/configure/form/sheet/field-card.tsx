import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, HolderOutlined } from "@ant-design/icons";
import { useDraggable } from "@dnd-kit/core";
import { Button } from "antd";
import { memo, type ReactNode } from "react";
import { type FormField, kindFacts, textIn } from "../../../../../core/forms/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { KIND_LOOK } from "../kind-look.tsx";
import type { Finding } from "../problems.ts";
import { GhostOf } from "./ghost.tsx";
import { type SheetActs, useSheetActs } from "./sheet-context.ts";

export interface FieldCardProps {
  field: FormField;
  path: string;
  isChosen: boolean;
  weight: Finding["weight"] | undefined;
  children: ReactNode;
}

/** One field on the sheet, with those it holds as children: what it asks, how it looks, its rules in a word, and what can be done with it while it is chosen. */
export const FieldCard = memo(function FieldCard({ field, path, isChosen, weight, children }: FieldCardProps) {
  const { readOnly, select } = useSheetActs();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `field:${path}`, data: { path }, disabled: readOnly });
  const marks = `${isChosen ? " fd-card-chosen" : ""}${isDragging ? " fd-card-dragged" : ""}${weight ? ` fd-card-${weight}` : ""}`;
  return (
    <li ref={setNodeRef} className={`fd-card${marks}${field.fields ? " fd-card-block" : ""}`} data-field={path}>
      <div className="fd-card-line">
        {!readOnly && <DragHandle label={field.label["zh-CN"]} listeners={listeners} />}
        <CardFace field={field} path={path} isChosen={isChosen} onSelect={select} />
        {isChosen && !readOnly && <CardActs path={path} />}
      </div>
      {children}
    </li>
  );
});

function DragHandle({ label, listeners }: { label: string; listeners: ReturnType<typeof useDraggable>["listeners"] }) {
  const text = useText(formdesignText);
  return (
    <span className="fd-handle" title={text.drag(label)} {...listeners}>
      <HolderOutlined />
    </span>
  );
}

interface CardFaceProps {
  field: FormField;
  path: string;
  isChosen: boolean;
  onSelect: SheetActs["select"];
}

/** Drawn anew only when the field itself changes, not while something is dragged. */
const CardFace = memo(function CardFace({ field, path, isChosen, onSelect }: CardFaceProps) {
  const text = useText(formdesignText);
  const { lang } = useLanguage();
  const { Icon } = KIND_LOOK[field.kind];
  const label = textIn(field.label, lang);
  return (
    <button
      type="button"
      className={`fd-face fd-face-${field.kind}`}
      aria-pressed={isChosen}
      aria-label={text.select(label, text.kinds[field.kind])}
      onClick={() => onSelect({ field: path })}
    >
      <span className="fd-face-head">
        <span className="fd-face-icon" title={text.kinds[field.kind]}>
          <Icon />
        </span>
        <span className="fd-face-label">
          {label}
          {field.required === true && (
            <span className="fd-star" title={text.badges.required}>
              *
            </span>
          )}
        </span>
        <Badges field={field} />
      </span>
      {field.hint && <span className="hint">{textIn(field.hint, lang)}</span>}
      <GhostOf field={field} />
    </button>
  );
});

function Badges({ field }: { field: FormField }) {
  const { badges } = useText(formdesignText);
  const shown: [boolean, string][] = [
    [typeof field.required === "string", badges.requiredWhen],
    [field.shownWhen !== undefined, badges.shownWhen],
    [field.computed !== undefined, badges.computed],
    [field.personal ?? kindFacts(field.kind).personal, badges.personal],
  ];
  return (
    <span className="fd-badges">
      {shown.map(
        ([is, words]) =>
          is && (
            <span key={words} className="mark">
              {words}
            </span>
          ),
      )}
    </span>
  );
}

function CardActs({ path }: { path: string }) {
  const text = useText(formdesignText);
  const { step, duplicate, remove } = useSheetActs();
  const acts = [
    { words: text.moveUp, Icon: ArrowUpOutlined, act: () => step(path, -1) },
    { words: text.moveDown, Icon: ArrowDownOutlined, act: () => step(path, 1) },
    { words: text.duplicate, Icon: CopyOutlined, act: () => duplicate(path) },
    { words: text.remove, Icon: DeleteOutlined, act: () => remove(path) },
  ];
  return (
    <span className="fd-card-acts">
      {acts.map(({ words, Icon, act }) => (
        <Button key={words} type="text" size="small" icon={<Icon />} title={words} aria-label={words} onClick={act} />
      ))}
    </span>
  );
}
