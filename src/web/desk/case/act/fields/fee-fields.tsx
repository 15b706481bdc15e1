import { Checkbox, Input, InputNumber, Radio } from "antd";
import { moneyText } from "../../../../../core/forms/index.ts";
import type { ItemFee } from "../../../../../modules/catalogue/shared.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { feesText } from "../../../messages/fees.ts";
import { type FeeDraft, fenOf } from "../act-draft.ts";
import type { FieldsProps } from "../act-fields.tsx";
import { Field, FieldGroup } from "./field.tsx";

const ONE: FeeDraft = { quantity: 1, amount: "", waived: "", reason: "" };

/** What the item lists, and nothing else: tick what applies, how many, and what is waived with the reason. */
export function ChargeFields({ draft, change, lacking, facts }: FieldsProps) {
  const text = useText(feesText);
  const { lang } = useLanguage();
  const listed = facts?.fees ?? [];
  const put = (name: string, part: Partial<FeeDraft> | null) => {
    const { [name]: before, ...others } = draft.fees;
    change({ fees: part === null ? others : { ...others, [name]: { ...(before ?? ONE), ...part } } });
  };
  const total = listed.reduce((sum, fee) => sum + dueOf(fee, draft.fees[fee.name]), 0);
  return (
    <FieldGroup name="fees" label={text.listed} lacking={lacking} hint={text.listedOnly}>
      {listed.map((fee) => {
        const line = draft.fees[fee.name];
        return (
          <div key={fee.name} className="fee-line">
            <Checkbox checked={line !== undefined} onChange={(event) => put(fee.name, event.target.checked ? {} : null)}>
              {fee.name} <span className="hint">{fee.amount === null ? fee.unit : `${moneyText(fee.amount, lang)} / ${fee.unit}`}</span>
            </Checkbox>
            {line !== undefined && <FeeFields fee={fee} line={line} put={(part) => put(fee.name, part)} />}
          </div>
        );
      })}
      <p>
        {text.total} <strong className="figures">{moneyText(total, lang)}</strong>
      </p>
    </FieldGroup>
  );
}

interface FeeFieldsProps {
  fee: ItemFee;
  line: FeeDraft;
  put: (part: Partial<FeeDraft>) => void;
}

function FeeFields({ fee, line, put }: FeeFieldsProps) {
  const text = useText(feesText);
  return (
    <div className="fee-fields">
      {fee.amount === null && (
        <Input
          value={line.amount}
          onChange={(event) => put({ amount: yuan(event.target.value) })}
          prefix={text.amount}
          suffix={text.yuan}
          aria-label={`${fee.name} ${text.amount}`}
          inputMode="decimal"
        />
      )}
      <InputNumber
        value={line.quantity}
        onChange={(quantity) => put({ quantity: quantity ?? 1 })}
        prefix={text.quantity}
        min={1}
        max={10_000}
        precision={0}
        aria-label={`${fee.name} ${text.quantity}`}
      />
      <Input
        value={line.waived}
        onChange={(event) => put({ waived: yuan(event.target.value) })}
        prefix={text.waived}
        suffix={text.yuan}
        aria-label={`${fee.name} ${text.waived}`}
        inputMode="decimal"
      />
      {line.waived !== "" && (
        <Input
          value={line.reason}
          onChange={(event) => put({ reason: event.target.value })}
          placeholder={text.waiverReason}
          aria-label={`${fee.name} ${text.waiverReason}`}
          maxLength={500}
        />
      )}
    </div>
  );
}

/** Digits and two places, nothing else. */
function yuan(typed: string): string {
  return /^\d{0,9}(\.\d{0,2})?/.exec(typed)?.[0] ?? "";
}

function dueOf(fee: ItemFee, line: FeeDraft | undefined): number {
  if (!line) return 0;
  return (fee.amount ?? fenOf(line.amount || "0")) * line.quantity - fenOf(line.waived || "0");
}

/** The whole of what is due, and the number of its bill. */
export function PaymentFields({ view, draft, change, lacking }: FieldsProps) {
  const text = useText(feesText);
  const { lang } = useLanguage();
  return (
    <>
      <p>
        {text.due} <strong className="figures">{moneyText(view.fees?.due ?? 0, lang)}</strong>
      </p>
      <FieldGroup name="payment" label={text.manner} lacking={lacking}>
        <Radio.Group
          value={draft.payment}
          onChange={(event) => change({ payment: event.target.value })}
          options={(["cash", "bank", "online"] as const).map((manner) => ({ value: manner, label: text.manners[manner] }))}
        />
      </FieldGroup>
      <Field name="number" label={text.receipt} lacking={lacking}>
        {(control) => (
          <Input {...control} value={draft.number} onChange={(event) => change({ number: event.target.value })} maxLength={60} />
        )}
      </Field>
    </>
  );
}
