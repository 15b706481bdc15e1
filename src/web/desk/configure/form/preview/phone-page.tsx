/** @jsxImportSource #html */

import type { FieldView } from "../../../../../core/forms/index.ts";
import type { FieldSetting } from "../../../../ui/fields/field-setting.ts";
import { PageFields } from "../../../../ui/fields/fields.tsx";

export interface PhonePageProps {
  progress: string;
  title: string;
  views: readonly FieldView[];
  setting: FieldSetting;
  next: string;
  /** Null on the first page. */
  back: string | null;
}

/** One page of the application as the public pages draw it. */
export function PhonePage({ progress, title, views, setting, next, back }: PhonePageProps) {
  return (
    <form className="form" noValidate>
      <p className="progress">{progress}</p>
      <h1>{title}</h1>
      <PageFields views={views} setting={setting} />
      <div className="acts">
        <button type="button" className="button" data-go="1">
          {next}
        </button>
        {back !== null && (
          <button type="button" className="button button-second" data-go="-1">
            {back}
          </button>
        )}
      </div>
    </form>
  );
}
