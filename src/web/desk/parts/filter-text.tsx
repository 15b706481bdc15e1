import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";

/** A search field whose value lives in the address; it is written there on Enter, on the button and when cleared. */
export function FilterText({ value, label, onChange }: { value: string; label: string; onChange: (value: string) => void }) {
  const text = useText(generalText);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Input.Search
      className="filter-text"
      value={typed}
      placeholder={label}
      aria-label={label}
      allowClear
      enterButton={<Button>{text.search}</Button>}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === "") onChange("");
      }}
      onSearch={(sought) => onChange(sought.trim())}
    />
  );
}
