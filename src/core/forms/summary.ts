/** Answers as people read them: check page, receipt, case page, replay. */
import { rightTo } from "./access.ts";
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import { type Access, type FieldKind, type FormData, type FormDefinition, type Language, textIn } from "./definition.ts";
import type { FormatContext } from "./field-kind.ts";
import { type Holder, isEmptyBlock, isHolder, own } from "./holder.ts";
import { reading } from "./messages.ts";
import { settleAnswers } from "./pages.ts";

export interface SummaryLine {
  /** `members[0].name` */
  readonly path: string;
  readonly label: string;
  /** Never masked: masking is the caller's, by `personal` and who reads. */
  readonly text: string;
  /** Id of the page, for a link to change the answer. */
  readonly page: string;
  readonly kind: FieldKind;
  readonly personal: boolean;
  /** The block or row it belongs to, in words. */
  readonly within?: string;
}

export interface SummaryOptions {
  readonly regionName?: (code: string) => string | undefined;
  /** Lines hidden from this reader are left out. */
  readonly access?: Access;
  /** Also the questions that were shown and not answered. */
  readonly blanks?: boolean;
  readonly today?: string;
}

/** One line an answer, in the order of the form. */
export function summarise(definition: FormDefinition, data: FormData, lang: Language, options: SummaryOptions = {}): SummaryLine[] {
  const form = compileForm(definition);
  const { answers, settled } = settleAnswers(form, data, options.today);
  const context: FormatContext = { lang, regionName: options.regionName };
  const isWanted = (leaf: Leaf) =>
    !settled.hidden.has(leaf.path) && rightTo(leaf.field, options.access) !== "hidden" && (options.blanks || leaf.value !== undefined);
  return leavesOf([...form.fields.values()], answers, lang)
    .filter((leaf) => isWanted(leaf) && !isInside(leaf.path, settled.hidden))
    .map((leaf) => ({
      path: leaf.path,
      label: textIn(leaf.field.field.label, lang),
      text: leaf.value === undefined ? reading[lang].none : leafText(leaf, context),
      page: leaf.field.page.page.id,
      kind: leaf.field.field.kind,
      // A block that reads as one line names whoever its parts name: a signature.
      personal: isPersonal(leaf.field) || leaf.field.parts.some(isPersonal),
      ...(leaf.within === undefined ? {} : { within: leaf.within }),
    }));
}

/** An answer that reads as one line. */
export interface Leaf {
  readonly path: string;
  readonly field: CompiledField;
  readonly value: unknown;
  readonly within: string | undefined;
}

/** All leaves of these answers, unanswered ones with `undefined`. */
export function leavesOf(fields: readonly CompiledField[], holder: Holder, lang: Language, prefix = "", within?: string): Leaf[] {
  return fields.flatMap((field): Leaf[] => {
    const { kind } = field;
    const path = prefix + field.field.id;
    const given = own(holder, field.field.id);
    if (kind.shape === "none") return [];
    const label = textIn(field.field.label, lang);
    if (kind.shape === "block" && !kind.format) return leavesOf(field.parts, isHolder(given) ? given : {}, lang, `${path}.`, label);
    if (kind.shape === "rows" && !kind.format && Array.isArray(given) && given.length > 0)
      return given.flatMap((row, index) =>
        isHolder(row) ? leavesOf(field.parts, row, lang, `${path}[${index}].`, reading[lang].row(label, index + 1)) : [],
      );
    const isEmpty = (isHolder(given) && isEmptyBlock(given)) || (Array.isArray(given) && given.length === 0);
    return [{ path, field, value: isEmpty ? undefined : given, within }];
  });
}

/** The words for an answer; what can't be read as its kind is shown as it was typed. */
export function leafText({ field, value }: Leaf, context: FormatContext): string {
  const { kind } = field;
  if (kind.shape === "block") return isHolder(value) ? (kind.format?.(value, field.field, context) ?? "") : "";
  if (kind.shape === "rows") return Array.isArray(value) ? (kind.format?.(value.filter(isHolder), field.field, context) ?? "") : "";
  return kind.shape === "none" ? "" : kind.format(value, field.field, context);
}

function isInside(path: string, hidden: ReadonlySet<string>): boolean {
  for (let at = path.lastIndexOf("."); at > 0; at = path.lastIndexOf(".", at - 1)) {
    const above = path.slice(0, at);
    if (hidden.has(above) || hidden.has(above.replace(/\[\d+\]$/, ""))) return true;
  }
  return false;
}

/** Personal by its kind, by the definition, or because what it belongs to is. */
export function isPersonal(field: CompiledField): boolean {
  return field.field.personal ?? (field.kind.personal === true || (field.parent !== undefined && isPersonal(field.parent)));
}

/** The paths of personal answers, rows as `members[].name`: what must be encrypted, masked and erased. */
export function personalPaths(definition: FormDefinition): string[] {
  return [...compileForm(definition).fields.values()].flatMap((field) => personalBelow(field, ""));
}

function personalBelow(field: CompiledField, prefix: string): string[] {
  const path = prefix + field.field.id;
  if (field.kind.shape === "block") return field.parts.flatMap((part) => personalBelow(part, `${path}.`));
  if (field.kind.shape === "rows") return field.parts.flatMap((part) => personalBelow(part, `${path}[].`));
  return field.kind.shape !== "none" && isPersonal(field) ? [path] : [];
}
