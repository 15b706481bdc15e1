import type { ComponentType } from "react";
import type { FieldKind } from "../../../../core/forms/index.ts";
import { AttachmentField } from "./attachment-field.tsx";
import { ChoiceField, ChoicesField, RegionField, YesNoField } from "./choice-fields.tsx";
import { BlockField, SectionField, StatementField, TableField } from "./composite-fields.tsx";
import type { FormFieldProps } from "./form-setting.ts";
import { ComputedField, DateField, LineField, LongField } from "./text-fields.tsx";

/** One control for each kind of field. A new kind is one line here. */
const CONTROLS: Record<FieldKind, ComponentType<FormFieldProps> | null> = {
  text: LineField,
  "long-text": LongField,
  number: LineField,
  money: LineField,
  date: DateField,
  period: BlockField,
  choice: ChoiceField,
  choices: ChoicesField,
  "yes-no": YesNoField,
  region: RegionField,
  "identity-number": LineField,
  "credit-code": LineField,
  phone: LineField,
  email: LineField,
  staff: LineField,
  // The applicant is asked outside the form.
  applicant: null,
  attachment: AttachmentField,
  group: BlockField,
  table: TableField,
  explanation: StatementField,
  section: SectionField,
  signature: BlockField,
  computed: ComputedField,
};

export function FormField({ view, setting }: FormFieldProps) {
  const isRead = view.readOnly && view.parts.length === 0 && view.rows.length === 0;
  const Control = isRead ? ComputedField : CONTROLS[view.field.kind];
  return Control && <Control view={view} setting={setting} />;
}
