import { Button } from "antd";
import { useEffect, useRef } from "react";
import { textIn } from "../../../../core/forms/index.ts";
import { useLanguage, useText } from "../../language.tsx";
import { intakeText } from "../../messages/intake.ts";
import { GroupFrame } from "./field-frame.tsx";
import type { FormFieldProps } from "./form-setting.ts";
import { useFrame } from "./use-frame.ts";

/** Several fields under one heading; a signature shows what is signed. */
export function BlockField({ view, setting }: FormFieldProps) {
  const { lang } = useLanguage();
  const { text } = view.field;
  return (
    <GroupFrame {...useFrame({ view, setting })}>
      {text && <p className="statement">{textIn(text, lang)}</p>}
      <div className="field-grid">
        {view.parts.map((part) => (
          <setting.Field key={part.path} view={part} setting={setting} />
        ))}
      </div>
    </GroupFrame>
  );
}

/** Rows of the same fields. */
export function TableField({ view, setting }: FormFieldProps) {
  const text = useText(intakeText);
  const frame = useFrame({ view, setting });
  const added = useRef(false);
  const rows = useRef<HTMLDivElement>(null);
  const shown = view.rows.length;
  useEffect(() => {
    // Whoever adds a row writes in it next.
    if (added.current && shown > 0) rows.current?.querySelector<HTMLElement>(".form-row:last-of-type input")?.focus();
    added.current = false;
  }, [shown]);
  const add = () => {
    added.current = true;
    setting.addRow(view.path, shown);
  };
  return (
    <GroupFrame {...frame}>
      <div ref={rows}>
        {view.rows.map((row, index) => (
          // Rows have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <fieldset className="form-row" key={index}>
            <legend className="hint">{text.row(frame.label, index + 1)}</legend>
            <div className="field-grid">
              {row.map((part) => (
                <setting.Field key={part.path} view={part} setting={setting} />
              ))}
            </div>
            <Button
              type="link"
              size="small"
              aria-label={text.removeRow(frame.label, index + 1)}
              onClick={() => setting.removeRow(view.path, index)}
            >
              {text.remove}
            </Button>
          </fieldset>
        ))}
      </div>
      {view.mayAdd && (
        <Button size="small" data-adds-row="" onClick={add}>
          {text.addRow(frame.label)}
        </Button>
      )}
    </GroupFrame>
  );
}

export function SectionField({ view, setting }: FormFieldProps) {
  return <h4 className="form-section">{useFrame({ view, setting }).label}</h4>;
}

export function StatementField({ view }: FormFieldProps) {
  const { lang } = useLanguage();
  return <p className="statement">{textIn(view.field.text ?? view.field.label, lang)}</p>;
}
