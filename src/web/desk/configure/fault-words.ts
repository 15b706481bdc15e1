import { processText } from "../../../core/process/index.ts";
import type { PackageFault } from "../../../modules/catalogue/shared.ts";
import type { Lang } from "../../../platform/i18n/index.ts";

/** One fault in words. Those of the form bring their own words along; those of the process name what is meant. */
export function faultWords(fault: PackageFault, lang: Lang, words: (code: string) => string): string {
  const { code, detail = "" } = fault;
  if (code.startsWith("process/")) return processText(code, lang, detail);
  if (code.startsWith("forms/")) return detail || code;
  return detail === "" ? words(code) : `${words(code)} (${detail})`;
}
