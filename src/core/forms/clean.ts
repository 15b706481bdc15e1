/** Turns what was sent into a clean copy of known answers, noting what can't be read. Access is applied here: what a person may not write keeps its previous value, whatever was sent. */
import type { CompiledField, CompiledForm } from "./compiled-form.ts";
import type { Access, FormData } from "./definition.ts";
import type { CheckContext, Problem } from "./field-kind.ts";
import { asHolder, type Holder, isBlank, isHolder, own } from "./holder.ts";

/** No more rows than this are ever looked at, whatever is sent. */
export const MOST_ROWS = 200;

export interface CleanRequest {
  readonly data: FormData;
  readonly previous: FormData;
  readonly access: Access | undefined;
  readonly context: CheckContext;
}

export interface Cleaned {
  readonly answers: Holder;
  /** By path with row numbers. */
  readonly problems: ReadonlyMap<string, Problem>;
  /** Paths that this person can't write, so can't be blamed for. */
  readonly locked: ReadonlySet<string>;
}

/** The clean copy always holds an object for each block, so that rules inside it have a place; `withoutBlanks` takes empty ones out again. */
export function cleanAnswers(form: CompiledForm, request: CleanRequest): Cleaned {
  const problems = new Map<string, Problem>();
  const locked = new Set<string>();
  const cleaner = new Cleaner(request, problems, locked);
  const answers: Holder = {};
  const fields = [...form.fields.values()];
  cleaner.fill(answers, fields, request.data, request.previous, "", false);
  return { answers, problems, locked };
}

class Cleaner {
  private readonly request: CleanRequest;
  private readonly problems: Map<string, Problem>;
  private readonly locked: Set<string>;

  constructor(request: CleanRequest, problems: Map<string, Problem>, locked: Set<string>) {
    this.request = request;
    this.problems = problems;
    this.locked = locked;
  }

  fill(into: Holder, fields: readonly CompiledField[], sent: Holder, previous: Holder, prefix: string, lockedAbove: boolean): void {
    for (const field of fields) {
      const path = prefix + field.field.id;
      const isLocked = this.isLocked(field, lockedAbove);
      if (isLocked) this.locked.add(path);
      const before = own(previous, field.field.id);
      const value = this.clean(field, isLocked ? before : own(sent, field.field.id), before, path, isLocked);
      if (value !== undefined) into[field.field.id] = value;
    }
  }

  private isLocked(field: CompiledField, lockedAbove: boolean): boolean {
    const { access } = this.request;
    if (!access) return lockedAbove;
    const named = own(access, field.path) ?? (field.parent ? undefined : own(access, "*"));
    return named === undefined ? lockedAbove : named !== "write";
  }

  private clean(field: CompiledField, given: unknown, before: unknown, path: string, isLocked: boolean): unknown {
    const { kind } = field;
    switch (kind.shape) {
      case "none":
        return undefined;
      case "block":
        return this.block(field, given, before, path, isLocked);
      case "rows":
        return this.rows(field, kind.maxItems, given, before, path, isLocked);
      default:
        return this.answer(field, given, path, isLocked);
    }
  }

  private answer(field: CompiledField, given: unknown, path: string, isLocked: boolean): unknown {
    const { kind } = field;
    if ((kind.shape !== "one" && kind.shape !== "many") || field.computed || isBlank(given)) return undefined;
    const checked = kind.check(given, field.field, this.request.context);
    if ("value" in checked) return isBlank(checked.value) ? undefined : checked.value;
    if (isLocked) return given;
    this.problems.set(path, checked.problem);
    return undefined;
  }

  private block(field: CompiledField, given: unknown, before: unknown, path: string, isLocked: boolean): Holder {
    const block: Holder = {};
    if (!isBlank(given) && !isHolder(given)) this.problems.set(path, { code: "forms/wrong-type" });
    this.fill(block, field.parts, asHolder(given), asHolder(before), `${path}.`, isLocked);
    return block;
  }

  private rows(
    field: CompiledField,
    hardLimit: number,
    given: unknown,
    before: unknown,
    path: string,
    isLocked: boolean,
  ): Holder[] | undefined {
    const previous = Array.isArray(before) ? before : [];
    if (isBlank(given) && !this.hasFixedRows(field)) return undefined;
    if (!isBlank(given) && !Array.isArray(given)) {
      this.problems.set(path, { code: "forms/wrong-type" });
      return undefined;
    }
    const sent: unknown[] = Array.isArray(given) ? given : [];
    const limit = field.field.maxItems ?? hardLimit;
    if (sent.length > limit) this.problems.set(path, { code: "forms/too-many", detail: String(limit) });
    const count = !isLocked && this.hasFixedRows(field) ? previous.length : Math.min(sent.length, isLocked ? MOST_ROWS : limit);
    return Array.from({ length: count }, (_, index) => {
      const row: Holder = {};
      this.fill(row, field.parts, asHolder(sent[index]), asHolder(previous[index]), `${path}[${index}].`, isLocked);
      return row;
    });
  }

  /** A column that may not be written pins the rows: adding or removing one would shift protected values to another row. */
  private hasFixedRows(field: CompiledField): boolean {
    const { access } = this.request;
    return access !== undefined && field.parts.some((part) => (own(access, part.path) ?? "write") !== "write");
  }
}
