import { InputNumber, Select } from "antd";
import type { HandedIn as How } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { caseText } from "../../messages/case.ts";

export interface HandedInProps {
  material: string;
  value: How | undefined;
  onChange: (value: How) => void;
}

/** Of a paper taken in: whether the original stays, was seen beside its copy, or only a copy came, and how many. */
export function HandedIn({ material, value, onChange }: HandedInProps) {
  const text = useText(caseText);
  const copies = value?.copies ?? 1;
  return (
    <span className="handed">
      <Select
        size="small"
        className="handed-how"
        aria-label={text.handedHow(material)}
        placeholder={text.handedAsk}
        value={value?.original ?? null}
        options={(["seen", "kept", "copy"] as const).map((each) => ({ value: each, label: text.handed[each] }))}
        onChange={(chosen) => onChange({ original: chosen, copies })}
      />
      <InputNumber
        size="small"
        min={1}
        max={99}
        precision={0}
        value={copies}
        disabled={value === undefined}
        aria-label={text.handedCopies(material)}
        onChange={(count) => value && onChange({ ...value, copies: count ?? 1 })}
      />
      {text.copies}
    </span>
  );
}
