/** @jsxImportSource #html */

import type { FieldKind, FieldView } from "../../../core/forms/index.ts";
import type { Child } from "../../html/html.ts";
import { ChoiceField, ChoicesField, RegionField, YesNoField } from "./choice-fields.tsx";
import { AttachmentField, BlockField, PeriodField, SignatureField, TableField } from "./composite-fields.tsx";
import type { FieldProps, FieldSetting } from "./field-setting.ts";
import { ExplanationField, ReadOnlyField, SectionField } from "./plain-fields.tsx";
import {
  DateField,
  EmailField,
  IdentityNumberField,
  LongTextField,
  MoneyField,
  NumberField,
  PhoneField,
  TextField,
} from "./text-fields.tsx";

/** The register of fields: a new kind is one component and one line here. */
const COMPONENTS: Record<FieldKind, (props: FieldProps) => Child> = {
  text: TextField,
  "long-text": LongTextField,
  number: NumberField,
  money: MoneyField,
  date: DateField,
  period: PeriodField,
  choice: ChoiceField,
  choices: ChoicesField,
  "yes-no": YesNoField,
  region: RegionField,
  "identity-number": IdentityNumberField,
  "credit-code": IdentityNumberField,
  phone: PhoneField,
  email: EmailField,
  staff: TextField,
  applicant: BlockField,
  group: BlockField,
  table: TableField,
  attachment: AttachmentField,
  explanation: ExplanationField,
  section: SectionField,
  signature: SignatureField,
  computed: ReadOnlyField,
};

/** The fields of a page, one under the other, so marked that the page's script can bring in and take out single ones. */
export function PageFields({ views, setting }: { views: readonly FieldView[]; setting: FieldSetting }) {
  return (
    <div data-fields="">
      {views.map((view) => (
        <div key={view.path} data-path={view.path}>
          <Fields views={[view]} setting={setting} />
        </div>
      ))}
    </div>
  );
}

export function Fields({ views, setting }: { views: readonly FieldView[]; setting: FieldSetting }) {
  return views.map((view) => {
    const Component = view.readOnly && view.parts.length === 0 ? ReadOnlyField : COMPONENTS[view.field.kind];
    return <Component key={view.path} view={view} setting={setting} parts={(views) => <Fields views={views} setting={setting} />} />;
  });
}
