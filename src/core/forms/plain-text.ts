/** Cleaning of typed text. Each function changes nothing when applied to its own result. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\ufeff]/g;

/** Several lines: one kind of line end, no control characters, no blanks at the ends. Broken surrogates are repaired, since the database refuses them. */
export function cleanLines(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?/g, "\n")
    .replace(CONTROLS, "")
    .normalize("NFC")
    .trim();
}

/** One line. */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(/[\n\t]+/g, " ");
}

/** Codes and numbers as people type them: full-width characters become plain ones, blanks go. */
export function cleanCode(text: string): string {
  return cleanLines(text).normalize("NFKC").replace(/\s+/g, "");
}

/** Characters as people count them; JSON Schema counts the same way. */
export function characters(text: string): number {
  return [...text].length;
}

/** Any answer as text, also one that was never checked: `String` fails on objects made to fool it. */
export function asText(value: unknown): string {
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return value === undefined || value === null ? "" : String(value);
}
