import { Checkbox, Segmented } from "antd";
import { useState } from "react";
import type { FormPage } from "../../../../../core/forms/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { changePage } from "../editing/edit-form.ts";
import type { Finding } from "../problems.ts";
import { RuleEditor } from "../rules/rule-editor.tsx";
import type { FormDesign } from "../use-form-design.ts";
import { Line } from "./line.tsx";
import { firstCondition } from "./rule-settings.tsx";
import { WordsBox } from "./words-box.tsx";

/** The title of a page and when it is asked at all. */
export function PageSettings({ design, page, findings }: { design: FormDesign; page: FormPage; findings: readonly Finding[] }) {
  const text = useText(formdesignText);
  const [isOpen, setOpen] = useState(false);
  const { form, commit } = design;
  const isRuled = isOpen || page.shownWhen !== undefined;
  const put = (shownWhen: string) => commit(changePage(form, page.id, { shownWhen }), `${page.id} shownWhen`);
  return (
    <div className="fd-settings">
      {findings
        .filter(({ setting }) => setting !== "shownWhen")
        .map(({ message }) => (
          <p key={message} className="fd-advice">
            {message}
          </p>
        ))}
      <Line label={text.pageTitle}>
        <WordsBox
          label={text.pageTitle}
          value={page.title}
          onChange={(title) => commit(changePage(form, page.id, { title: title ?? { "zh-CN": "" } }), `${page.id} title`)}
        />
      </Line>
      <Checkbox checked={page.staff ?? false} onChange={(event) => commit(changePage(form, page.id, { staff: event.target.checked }))}>
        {text.staffPage}
      </Checkbox>
      <Line label={text.shown}>
        <Segmented
          block
          size="small"
          aria-label={text.shown}
          value={isRuled ? "when" : "always"}
          options={(["always", "when"] as const).map((value) => ({ value, label: text.shownness[value] }))}
          onChange={(value) => {
            setOpen(value === "when");
            put(value === "when" ? (firstCondition(form) ?? "") : "");
          }}
        />
      </Line>
      {isRuled && (
        <RuleEditor
          form={form}
          at={undefined}
          purpose="shownWhen"
          rule={page.shownWhen ?? ""}
          findings={findings.filter(({ setting }) => setting === "shownWhen")}
          onChange={(rule) => {
            setOpen(true);
            put(rule);
          }}
        />
      )}
    </div>
  );
}
