import { Checkbox, Input, Radio } from "antd";
import { useText } from "../language.tsx";
import { intakeText } from "../messages/intake.ts";
import { FieldFrame, GroupFrame } from "./fields/field-frame.tsx";
import type { IntakeDraft } from "./intake-draft.ts";

export interface ApplicantFieldsProps {
  objects: readonly ("person" | "organisation")[];
  draft: IntakeDraft;
  change: (part: Partial<IntakeDraft>) => void;
  faultAt: (path: string) => string | undefined;
}

/** Who applies, and who acts for them. */
export function ApplicantFields({ objects, draft, change, faultAt }: ApplicantFieldsProps) {
  const text = useText(intakeText);
  const { applicant, agent, hasAgent } = draft;
  const set = (part: Partial<typeof applicant>) => change({ applicant: { ...applicant, ...part } });
  const isPerson = applicant.kind === "person";
  const line = (name: "name" | "number" | "phone" | "address", label: string, keyboard: "text" | "tel" = "text") => (
    <FieldFrame label={label} required={name !== "address"} fault={faultAt(`applicant.${name}`)}>
      {(control) => (
        <Input
          {...control}
          value={applicant[name]}
          inputMode={keyboard}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </FieldFrame>
  );
  return (
    <section className="panel" aria-label={text.applicant}>
      <h2>{text.applicant}</h2>
      <div className="field-grid">
        {objects.length > 1 && (
          <GroupFrame label={text.kind} required fault={faultAt("applicant.kind")}>
            <Radio.Group
              value={applicant.kind}
              onChange={(event) => set({ kind: event.target.value })}
              options={objects.map((kind) => ({ value: kind, label: text[kind] }))}
            />
          </GroupFrame>
        )}
        {line("name", isPerson ? text.personName : text.organisationName)}
        {line("number", isPerson ? text.personNumber : text.organisationNumber)}
        {line("phone", text.phone, "tel")}
        {line("address", text.address)}
      </div>
      <Checkbox checked={hasAgent} onChange={(event) => change({ hasAgent: event.target.checked })}>
        {text.hasAgent}
      </Checkbox>
      {hasAgent && (
        <fieldset className="form-row">
          <legend>{text.agent}</legend>
          <div className="field-grid">
            {(["name", "number", "phone"] as const).map((name) => (
              <FieldFrame
                key={name}
                required
                label={{ name: text.personName, number: text.personNumber, phone: text.phone }[name]}
                fault={faultAt(`applicant.agent.${name}`)}
              >
                {(control) => (
                  <Input
                    {...control}
                    value={agent[name]}
                    autoComplete="off"
                    maxLength={60}
                    onChange={(event) => change({ agent: { ...agent, [name]: event.target.value } })}
                  />
                )}
              </FieldFrame>
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}
