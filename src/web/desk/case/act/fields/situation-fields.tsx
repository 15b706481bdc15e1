import { Radio } from "antd";
import type { FieldsProps } from "../act-fields.tsx";
import { FieldGroup } from "./field.tsx";

/** 更正情形: the questions as they were answered, to be put right. */
export function SituationFields({ view, draft, change, lacking }: FieldsProps) {
  return view.situations.map(({ id, question, help, choices }) => (
    <FieldGroup key={id} name="situations" label={question} lacking={lacking} {...(help ? { hint: help } : {})}>
      <Radio.Group
        value={draft.situations[id]}
        onChange={(event) => change({ situations: { ...draft.situations, [id]: event.target.value } })}
        options={choices.map((choice) => ({ value: choice.id, label: choice.label }))}
      />
    </FieldGroup>
  ));
}
