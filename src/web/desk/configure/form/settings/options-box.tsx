import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import type { Option } from "../../../../../core/forms/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { nextOption, optionsFromLines } from "../editing/new-field.ts";
import { firstWords } from "../first-words.ts";

/** The options of a choice: words that may change, values that stay. Many at once as lines. */
export function OptionsBox({ options, onChange }: { options: readonly Option[]; onChange: (options: readonly Option[]) => void }) {
  const text = useText(formdesignText);
  const [lines, setLines] = useState<string | null>(null);
  if (lines !== null)
    return (
      <div className="stacked">
        <Input.TextArea
          aria-label={text.manyOptions}
          value={lines}
          autoSize={{ minRows: 4, maxRows: 14 }}
          onChange={(event) => setLines(event.target.value)}
        />
        <p className="hint">{text.manyOptionsHint}</p>
        <span className="button-row">
          <Button
            size="small"
            type="primary"
            onClick={() => {
              onChange(optionsFromLines(lines, options, firstWords));
              setLines(null);
            }}
          >
            {text.apply}
          </Button>
          <Button size="small" onClick={() => setLines(null)}>
            {text.cancel}
          </Button>
        </span>
      </div>
    );
  return (
    <div className="stacked">
      <ol className="fd-options">
        {options.map((option, index) => (
          <li key={option.value}>
            <Input
              size="small"
              aria-label={text.optionWords(index + 1)}
              title={text.optionValue(option.value)}
              value={option.label["zh-CN"]}
              maxLength={200}
              onChange={(event) =>
                onChange(
                  options.map((each) => (each === option ? { ...each, label: { ...each.label, "zh-CN": event.target.value } } : each)),
                )
              }
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={text.removeOption(index + 1)}
              disabled={options.length === 1}
              onClick={() => onChange(options.filter((each) => each !== option))}
            />
          </li>
        ))}
      </ol>
      <span className="fd-words-line">
        <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...options, nextOption(options, firstWords)])}>
          {text.addOption}
        </Button>
        <Button size="small" type="link" onClick={() => setLines(options.map(({ label }) => label["zh-CN"]).join("\n"))}>
          {text.manyOptions}
        </Button>
      </span>
    </div>
  );
}
