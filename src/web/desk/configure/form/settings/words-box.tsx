import { Button, Input } from "antd";
import { useState } from "react";
import type { Text } from "../../../../../core/forms/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";

export interface WordsBoxProps {
  label: string;
  value: Text | undefined;
  lines?: boolean;
  maxLength?: number;
  onChange: (value: Text | undefined) => void;
}

/** A text in Chinese, and in English where wanted. Emptied, it is taken away. */
export function WordsBox({ label, value, lines = false, maxLength = 200, onChange }: WordsBoxProps) {
  const text = useText(formdesignText);
  const [showsEnglish, setShowsEnglish] = useState(value?.en !== undefined);
  const Box = lines ? Input.TextArea : Input;
  const size = lines ? { autoSize: { minRows: 2, maxRows: 6 } } : {};
  const chinese = value?.["zh-CN"] ?? "";
  const put = (zh: string, en: string | undefined) => onChange(zh === "" && !en ? undefined : { "zh-CN": zh, ...(en ? { en } : {}) });
  return (
    <div className="fd-words">
      <span className="fd-words-line">
        <Box
          {...size}
          size="small"
          aria-label={label}
          value={chinese}
          maxLength={maxLength}
          onChange={(event) => put(event.target.value, value?.en)}
        />
        <Button
          type="text"
          size="small"
          aria-expanded={showsEnglish}
          aria-label={`${label} ${text.english}`}
          title={text.english}
          onClick={() => setShowsEnglish(!showsEnglish)}
        >
          EN
        </Button>
      </span>
      {showsEnglish && (
        <Box
          {...size}
          size="small"
          lang="en"
          aria-label={`${label} (${text.english})`}
          placeholder={text.english}
          value={value?.en ?? ""}
          maxLength={maxLength * 2}
          onChange={(event) => put(chinese, event.target.value || undefined)}
        />
      )}
    </div>
  );
}
