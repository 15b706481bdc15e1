import { Select } from "antd";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import type { FieldsProps } from "../act-fields.tsx";
import { FieldGroup } from "./field.tsx";

/** 自选: who does a step to come, where the process leaves that to whoever does this one. */
export function ChoiceFields({ act, draft, change, lacking, unchosen }: FieldsProps) {
  const text = useText(actsText);
  return (act.choices ?? []).map(({ node, name, several, needed, people }) => (
    <FieldGroup
      key={node}
      name="choices"
      label={text.personOf(name)}
      lacking={draft.choices[node]?.length ? [] : node === unchosen ? ["choices"] : needed ? lacking : []}
    >
      <Select
        className="full"
        aria-label={text.personOf(name)}
        mode="multiple"
        {...(several ? {} : { maxCount: 1 })}
        value={draft.choices[node] ?? []}
        onChange={(chosen: string[]) => change({ choices: { ...draft.choices, [node]: chosen } })}
        options={people.map((person) => ({ value: person.id, label: `${person.name} ${person.staffNumber}` }))}
        showSearch={{ optionFilterProp: "label" }}
      />
    </FieldGroup>
  ));
}
