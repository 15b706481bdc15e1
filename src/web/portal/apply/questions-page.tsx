/** @jsxImportSource #html */
import type { FieldError, FieldView } from "../../../core/forms/index.ts";
import type { PageError } from "../../ui/error-summary.tsx";
import { type FieldSetting, fieldId } from "../../ui/fields/field-setting.ts";
import { PageFields } from "../../ui/fields/fields.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { PageContext } from "../context.ts";
import { StepFrame, type StepProps } from "./step-frame.tsx";

/** Errors of a form as the page shows them: each leads to its field, and says which row it is in where several ask the same. */
export function pageErrors(errors: readonly FieldError[], { text }: Pick<PageContext, "text">): PageError[] {
  return errors.map(({ path, message }) => {
    const row = /\[(\d+)\]\./.exec(path)?.[1];
    return { field: fieldId(path), message, ...(row ? { where: text.cases.apply.inRow(Number(row) + 1) } : {}) };
  });
}

/** A page of questions. */
export function QuestionsPage({
  views,
  setting,
  more,
  ...props
}: StepProps & { views: FieldView[]; setting: FieldSetting; more: boolean }) {
  const { context, step } = props;
  const words = context.text.cases.apply;
  const leads = { situations: { lead: words.situationLead }, applicant: { lead: words.applicantLead }, form: {} };
  const lead = leads[step.page?.part ?? "form"];
  return (
    <StepFrame {...props} {...lead}>
      {/* What was on the page: if the answers bring up more questions, the page is shown once more. */}
      <input type="hidden" name="_shown" value={views.map((view) => view.path).join(" ")} />
      {more && (
        <div role="status">
          <Notice>
            <p>{context.text.cases.apply.more}</p>
          </Notice>
        </div>
      )}
      <PageFields views={views} setting={setting} />
    </StepFrame>
  );
}
