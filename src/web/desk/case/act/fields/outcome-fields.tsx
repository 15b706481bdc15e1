import { Input, Radio } from "antd";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import { termsText } from "../../../messages/terms.ts";
import type { FieldsProps } from "../act-fields.tsx";
import { Field, FieldGroup } from "./field.tsx";

/** Granting or denying. Nothing is chosen beforehand: a decision is made, not left standing. */
export function ManyOutcomes({ act, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const terms = useText(termsText);
  const outcomes = act.outcomes ?? (["grant", "deny"] as const);
  return (
    <FieldGroup name="outcome" label={text.outcome} lacking={lacking}>
      <Radio.Group
        value={draft.outcome}
        onChange={(event) => change({ outcome: event.target.value })}
        options={outcomes.map((outcome) => ({ value: outcome, label: terms.outcomes[outcome] }))}
      />
    </FieldGroup>
  );
}

/** 行政许可法 32: no licence needed or not this agency's matter (不受理), or the conditions aren't met (不予受理). */
export function RefuseOutcome({ draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  return (
    <>
      <FieldGroup name="outcome" label={text.refuseOutcome} lacking={lacking}>
        <Radio.Group
          className="stacked"
          value={draft.outcome}
          onChange={(event) => change({ outcome: event.target.value })}
          options={[
            { value: "not-accepted", label: text.notAccepted },
            { value: "declined", label: text.declined },
          ]}
        />
      </FieldGroup>
      {draft.outcome === "declined" && (
        <Field name="rightAgency" label={`${text.rightAgency}${text.optionalMark}`} lacking={lacking}>
          {(control) => (
            <Input
              {...control}
              value={draft.rightAgency}
              onChange={(event) => change({ rightAgency: event.target.value })}
              maxLength={200}
            />
          )}
        </Field>
      )}
    </>
  );
}

export function AuthorityField({ draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  return (
    <Field name="authority" label={text.authority} lacking={lacking}>
      {(control) => (
        <Input {...control} value={draft.authority} onChange={(event) => change({ authority: event.target.value })} maxLength={100} />
      )}
    </Field>
  );
}

export function ReplyNumber({ draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  return (
    <Field name="number" label={`${text.replyNumber}${text.optionalMark}`} lacking={lacking}>
      {(control) => <Input {...control} value={draft.number} onChange={(event) => change({ number: event.target.value })} maxLength={80} />}
    </Field>
  );
}

/** 作废: the paper it rests on, where there is one. */
export function VoidDocument({ draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  return (
    <Field
      name="number"
      lacking={lacking}
      label={
        <>
          {text.voidDocument} <span className="hint">{text.optionalMark}</span>
        </>
      }
    >
      {(control) => <Input {...control} value={draft.number} onChange={(event) => change({ number: event.target.value })} maxLength={80} />}
    </Field>
  );
}
