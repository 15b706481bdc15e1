import { Segmented } from "antd";
import { useState } from "react";
import type { FormDefinition, Right } from "../../../../core/forms/index.ts";
import { useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { AccessTable } from "./access-table.tsx";
import { DesignView } from "./design-view.tsx";
import "./form-editor.css";
import type { StepRights } from "../../../../core/process/index.ts";
import { FormPreview } from "./preview/form-preview.tsx";
import { type FormChanges, useFormDesign } from "./use-form-design.ts";

export interface FormEditorProps {
  form: FormDefinition;
  steps: readonly StepRights[];
  /** The form of the version in force: ids it has are warned about. */
  inForce?: FormDefinition | undefined;
  readOnly: boolean;
  onChange: (form: FormDefinition) => void;
  /** A field has another id: rights and conditions of the process must follow. */
  onRename: FormChanges["onRename"];
  onStepAccess: (step: string, field: string, access: Right) => void;
}

const VIEWS = ["design", "preview", "access"] as const;

/** The designer of an item's form: build it, see it as each person will, and say who may do what with it. */
export function FormEditor({ form, steps, inForce, readOnly, onChange, onRename, onStepAccess }: FormEditorProps) {
  const text = useText(formdesignText);
  const [view, setView] = useState<(typeof VIEWS)[number]>("design");
  const design = useFormDesign(form, readOnly, { onChange, onRename });
  return (
    <section className="fd" aria-label={text.designer}>
      <div className="fd-views">
        <Segmented value={view} options={VIEWS.map((value) => ({ value, label: text.views[value] }))} onChange={setView} />
        {readOnly && <span className="mark mark-grey">{text.readOnly}</span>}
      </div>
      {view === "design" && <DesignView design={design} inForce={inForce} readOnly={readOnly} />}
      {view === "preview" && <FormPreview form={design.form} steps={steps} />}
      {view === "access" && <AccessTable form={design.form} steps={steps} readOnly={readOnly} onStepAccess={onStepAccess} />}
      <p className="sr-only" role="status">
        {design.said}
      </p>
    </section>
  );
}
