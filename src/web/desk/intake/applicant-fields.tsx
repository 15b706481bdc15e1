import { Checkbox, Input, Radio } from "antd";
import type { ReactNode } from "react";
import { checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import { caseMessages } from "../../../modules/cases/shared.ts";
import { useLanguage, useText } from "../language.tsx";
import { counterText } from "../messages/counter.ts";
import { intakeText } from "../messages/intake.ts";
import { CardNote } from "./card/card-note.tsx";
import type { CardRead } from "./card/read-card.ts";
import { FieldFrame, GroupFrame } from "./fields/field-frame.tsx";
import type { IntakeDraft } from "./intake-draft.ts";

export interface ApplicantFieldsProps {
  objects: readonly ("person" | "organisation")[];
  /** Whether the county sends notices by mail. */
  mail: boolean;
  draft: IntakeDraft;
  change: (part: Partial<IntakeDraft>) => void;
  faultAt: (path: string) => string | undefined;
  /** The card read last. */
  card: CardRead | null;
  /** What stands below the applicant's lines. */
  children?: ReactNode;
}

/** Who applies, and who acts for them. */
export function ApplicantFields({ objects, mail, draft, change, faultAt, card, children }: ApplicantFieldsProps) {
  const text = useText(intakeText);
  const { applicant, agent, hasAgent } = draft;
  const set = (part: Partial<typeof applicant>) => change({ applicant: { ...applicant, ...part } });
  const isPerson = applicant.kind === "person";
  const number = useNumberWords(applicant);
  const line = (name: "name" | "number" | "phone" | "email" | "address", label: string, keyboard: "text" | "tel" | "email" = "text") => (
    <FieldFrame
      label={label}
      required={name !== "address" && name !== "email"}
      fault={(name === "number" ? number.fault : undefined) ?? faultAt(`applicant.${name}`)}
      hint={name === "number" ? number.facts : undefined}
    >
      {(control) => (
        <Input
          {...control}
          value={applicant[name] ?? ""}
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
      <CardNote card={card} agent={card?.ok === true && hasAgent && agent.number === card.number} />
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
        {mail && line("email", text.email, "email")}
        {line("address", text.address)}
      </div>
      {children}
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

/** What a whole number says, or which part of it is wrong: said as soon as all its places are there. */
function useNumberWords({ kind, number }: IntakeDraft["applicant"]): { fault?: string; facts?: string } {
  const text = useText(counterText);
  const { lang } = useLanguage();
  const given = number.trim();
  if (given.length < 18) return {};
  if (kind === "organisation") {
    const credit = checkCreditCode(given);
    return credit.ok ? {} : { fault: caseMessages(lang)[`cases/credit-code-${credit.fault}`] };
  }
  const read = checkIdentityNumber(given);
  if (!read.ok) return { fault: caseMessages(lang)[`cases/identity-number-${read.fault}`] };
  return { facts: text.numberFacts(read.sex, read.birth, ageOn(new Date(), read.birth)) };
}

function ageOn(today: Date, birth: string): number {
  const [year = 0, month = 0, day = 0] = birth.split("-").map(Number);
  const had = today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day);
  return today.getFullYear() - year - (had ? 0 : 1);
}
