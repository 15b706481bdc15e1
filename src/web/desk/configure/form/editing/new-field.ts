/** Fields and pages as they begin, with ids that are given once and then stay: data, rules, step rights and statistics know a field by its id. */
import {
  type FieldKind,
  type FormDefinition,
  type FormField,
  type FormPage,
  kindFacts,
  type Option,
  type Text,
} from "../../../../../core/forms/index.ts";
import { allFields } from "./places.ts";

/** Words a new field begins with, in the designer's language. */
export interface FirstWords {
  readonly label: (kind: FieldKind) => string;
  readonly text: (kind: "explanation" | "signature") => string;
  readonly option: (number: number) => string;
  readonly column: string;
  readonly page: (number: number) => string;
}

const text = (words: string): Text => ({ "zh-CN": words });

/**
 * A field with the least its kind needs. `reserved` are ids that mustn't be used for something new although no field has them now: those of
 * the version in force, and those removed a moment ago.
 */
export function newField(kind: FieldKind, form: FormDefinition, words: FirstWords, reserved: ReadonlySet<string> = new Set()): FormField {
  const id = freshId(idStem(kind), usedIds(form, reserved));
  return { id, kind, label: text(words.label(kind)), ...firstSettings(kind, words) };
}

function firstSettings(kind: FieldKind, words: FirstWords): Partial<FormField> {
  const { needs } = kindFacts(kind);
  const column: FormField = { id: "text1", kind: "text", label: text(words.column) };
  return {
    ...(needs.includes("options")
      ? { options: [1, 2].map((number) => ({ value: `option${number}`, label: text(words.option(number)) })) }
      : {}),
    ...(needs.includes("fields") ? { fields: [column] } : {}),
    ...(kind === "explanation" || kind === "signature" ? { text: text(words.text(kind)) } : {}),
    ...(kind === "computed" ? { computed: "0", shownAs: "number" } : {}),
  };
}

export function newPage(form: FormDefinition, words: FirstWords): FormPage {
  const id = freshId("page", new Set(form.pages.map((page) => page.id)));
  return { id, title: text(words.page(form.pages.length + 1)), fields: [] };
}

/** The next option of a choice; values, like ids, stay when words change. */
export function nextOption(options: readonly { readonly value: string }[], words: FirstWords) {
  const value = freshId("option", new Set(options.map((option) => option.value)));
  return { value, label: text(words.option(options.length + 1)) };
}

/** A copy of a field that may stand in the same form: a new id where the old one is used, the parts keep theirs. */
export function copiedField(field: FormField, form: FormDefinition, reserved: ReadonlySet<string> = new Set()): FormField {
  const used = usedIds(form, reserved);
  return used.has(field.id) ? { ...field, id: freshId(field.id.replace(/\d+$/, ""), used) } : field;
}

function usedIds(form: FormDefinition, reserved: ReadonlySet<string>): Set<string> {
  return new Set([...reserved, ...allFields(form).map(({ field }) => field.id)]);
}

function idStem(kind: FieldKind): string {
  return kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function freshId(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

/** Options from lines of text: words that were there keep their value, new words get a new one. */
export function optionsFromLines(lines: string, before: readonly Option[], words: FirstWords): readonly Option[] {
  const wanted = [...new Set(lines.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== "");
  const made: Option[] = [];
  for (const line of wanted) {
    const known = before.find(({ label }) => label["zh-CN"] === line);
    made.push(known ?? { value: nextOption([...before, ...made], words).value, label: text(line) });
  }
  return made.length > 0 ? made : before;
}
