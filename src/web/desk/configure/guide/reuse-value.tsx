import { Input, Select } from "antd";
import type { MaterialReuse } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";

/** What is offered; another number that stands already is shown beside. */
const MONTHS = [6, 12, 24, 36, 60, 120];

interface ReuseValueProps {
  name: string;
  disabled: boolean;
  value: MaterialReuse | undefined;
  onChange: (value: MaterialReuse | undefined) => void;
}

/** 沿用: whether one given before will do, for how long, and what paper it is where others call it otherwise. */
export function ReuseValue({ name, disabled, value, onChange }: ReuseValueProps) {
  const { reuse: text } = useText(configureText);
  const months = [...new Set([...MONTHS, ...(value?.months ? [value.months] : [])])].sort((a, b) => a - b);
  const chosen = value === undefined ? "never" : value.months === null ? "always" : String(value.months);
  const options = [
    { value: "never", label: text.never },
    ...months.map((count) => ({ value: String(count), label: text.months(count) })),
    { value: "always", label: text.always },
  ];
  const choose = (next: string) => onChange(next === "never" ? undefined : { ...value, months: next === "always" ? null : Number(next) });
  const call = (as: string) => value && onChange(as === "" ? { months: value.months } : { months: value.months, as });
  return (
    <>
      <Select aria-label={name} disabled={disabled} value={chosen} options={options} onChange={choose} />
      {value && (
        <Input
          aria-label={`${name} ${text.as}`}
          placeholder={text.as}
          disabled={disabled}
          maxLength={300}
          value={value.as ?? ""}
          onChange={(event) => call(event.target.value)}
        />
      )}
    </>
  );
}
