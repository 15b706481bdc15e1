import type { FormField } from "../definition.ts";
import type { Rows } from "../field-kind.ts";
import { partLabels, reading } from "../messages.ts";
import { asText } from "../plain-text.ts";

/** Unless the form says less: what the store of files takes, too. */
export const MAX_ATTACHMENT_BYTES = 30 * 1024 * 1024;

const parts: readonly FormField[] = [
  { id: "file", kind: "text", label: partLabels.file, required: true, maxLength: 128 },
  { id: "name", kind: "text", label: partLabels.fileName, required: true, maxLength: 255, personal: true },
  { id: "size", kind: "number", label: partLabels.fileSize, required: true, decimals: 0, minimum: 1 },
];

function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}

/**
 * Uploaded files: `[{ file, name, size }]`, where `file` is the store's id. Only names and sizes are judged here; the true type and the
 * owner of a file are checked where it was received.
 */
export const attachment: Rows = {
  shape: "rows",
  ask: "upload",
  settings: ["accept", "maxBytes", "minItems", "maxItems"],
  maxItems: 10,
  parts: () => parts,
  check: ({ name, size }, field) => {
    const ending = asText(name).toLowerCase().split(".").at(-1) ?? "";
    if (field.accept && !field.accept.includes(ending)) return { code: "forms/file-kind", detail: field.accept.join(" ") };
    const limit = field.maxBytes ?? MAX_ATTACHMENT_BYTES;
    return Number(size) > limit ? { code: "forms/file-size", detail: sizeText(limit) } : undefined;
  },
  format: (rows, _field, { lang }) => rows.map((row) => asText(row.name)).join(reading[lang].listSeparator),
};
