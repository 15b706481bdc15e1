import type { ComponentType } from "react";
import type { FieldView } from "../../../../core/forms/index.ts";
import type { AttachedFile } from "../form-answers.ts";

/** What a field needs of the form around it. */
export interface FormSetting {
  /** The texts under a field's name as typed, or undefined where nothing has been typed. */
  typed: (name: string) => readonly string[] | undefined;
  change: (name: string, texts: readonly string[]) => void;
  addRow: (path: string, shown: number) => void;
  removeRow: (path: string, row: number) => void;
  /** Adds a file just sent in below a field's name, or takes one out. */
  addFile: (name: string, file: AttachedFile) => void;
  removeFile: (name: string, file: string) => void;
  /** The item the form belongs to; null where it is only tried out, and no files are taken. */
  item: string | null;
  faultAt: (path: string) => string | undefined;
  /** Draws any field: blocks and tables hold others, without knowing the register of kinds. */
  Field: ComponentType<FormFieldProps>;
}

export interface FormFieldProps {
  view: FieldView;
  setting: FormSetting;
}

/** The text standing in a field. */
export function textOf({ view, setting }: FormFieldProps): string {
  return (setting.typed(view.name) ?? view.texts)[0] ?? "";
}
