/** Files that answers name: rows of attachment fields, which stand on pages and in groups, never in tables. */

import { rightTo } from "./access.ts";
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import type { Access, FormData, FormDefinition, FormField } from "./definition.ts";
import { isHolder, own } from "./holder.ts";

/** One row of an attachment field. `path` is the field's: `photo`, `house.deed`. */
export interface Attached {
  readonly path: string;
  readonly field: FormField;
  readonly file: string;
  readonly name: string;
  readonly size: number;
}

/** The files of the answers, in the form's order; with `access`, of the fields that may be seen. Rows that aren't whole are left out. */
export function attachmentsIn(definition: FormDefinition, data: FormData, access?: Access): Attached[] {
  return attachedBelow([...compileForm(definition).fields.values()], data, access);
}

function attachedBelow(fields: readonly CompiledField[], holder: FormData, access: Access | undefined): Attached[] {
  return fields.flatMap((field): Attached[] => {
    const value = own(holder, field.field.id);
    if (field.kind.shape === "block" && isHolder(value)) return attachedBelow(field.parts, value, access);
    if (field.field.kind !== "attachment" || !Array.isArray(value) || rightTo(field, access) === "hidden") return [];
    return value
      .filter(isHolder)
      .flatMap(({ file, name, size }) =>
        typeof file === "string" && typeof name === "string"
          ? [{ path: field.path, field: field.field, file, name, size: Number(size) }]
          : [],
      );
  });
}

/** The attachment field at a path; undefined where the form has none there. */
export function attachmentAt(definition: FormDefinition, path: string): FormField | undefined {
  const at = (fields: readonly CompiledField[]): FormField | undefined => {
    for (const field of fields) {
      if (field.path === path && field.field.kind === "attachment") return field.field;
      const inside = at(field.parts);
      if (inside) return inside;
    }
    return undefined;
  };
  return at([...compileForm(definition).fields.values()]);
}

/** The answers with each file named anew, as `rename` says; what it doesn't know is left as it was. */
export function renameAttachments(
  definition: FormDefinition,
  data: FormData,
  rename: (file: string) => { file: string; size: number } | undefined,
): Record<string, unknown> {
  return renamedBelow([...compileForm(definition).fields.values()], data, rename);
}

function renamedBelow(
  fields: readonly CompiledField[],
  holder: FormData,
  rename: (file: string) => { file: string; size: number } | undefined,
): Record<string, unknown> {
  const changed: Record<string, unknown> = { ...holder };
  for (const field of fields) {
    const value = own(holder, field.field.id);
    if (field.kind.shape === "block" && isHolder(value)) changed[field.field.id] = renamedBelow(field.parts, value, rename);
    if (field.field.kind !== "attachment" || !Array.isArray(value)) continue;
    changed[field.field.id] = value.map((row) => (isHolder(row) && typeof row.file === "string" ? { ...row, ...rename(row.file) } : row));
  }
  return changed;
}
