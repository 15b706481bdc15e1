import { type FormData, type FormDefinition, readSubmission, toFormBody } from "../../../core/forms/index.ts";
import type { IntakeDraft } from "./intake-draft.ts";

/** A form being filled in: the texts by field name, and how many rows of each table are shown. */
export type Typed = Pick<IntakeDraft, "body" | "rows">;

/** The answers as typed, without blanks: what is sent, and judged by the server. */
export function answersOf(definition: FormDefinition, { body }: Pick<Typed, "body">): FormData {
  return readSubmission(definition, body).data;
}

/** The answers with the blank rows that are open for filling in: what is shown. */
export function shownAnswers(definition: FormDefinition, typed: Typed): FormData {
  const answers: Record<string, unknown> = { ...answersOf(definition, typed) };
  for (const [path, count] of Object.entries(typed.rows)) {
    const rows = answers[path];
    const filled: unknown[] = Array.isArray(rows) ? rows : [];
    answers[path] = [...filled, ...Array.from({ length: Math.max(0, count - filled.length) }, () => ({}))];
  }
  return answers;
}

export function withRow(typed: Typed, path: string, shown: number): Typed {
  return { ...typed, rows: { ...typed.rows, [path]: shown + 1 } };
}

/** Takes one row out; the rows below move up, blank ones included. */
export function withoutRow(definition: FormDefinition, typed: Typed, path: string, row: number): Typed {
  const shown = shownAnswers(definition, typed);
  const rows = shown[path];
  if (!Array.isArray(rows)) return typed;
  const left = rows.filter((_, index) => index !== row);
  return { body: toFormBody(definition, { ...shown, [path]: left }), rows: { ...typed.rows, [path]: left.length } };
}

/** A file as an attachment field's row names it. */
export interface AttachedFile {
  file: string;
  name: string;
  size: number;
}

/** Adds a file to an attachment field, by the field's name in the form; the same file once. */
export function withFile({ body }: Pick<Typed, "body">, name: string, { file, ...about }: AttachedFile): Pick<Typed, "body"> {
  const rows = rowsBelow(body, name);
  if (rows.some((row) => body[`${name}[${row}][file]`] === file)) return { body };
  const row = `${name}[${Math.max(-1, ...rows) + 1}]`;
  return { body: { ...body, [`${row}[file]`]: file, [`${row}[name]`]: about.name, [`${row}[size]`]: String(about.size) } };
}

export function withoutFile({ body }: Pick<Typed, "body">, name: string, file: string): Pick<Typed, "body"> {
  const gone = rowsBelow(body, name).filter((row) => body[`${name}[${row}][file]`] === file);
  const isGone = (key: string) => gone.some((row) => key.startsWith(`${name}[${row}][`));
  return { body: Object.fromEntries(Object.entries(body).filter(([key]) => !isGone(key))) };
}

function rowsBelow(body: Typed["body"], name: string): number[] {
  return Object.keys(body).flatMap((key) => {
    const row = key.startsWith(`${name}[`) ? /^(\d{1,4})\]\[file\]$/.exec(key.slice(name.length + 1))?.[1] : undefined;
    return row === undefined ? [] : [Number(row)];
  });
}
