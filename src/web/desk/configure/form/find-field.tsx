import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useState } from "react";
import type { FormDefinition } from "../../../../core/forms/index.ts";
import { useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { allFields } from "./editing/places.ts";

/** Finds fields by label or id; Enter goes to the next one found. */
export function FindField({ form, onFound }: { form: FormDefinition; onFound: (path: string) => void }) {
  const text = useText(formdesignText);
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(-1);
  const found =
    wanted.trim() === ""
      ? []
      : allFields(form).filter(({ field, path }) => matches(`${field.label["zh-CN"]} ${field.label.en ?? ""} ${path}`, wanted));
  const go = (index: number) => {
    const next = found[index % Math.max(1, found.length)];
    setAt(next ? index % found.length : -1);
    if (next) onFound(next.path);
  };
  const state = wanted.trim() === "" ? "" : found.length === 0 ? text.nothingFound : text.found(at + 1, found.length);
  return (
    <Input
      size="small"
      className="fd-find"
      allowClear
      prefix={<SearchOutlined />}
      suffix={<span className="hint">{state}</span>}
      placeholder={text.find}
      aria-label={text.find}
      value={wanted}
      onChange={(event) => {
        setWanted(event.target.value);
        setAt(-1);
      }}
      onPressEnter={() => go(at + 1)}
    />
  );
}

function matches(words: string, wanted: string): boolean {
  return words.toLowerCase().includes(wanted.trim().toLowerCase());
}
