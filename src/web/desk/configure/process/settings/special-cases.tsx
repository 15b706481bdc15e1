import { Radio, Select } from "antd";
import { AGAIN_RULES, NOBODY_RULES, SELF_RULES, WORK_ROLES } from "../../../../../core/process/index.ts";
import { useText } from "../../../language.tsx";
import { steppeopleText } from "../../../messages/steppeople.ts";
import { ConditionFields } from "./condition-fields.tsx";
import type { FoundByProps } from "./found-by.tsx";
import { Row } from "./row.tsx";
import { StaffBox } from "./staff-box.tsx";

/** What happens when nobody is found, when it is the starter, when they have done it before, and when nobody has to. */
export function SpecialCases({ node, step, item, readOnly, changeStep, clearStep, putPeople }: FoundByProps) {
  const text = useText(steppeopleText);
  const { nobody = "manager", nobodyPerson, self = "allow", again = "allow" } = step.people ?? {};
  const mayPass = WORK_ROLES.has(step.role);
  // Only where several sign can nobody's answer be a no: elsewhere there is nothing to refuse with.
  const offered = { manager: true, person: true, agree: mayPass, refuse: mayPass && node.multi?.members === "people" };
  return (
    <>
      <h3>{text.special}</h3>
      {!mayPass && <p className="hint">{text.automaticHint}</p>}
      <Row label={text.nobody}>
        <Select
          disabled={readOnly}
          value={nobody}
          options={NOBODY_RULES.filter((rule) => rule === nobody || offered[rule]).map((value) => ({ value, label: text.nobodies[value] }))}
          onChange={(value) => putPeople({ nobody: value })}
        />
      </Row>
      {nobody === "person" && (
        <Row label={text.nobodyPerson}>
          <StaffBox
            disabled={readOnly}
            most={1}
            value={nobodyPerson ? [nobodyPerson] : []}
            onChange={([number]) => putPeople({ nobodyPerson: number })}
          />
        </Row>
      )}
      <fieldset className="flow-row">
        <legend>{text.self}</legend>
        <Radio.Group
          disabled={readOnly}
          value={self}
          options={SELF_RULES.filter((rule) => mayPass || rule === self || rule !== "skip").map((value) => ({
            value,
            label: text.selves[value],
          }))}
          onChange={({ target }) => putPeople({ self: target.value })}
        />
      </fieldset>
      {(mayPass || again !== "allow") && (
        <fieldset className="flow-row">
          <legend>{text.again}</legend>
          <Radio.Group
            disabled={readOnly}
            value={again}
            options={AGAIN_RULES.map((value) => ({ value, label: text.agains[value] }))}
            onChange={({ target }) => putPeople({ again: target.value })}
          />
        </fieldset>
      )}
      {(mayPass || step.skip !== undefined) && (
        <ConditionFields
          label={text.skip}
          hint={text.skipHint}
          form={item.form}
          value={step.skip ?? ""}
          readOnly={readOnly}
          onChange={(skip) => (skip === "" ? clearStep("skip") : changeStep({ skip }, `skip ${node.id}`))}
        />
      )}
    </>
  );
}
