import { Alert, Checkbox, Input, InputNumber, Radio, Select } from "antd";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import { useWords } from "../../../parts/words.tsx";
import type { FieldsProps } from "../act-fields.tsx";
import { useCandidates } from "../use-candidates.ts";
import { Field, FieldGroup } from "./field.tsx";

/** The steps a case may be moved to; those it may not, with the reason. */
function Targets({ act, draft, change, lacking, label }: FieldsProps & { label: string }) {
  const words = useWords();
  return (
    <FieldGroup name="target" label={label} lacking={lacking}>
      <Radio.Group className="stacked" value={draft.target} onChange={(event) => change({ target: event.target.value })}>
        {(act.targets ?? []).map((target) => (
          <Radio key={target.node} value={target.node} disabled={!target.allowed}>
            {target.name} {target.reason && <span className="hint">{words(target.reason)}</span>}
          </Radio>
        ))}
      </Radio.Group>
    </FieldGroup>
  );
}

/** 跳转: where the process manager moves the case. */
export function JumpField(props: FieldsProps) {
  return <Targets {...props} label={useText(actsText).jumpTo} />;
}

/** Where the case goes back to, and whether it then comes straight back here (直送) or walks all steps again. */
export function ReturnFields(props: FieldsProps) {
  const { draft, change, lacking } = props;
  const text = useText(actsText);
  return (
    <>
      <Targets {...props} label={text.target} />
      <FieldGroup name="afterwards" label={text.afterwards} lacking={lacking}>
        <Radio.Group
          className="stacked"
          value={draft.afterwards}
          onChange={(event) => change({ afterwards: event.target.value })}
          options={[
            { value: "rerun", label: text.rerun },
            { value: "direct", label: text.direct },
          ]}
        />
      </FieldGroup>
    </>
  );
}

export function TransferField({ view, act, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const candidates = useCandidates(view, act);
  return (
    <Field name="to" label={text.person} lacking={lacking} hint={candidates.data?.length === 0 ? text.noCandidates : undefined}>
      {(control) => (
        <Select
          {...control}
          className="full"
          value={draft.to === "" ? null : draft.to}
          loading={candidates.isPending}
          onChange={(to) => change({ to: to ?? "" })}
          options={(candidates.data ?? []).map(({ id, name, staffNumber }) => ({ value: id, label: `${name} ${staffNumber}` }))}
          showSearch={{ optionFilterProp: "label" }}
        />
      )}
    </Field>
  );
}

/** 行政许可法 45: time for hearing, inspection, appraisal … isn't counted, if the applicant has been told in writing. */
export function SuspendFields({ draft, change, lacking, facts }: FieldsProps) {
  const text = useText(actsText);
  const kinds = facts?.specialProcedures ?? [];
  const chosen = kinds.find(({ kind }) => kind === draft.kind);
  return (
    <>
      <FieldGroup
        name="kind"
        label={text.specialKind}
        lacking={lacking}
        hint={facts !== undefined && kinds.length === 0 ? text.noSpecial : chosen?.ground}
      >
        <Radio.Group
          className="stacked"
          value={draft.kind}
          onChange={(event) => change({ kind: event.target.value })}
          options={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
        />
      </FieldGroup>
      <Field name="days" label={text.days} lacking={lacking} hint={chosen && <DaysHint days={draft.days} maximum={chosen.maximum} />}>
        {(control) => <InputNumber {...control} min={1} max={365} precision={0} value={draft.days} onChange={(days) => change({ days })} />}
      </Field>
      <FieldGroup name="noticed" label="" lacking={lacking}>
        <Checkbox checked={draft.noticed} onChange={(event) => change({ noticed: event.target.checked })}>
          {text.noticed}
        </Checkbox>
      </FieldGroup>
    </>
  );
}

/** More than the procedure may take is said, not cut down silently: the days told to the applicant must be those that were meant. */
function DaysHint({ days, maximum }: { days: number | null; maximum: number }) {
  const text = useText(actsText);
  if (days === null || days <= maximum) return text.specialMaximum(maximum);
  return (
    <span className="field-fault" role="alert">
      {text.specialTooLong(maximum)}
    </span>
  );
}

/** 送达: how and to whom; where the certificate hasn't come to the window by a list, how the window came by it (九(一)). */
export function DeliveryFields({ view, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  return (
    <>
      <FieldGroup name="manner" label={text.manner} lacking={lacking}>
        <Radio.Group
          value={draft.manner}
          onChange={(event) => change({ manner: event.target.value })}
          options={(["window", "online", "post"] as const).map((manner) => ({ value: manner, label: text.manners[manner] }))}
        />
      </FieldGroup>
      <Field name="receiver" label={text.receiver} lacking={lacking}>
        {(control) => (
          <Input {...control} value={draft.receiver} onChange={(event) => change({ receiver: event.target.value })} maxLength={60} />
        )}
      </Field>
      {draft.manner === "window" && view.awaitedCertificates.length > 0 && (
        <>
          <Alert type="warning" showIcon title={text.notArrived} description={view.awaitedCertificates.join(text.and)} />
          <Field name="unlisted" label={text.unlisted} lacking={lacking} hint={text.unlistedHint}>
            {(control) => (
              <Input {...control} value={draft.unlisted} onChange={(event) => change({ unlisted: event.target.value })} maxLength={300} />
            )}
          </Field>
        </>
      )}
    </>
  );
}

/** 延期: how many days, and whether the promised day moves as well. */
export function ExtensionFields({ view, draft, change, lacking }: FieldsProps) {
  const text = useText(actsText);
  const most = view.item.kind === "joint" ? 15 : 10;
  return (
    <>
      <Field name="days" label={text.extensionDays} lacking={lacking} hint={<DaysHint days={draft.days} maximum={most} />}>
        {(control) => <InputNumber {...control} min={1} max={365} precision={0} value={draft.days} onChange={(days) => change({ days })} />}
      </Field>
      <FieldGroup name="promise" label="" lacking={lacking} hint={text.extensionHint}>
        <Checkbox checked={draft.promise} onChange={(event) => change({ promise: event.target.checked })}>
          {text.extensionPromise}
        </Checkbox>
      </FieldGroup>
    </>
  );
}
