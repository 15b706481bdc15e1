/** What a page asks now: the fields shown for these answers, each with the name it posts under and the text typed so far. */
import { rightTo } from "./access.ts";
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import type { Access, FormData, FormDefinition, FormField, Language } from "./definition.ts";
import { namedBy, withParts } from "./dependencies.ts";
import type { FormatContext } from "./field-kind.ts";
import { type Holder, isHolder } from "./holder.ts";
import { settleAnswers } from "./pages.ts";
import type { Settled } from "./settle.ts";

export interface FieldView {
  readonly field: FormField;
  /** `members[0].name`, as in errors. */
  readonly path: string;
  /** `members[0][name]`, as `readSubmission` reads it. */
  readonly name: string;
  readonly required: boolean;
  /** May be read but not written by this person, or is worked out. */
  readonly readOnly: boolean;
  /** Something else on the page hangs on this answer: show the page anew when it changes. */
  readonly steers: boolean;
  /** What stands in the field: one text, or several for choices. Right or wrong, as it was typed. */
  readonly texts: readonly string[];
  /** The answer as people read it, where it can't be changed. */
  readonly reading: string;
  /** Parts of a block. */
  readonly parts: readonly FieldView[];
  /** Rows of a table or of files, each with its parts. */
  readonly rows: readonly (readonly FieldView[])[];
  /** One more row may be added. */
  readonly mayAdd: boolean;
}

export interface PageViewOptions {
  /** YYYY-MM-DD, for `today()`. */
  readonly today?: string;
  readonly access?: Access;
  /** For answers that are only read; zh-CN when left out. */
  readonly lang?: Language;
  readonly regionName?: (code: string) => string | undefined;
}

/** The fields of a page as they are to be shown. Hidden fields, and those the person may not see, are left out. */
export function viewPage(definition: FormDefinition, page: string, data: FormData, options: PageViewOptions = {}): FieldView[] {
  const form = compileForm(definition);
  const shown = form.pages.find((each) => each.page.id === page);
  if (!shown) return [];
  const { answers, settled } = settleAnswers(form, data, options.today);
  const viewer: Viewer = {
    settled,
    access: options.access,
    steering: steeringFields(shown.fields, [...form.fields.values()]),
    format: { lang: options.lang ?? "zh-CN", regionName: options.regionName },
  };
  return viewFields(shown.fields, answers, { path: "", at: [], naming: (id) => id }, viewer);
}

interface Viewer {
  readonly settled: Settled;
  readonly access: Access | undefined;
  readonly steering: ReadonlySet<CompiledField>;
  readonly format: FormatContext;
}

interface Place {
  readonly path: string;
  readonly at: readonly Holder[];
  readonly naming: (id: string) => string;
}

function viewFields(fields: readonly CompiledField[], holder: Holder, place: Place, viewer: Viewer): FieldView[] {
  return fields.flatMap((field) => {
    const path = place.path + field.field.id;
    if (viewer.settled.hidden.has(path) || rightTo(field, viewer.access) === "hidden") return [];
    return [viewField(field, holder[field.field.id], { ...place, path }, viewer)];
  });
}

function viewField(field: CompiledField, value: unknown, place: Place, viewer: Viewer): FieldView {
  const { kind } = field;
  const name = place.naming(field.field.id);
  const rows = kind.shape === "rows" && Array.isArray(value) ? value.filter(isHolder) : [];
  const within = (holder: Holder, path: string, base: string): FieldView[] =>
    viewFields(field.parts, holder, { path: `${path}.`, at: [...place.at, holder], naming: (id) => `${base}[${id}]` }, viewer);
  const readOnly = field.computed !== undefined || rightTo(field, viewer.access) === "read";
  return {
    field: field.field,
    path: place.path,
    name,
    required: typeof field.required === "boolean" ? field.required : viewer.settled.holds(field.required, place.at, field),
    readOnly,
    steers: viewer.steering.has(field),
    texts: textsOf(field, value),
    reading: readOnly ? readingOf(field, value, viewer.format) : "",
    parts: kind.shape === "block" ? within(isHolder(value) ? value : {}, place.path, name) : [],
    rows: rows.map((row, index) => within(row, `${place.path}[${index}]`, `${name}[${index}]`)),
    mayAdd: kind.shape === "rows" && rows.length < (field.field.maxItems ?? kind.maxItems),
  };
}

function textsOf({ kind, field }: CompiledField, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (kind.shape === "one") return [kind.write(value, field)];
  return kind.shape === "many" && Array.isArray(value) ? value.map(String) : [];
}

function readingOf({ kind, field }: CompiledField, value: unknown, format: FormatContext): string {
  if (value === undefined || value === null || (kind.shape !== "one" && kind.shape !== "many")) return "";
  return kind.format(value, field, format);
}

/** Fields of the page on whose answers its other fields depend: whether they are shown, required, or what they come to. */
function steeringFields(fields: readonly CompiledField[], top: readonly CompiledField[]): Set<CompiledField> {
  const steering = new Set<CompiledField>();
  for (const field of withParts(fields)) {
    const rules = [field.shownWhen, field.computed, typeof field.required === "object" ? field.required : undefined];
    for (const rule of rules) if (rule) for (const named of namedBy(rule, field, top)) steering.add(named);
  }
  return steering;
}
