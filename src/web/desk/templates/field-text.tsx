import { Dropdown, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useRef } from "react";
import type { FieldCatalogue } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";

export interface FieldTextProps {
  value: string;
  fields: FieldCatalogue;
  rows: number;
  /** Its name, where it isn't just the text of a part. */
  label?: string;
  most?: number;
  onChange: (text: string) => void;
}

/** A text with fields in braces; a field chosen from the list goes in where one is typing. */
export function FieldText({ value, fields, rows, label, most = 4000, onChange }: FieldTextProps) {
  const text = useText(documentsText);
  const area = useRef<TextAreaRef>(null);
  const insert = (field: string) => {
    const control = area.current?.resizableTextArea?.textArea;
    const [start, end] = [control?.selectionStart ?? value.length, control?.selectionEnd ?? value.length];
    onChange(`${value.slice(0, start)}{${field}}${value.slice(end)}`);
  };
  return (
    <div className="template-text">
      <Input.TextArea
        ref={area}
        aria-label={label ?? text.text}
        maxLength={most}
        autoSize={{ minRows: rows, maxRows: 12 }}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Dropdown
        trigger={["click"]}
        menu={{
          items: fields.groups.map((group) => ({
            key: `group ${group.name}`,
            label: group.name,
            children: group.fields.map(({ field, name }) => ({ key: field, label: name })),
          })),
          onClick: ({ key }) => insert(key),
        }}
      >
        <button type="button" className="link-button">
          {text.insert}
        </button>
      </Dropdown>
    </div>
  );
}
