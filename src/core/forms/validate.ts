/** The judge of forms. The same code runs in the browser for comfort and on the server for real. */
import { type Cleaned, cleanAnswers } from "./clean.ts";
import { compileForm } from "./compile.ts";
import type { CompiledField, CompiledForm } from "./compiled-form.ts";
import { type Access, type FormData, type FormDefinition, type Language, textIn } from "./definition.ts";
import type { CheckContext, FormatChecks, Problem } from "./field-kind.ts";
import { type Holder, isEmptyBlock, isHolder, own, withoutBlanks } from "./holder.ts";
import { type ProblemCode, problemMessage } from "./messages.ts";
import { type Fit, type Settled, settle } from "./settle.ts";

export interface ValidationOptions {
  /** Language of the messages; zh-CN when left out. */
  readonly lang?: Language;
  /** YYYY-MM-DD in Shanghai, for date limits and `today()`. Without it such limits are not judged. */
  readonly today?: string;
  /** Checks of codes from core/identifiers, by kind. */
  readonly formats?: FormatChecks;
  /** What this person may do; everything may be written when left out. */
  readonly access?: Access;
  /** The answers so far: kept for what may not be written. */
  readonly previous?: FormData;
  /** Judge one page only; answers of all pages are still cleaned and returned. */
  readonly page?: string;
}

export interface FieldError {
  /** `members[1].name` */
  readonly path: string;
  readonly code: ProblemCode;
  /** What to do, in the person's language. */
  readonly message: string;
}

export type Validation = { ok: true; data: FormData } | { ok: false; errors: FieldError[] };

/** Judges answers. `data` on success is clean: computed answers filled, hidden ones pruned, blanks left out. Judging it again changes nothing. */
export function validateForm(definition: FormDefinition, data: FormData, options: ValidationOptions = {}): Validation {
  const judged = judgeForm(compileForm(definition), data, options);
  const errors = judged.errors.filter((error) => options.page === undefined || error.page === options.page);
  if (errors.length === 0) return { ok: true, data: judged.data };
  return { ok: false, errors: errors.map(({ path, code, message }) => ({ path, code, message })) };
}

export interface Judged {
  readonly data: FormData;
  readonly errors: readonly (FieldError & { readonly page: string })[];
  readonly settled: Settled;
}

/** The whole judgement, in the order of the form. */
export function judgeForm(form: CompiledForm, data: FormData, options: ValidationOptions): Judged {
  const context: CheckContext = { lang: options.lang ?? "zh-CN", today: options.today, formats: options.formats ?? {} };
  const cleaned = cleanAnswers(form, { data, previous: options.previous ?? {}, access: options.access, context });
  const settled = settle(form, cleaned.answers, options.today, fitting(context));
  const judge = new Judge(cleaned, settled, context);
  const errors = form.pages.flatMap((page) => {
    const found = page.fields.flatMap((field) => judge.field(field, { path: "", at: [], needed: true }));
    return found.map((error) => ({ ...error, page: page.page.id }));
  });
  return { data: withoutBlanks(cleaned.answers), errors, settled };
}

/** Fits computed values to their kind; what doesn't fit is no answer. */
export function fitting(context: CheckContext): Fit {
  return (value, { kind, field }) => {
    if (kind.shape !== "one" || value === null) return undefined;
    const checked = kind.check(kind.fit ? kind.fit(value, field) : value, field, context);
    return "value" in checked ? checked.value : undefined;
  };
}

/** Where a field is being judged. */
interface Place {
  /** Path of the block or row around it, with its dot, or nothing. */
  readonly path: string;
  readonly at: readonly Holder[];
  /** Whether required parts count here: not in a block that may be left blank and is. */
  readonly needed: boolean;
}

class Judge {
  private readonly cleaned: Cleaned;
  private readonly settled: Settled;
  private readonly context: CheckContext;

  constructor(cleaned: Cleaned, settled: Settled, context: CheckContext) {
    this.cleaned = cleaned;
    this.settled = settled;
    this.context = context;
  }

  field(field: CompiledField, place: Place): FieldError[] {
    const path = place.path + field.field.id;
    if (field.kind.shape === "none" || this.settled.hidden.has(path)) return [];
    const problem = this.cleaned.problems.get(path);
    if (problem) return [this.error(path, problem, field)];
    const value = own(place.at.at(-1) ?? this.cleaned.answers, field.field.id);
    if (field.kind.shape === "block") return this.block(field, isHolder(value) ? value : {}, path, place);
    if (field.kind.shape === "rows") return this.rows(field, Array.isArray(value) ? value : [], path, place);
    return value === undefined && !field.computed ? this.missing(field, path, place) : [];
  }

  private missing(field: CompiledField, path: string, place: Place): FieldError[] {
    if (!this.isRequired(field, place) || this.cleaned.locked.has(path)) return [];
    return [this.error(path, { code: "forms/required", detail: field.kind.ask }, field)];
  }

  private isRequired({ required, ...rest }: CompiledField, place: Place): boolean {
    if (!place.needed) return false;
    return typeof required === "boolean" ? required : this.settled.holds(required, place.at, { required, ...rest });
  }

  private block(field: CompiledField, block: Holder, path: string, place: Place): FieldError[] {
    const { kind } = field;
    if (kind.shape !== "block") return [];
    const inherited = kind.transparent && field.field.required === undefined ? place.needed : this.isRequired(field, place);
    const isFilled = !isEmptyBlock(block);
    const inside: Place = { path: `${path}.`, at: [...place.at, block], needed: inherited || isFilled };
    const errors = field.parts.flatMap((part) => this.field(part, inside));
    if (errors.length === 0 && !isFilled) return this.missing(field, path, place);
    const problem =
      errors.length === 0 && isFilled && !this.cleaned.locked.has(path) ? kind.check?.(block, field.field, this.context) : undefined;
    return problem ? [this.error(problem.part ? `${path}.${problem.part}` : path, problem, field)] : errors;
  }

  private rows(field: CompiledField, rows: readonly Holder[], path: string, place: Place): FieldError[] {
    if (rows.length === 0) return this.missing(field, path, place);
    const isLocked = this.cleaned.locked.has(path);
    const least = field.field.minItems ?? 0;
    const few = rows.length < least && !isLocked ? [this.error(path, { code: "forms/too-few", detail: String(least) }, field)] : [];
    return [...few, ...rows.flatMap((row, index) => this.row(field, row, index, `${path}[${index}]`, place, isLocked))];
  }

  private row(field: CompiledField, row: Holder, index: number, path: string, place: Place, isLocked: boolean): FieldError[] {
    const { kind } = field;
    if (kind.shape !== "rows") return [];
    const errors = field.parts.flatMap((part) => this.field(part, { path: `${path}.`, at: [...place.at, row], needed: true }));
    if (isLocked) return errors;
    const isUnread = [...this.cleaned.problems.keys()].some((each) => each.startsWith(`${path}.`));
    if (isEmptyBlock(row) && !isUnread) return [this.error(path, { code: "forms/blank-row", detail: String(index + 1) }, field)];
    const problem = errors.length === 0 ? kind.check?.(row, field.field, this.context) : undefined;
    return problem ? [this.error(problem.part ? `${path}.${problem.part}` : path, problem, field)] : errors;
  }

  private error(path: string, problem: Problem, { field }: CompiledField): FieldError {
    const { lang } = this.context;
    const message = problem.words ?? problemMessage(problem.code, textIn(field.label, lang), problem.detail ?? "", lang);
    return { path, code: problem.code, message };
  }
}
