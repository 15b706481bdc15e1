import type { FieldTexts } from "./field-setting.ts";

export const fieldWordsEn: FieldTexts = {
  optional: " (optional)",
  yes: "Yes",
  no: "No",
  choose: "Please choose",
  yuan: "yuan",
  row: (label, row) => `${label} ${row}`,
  addRow: (label) => `Add another: ${label}`,
  removeRow: (label, row) => `Remove ${label} ${row}`,
  remove: "Remove",
  removeFile: (name) => `Remove file ${name}`,
  chooseFiles: "Choose files; several at once if you like.",
  fileLimit: (endings, megabytes) => `${endings ? `${endings}, ` : ""}at most ${megabytes} MB each.`,
  uploaded: (count) => (count === 1 ? "1 file uploaded" : `${count} files uploaded`),
  error: "To correct: ",
};
