import type { FieldView } from "../../../core/forms/index.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import type { Child } from "../../html/html.ts";

/** Words of forms, in the reader's language. */
export interface FieldTexts {
  optional: string;
  yes: string;
  no: string;
  choose: string;
  yuan: string;
  row: (label: string, row: number) => string;
  addRow: (label: string) => string;
  removeRow: (label: string, row: number) => string;
  remove: string;
  removeFile: (name: string) => string;
  chooseFiles: string;
  fileLimit: (endings: string, megabytes: number) => string;
  uploaded: (count: number) => string;
  /** An upload that broke off: what is there of it, and how to go on. */
  brokenOff: (received: string, size: string) => string;
  /** One that has come whole and isn't handed in yet. */
  arrived: string;
  forget: string;
  forgetFile: (name: string) => string;
  /** What the script says while files are on their way; `{name}`, `{sent}`, `{size}`, `{tries}` are filled in. */
  sending: SendingWords;
  error: string;
}

export interface SendingWords {
  waits: string;
  going: string;
  broken: string;
  arrived: string;
  known: string;
  /** The form was sent while files are still on their way. */
  held: string;
  again: string;
  cancel: string;
  cancelled: string;
  tooLarge: string;
  wrongKind: string;
  unreadable: string;
  refused: string;
}

export interface RegionOption {
  code: string;
  name: string;
  /** Name of the group it is listed under, e.g. the township of a village. */
  group: string | null;
}

/** An upload in parts, begun earlier for the field. */
export interface Leftover {
  id: string;
  field: string;
  name: string;
  modified: string;
  size: number;
  received: number;
}

/** What every field needs besides its own view. */
export interface FieldSetting {
  lang: Lang;
  texts: FieldTexts;
  /** What is wrong with the answer at a path (`members[0].name`). */
  messageOf: (path: string) => string | undefined;
  /** Divisions of the county, for fields that ask for a region. */
  regions: readonly RegionOption[];
  /** Uploads in parts that were begun for this page's file fields and not handed in. */
  leftovers: readonly Leftover[];
}

export interface FieldProps {
  view: FieldView;
  setting: FieldSetting;
  /** Draws the fields inside a block or row. */
  parts: (views: readonly FieldView[]) => Child;
}

/** Id of the element a field's label and errors point to. */
export function fieldId(path: string): string {
  return `f-${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;
}

/** Name of the file input of an attachment field. */
export function fileInputName(path: string): string {
  return `_file.${path}`;
}
