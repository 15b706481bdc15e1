import { InputNumber, Radio, Select } from "antd";
import { staffPaths } from "../../../../../core/forms/index.ts";
import { FINDERS, type Finder, PICKS, type StepPeople } from "../../../../../core/process/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { steppeopleText } from "../../../messages/steppeople.ts";
import { fieldLabels } from "../field-labels.ts";
import { findsSeveral, type PeopleChange } from "./edit-people.ts";
import { FeelRow } from "./feel-row.tsx";
import { Row } from "./row.tsx";
import { SectionBox } from "./section-box.tsx";
import { StaffBox } from "./staff-box.tsx";
import type { TabProps } from "./tab-props.ts";

export interface FoundByProps extends TabProps {
  putPeople(change: PeopleChange, about?: string): void;
}

/** How the person of the step is found, and who of several does it: only what the way chosen needs is asked. */
export function FoundBy(props: FoundByProps) {
  const { node, step, readOnly, putPeople } = props;
  const text = useText(steppeopleText);
  const find = step.people?.find ?? "post";
  return (
    <>
      <Row label={text.finder} hint={text.finderHints[find]}>
        <Select<Finder>
          disabled={readOnly}
          value={find}
          listHeight={420}
          options={FINDERS.map((value) => ({ value, label: text.finders[value] }))}
          onChange={(chosen) => putPeople({ find: chosen })}
        />
      </Row>
      <FinderNeeds {...props} people={step.people ?? { find }} />
      {findsSeveral(find) && !node.multi && (
        <fieldset className="flow-row">
          <legend>{text.pick}</legend>
          <Radio.Group
            vertical
            disabled={readOnly}
            value={step.people?.pick ?? "pool"}
            options={PICKS.map((value) => ({ value, label: text.picks[value] }))}
            onChange={({ target }) => putPeople({ pick: target.value })}
          />
        </fieldset>
      )}
    </>
  );
}

function FinderNeeds({ node, step, item, readOnly, people, putPeople }: FoundByProps & { people: StepPeople }) {
  const { lang } = useLanguage();
  const text = useText(steppeopleText);
  switch (people.find) {
    case "section":
    case "head":
      return (
        <Row label={text.section} hint={people.find === "head" ? text.headSectionHint : text.sectionHint}>
          <SectionBox
            optional={people.find === "head"}
            org={step.org ?? "department"}
            department={item.department}
            disabled={readOnly}
            value={people.section}
            onChange={(section) => putPeople({ section })}
          />
        </Row>
      );
    case "heads-up":
      return (
        <Row label={text.levels}>
          <InputNumber
            disabled={readOnly}
            min={1}
            max={5}
            precision={0}
            value={people.levels ?? 1}
            onChange={(levels) => levels && putPeople({ levels }, `levels ${node.id}`)}
          />
        </Row>
      );
    case "people":
      return (
        <Row label={text.people}>
          <StaffBox disabled={readOnly} most={50} value={people.people ?? []} onChange={(numbers) => putPeople({ people: numbers })} />
        </Row>
      );
    case "field":
    case "field-head": {
      const labels = fieldLabels(item.form, lang);
      return (
        <Row label={text.field}>
          <Select
            disabled={readOnly}
            status={people.field ? "" : "error"}
            showSearch={{ optionFilterProp: "label" }}
            value={people.field ?? null}
            options={staffPaths(item.form).flatMap((path) => (labels.has(path) ? [{ value: path, label: labels.get(path) ?? path }] : []))}
            onChange={(field) => field && putPeople({ field })}
          />
        </Row>
      );
    }
    case "expression":
      return (
        <FeelRow
          label={text.expression}
          form={item.form}
          readOnly={readOnly}
          value={people.expression ?? ""}
          onChange={(expression) => putPeople({ expression }, `expression ${node.id}`)}
        />
      );
    default:
      return null;
  }
}
