import { Checkbox } from "antd";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import type { FieldsProps } from "../act-fields.tsx";

/** 防控措施: what the step's risks ask for; whoever passes the step ticks what they did. Nothing is ticked beforehand, and nothing must be. */
export function MeasuresField({ act, draft, change }: FieldsProps) {
  const text = useText(actsText);
  if (!act.measures?.length) return null;
  return (
    <fieldset className="act-field" data-field="measures">
      <legend>{text.measures}</legend>
      {act.measures.map(({ name, level, measure }) => (
        <Checkbox
          key={name}
          checked={draft.measures.includes(name)}
          onChange={({ target }) =>
            change({ measures: target.checked ? [...draft.measures, name] : draft.measures.filter((one) => one !== name) })
          }
        >
          {measure} <span className="hint">{text.measureOf(name, level)}</span>
        </Checkbox>
      ))}
      <p className="hint">{text.measuresHint}</p>
    </fieldset>
  );
}
