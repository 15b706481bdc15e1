/** A number or code as it is printed, from what a person typed or pasted: `ｓｑ 6109 9920` is `SQ61099920`. Nothing is judged. */
export function asPrinted(typed: string): string {
  return typed.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}
