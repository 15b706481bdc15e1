import { Select } from "antd";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import type { FieldsProps } from "../act-fields.tsx";
import { useCandidates } from "../use-candidates.ts";
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

/** 传阅: colleagues of the step's organisation who are given the case to read. */
export function ReadersField({ view, act, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const colleagues = useCandidates(view, act, true, true);
  return (
    <FieldGroup name="readers" label={text.readersAre} lacking={lacking}>
      <Select
        className="full"
        aria-label={text.readersAre}
        mode="multiple"
        loading={colleagues.isPending}
        value={draft.readers}
        onChange={(readers: string[]) => change({ readers })}
        options={(colleagues.data ?? []).map(({ id, name, staffNumber }) => ({ value: id, label: `${name} ${staffNumber}` }))}
        showSearch={{ optionFilterProp: "label" }}
      />
    </FieldGroup>
  );
}
