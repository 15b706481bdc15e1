import { Checkbox, Input, InputNumber, Select, Switch } from "antd";
import type { ItemPackage, ItemTerm } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { termsText } from "../../messages/terms.ts";
import type { Choice } from "./entries.tsx";
import { useGuide } from "./guide-context.ts";
import { Labelled } from "./labelled.tsx";

/** Parts of a package that hold values of one type. */
type PartsOf<V> = { [K in keyof ItemPackage]-?: ItemPackage[K] extends V ? K : never }[keyof ItemPackage] & string;

/** Name and fault of a part, as every field of it is framed. */
function usePart(part: keyof ItemPackage & string) {
  const text = useText(configureText);
  const guide = useGuide();
  const label = text.fields[part];
  return { ...guide, label, frame: { label, fault: guide.faultAt(part, true) } };
}

export function LineOf({ part, hint }: { part: PartsOf<string | undefined>; hint?: string }) {
  const { item, change, readOnly, label, frame } = usePart(part);
  return (
    <Labelled {...frame} {...(hint ? { hint } : {})}>
      <Input aria-label={label} disabled={readOnly} value={item[part] ?? ""} onChange={(event) => change({ [part]: event.target.value })} />
    </Labelled>
  );
}

export function TextOf({ part }: { part: PartsOf<string> }) {
  const { item, change, readOnly, label, frame } = usePart(part);
  return (
    <Labelled {...frame} wide>
      <Input.TextArea
        aria-label={label}
        disabled={readOnly}
        autoSize={{ minRows: 2, maxRows: 12 }}
        value={item[part]}
        onChange={(event) => change({ [part]: event.target.value })}
      />
    </Labelled>
  );
}

export function ChoiceOf({ part, options }: { part: PartsOf<string>; options: readonly Choice<string>[] }) {
  const { item, change, readOnly, label, frame } = usePart(part);
  return (
    <Labelled {...frame}>
      <Select
        aria-label={label}
        disabled={readOnly}
        value={item[part]}
        options={[...options]}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(value) => change({ [part]: value })}
      />
    </Labelled>
  );
}

export interface SeveralOfProps {
  part: "objects" | "themes" | "intake" | "jointUnits";
  options: readonly Choice<string>[];
  asList?: boolean;
}

export function SeveralOf({ part, options, asList = false }: SeveralOfProps) {
  const { item, change, readOnly, label, frame } = usePart(part);
  const shared = {
    disabled: readOnly,
    options: [...options],
    value: [...item[part]],
    onChange: (value: string[]) => change({ [part]: value }),
  };
  return (
    <Labelled {...frame} wide={asList}>
      {asList ? (
        <Select {...shared} aria-label={label} mode="multiple" showSearch={{ optionFilterProp: "label" }} />
      ) : (
        <Checkbox.Group {...shared} aria-label={label} />
      )}
    </Labelled>
  );
}

export function YesNoOf({ part }: { part: PartsOf<boolean> }) {
  const { item, change, readOnly, label, frame } = usePart(part);
  return (
    <Labelled {...frame}>
      <span>
        <Switch aria-label={label} disabled={readOnly} checked={item[part]} onChange={(value) => change({ [part]: value })} />
      </span>
    </Labelled>
  );
}

export function NumberOf({ part, unit }: { part: PartsOf<number>; unit: string }) {
  const { item, change, readOnly, label, frame } = usePart(part);
  return (
    <Labelled {...frame}>
      <InputNumber
        aria-label={label}
        disabled={readOnly}
        min={0}
        precision={0}
        value={item[part]}
        suffix={unit}
        onChange={(value) => change({ [part]: value ?? 0 })}
      />
    </Labelled>
  );
}

export function TermOf({ part }: { part: "statutory" | "promise" }) {
  const { item, change, readOnly, label, frame } = usePart(part);
  const terms = useText(termsText);
  const term = item[part];
  const put = (changed: Partial<ItemTerm>) => change({ [part]: { ...term, ...changed } });
  return (
    <Labelled {...frame}>
      <span className="term">
        <InputNumber
          aria-label={label}
          disabled={readOnly}
          min={0}
          precision={0}
          value={term.amount}
          onChange={(amount) => put({ amount: amount ?? 0 })}
        />
        <Select
          aria-label={`${label} ${terms.unitNames[term.unit]}`}
          disabled={readOnly}
          value={term.unit}
          options={(["workday", "day"] as const).map((unit) => ({ value: unit, label: terms.unitNames[unit] }))}
          onChange={(unit) => put({ unit })}
        />
      </span>
    </Labelled>
  );
}
