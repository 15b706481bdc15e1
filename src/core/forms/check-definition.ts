/** Whether JSON is a form that can be published. Every problem is reported at once, with its path and in words. */
import { compileExpression } from "../rules/index.ts";
import { checkRules } from "./check-rules.ts";
import { deadConditions } from "./dead-conditions.ts";
import type { FieldKind, FormDefinition, Language } from "./definition.ts";
import { type DefinitionProblem, type DefinitionProblemCode, definitionMessage } from "./definition-messages.ts";
import { isFieldKind, kinds } from "./kinds/index.ts";
import { commonSettings, isLabel, isRecord, isRule, kindSettings, orderedSettings } from "./settings.ts";
import { spareQuestions } from "./spare-questions.ts";

/** `advice` doesn't stand in the way of publishing. */
export type DefinitionCheck =
  | { ok: true; definition: FormDefinition; advice: DefinitionProblem[] }
  | { ok: false; problems: DefinitionProblem[] };

const LARGEST_KIB = 512;
const MOST_PAGES = 50;
const MOST_FIELDS = 500;
const DEEPEST = 3;
const LONG_PAGE = 8;

/** Checks JSON of any origin. On success the same value is returned as a definition, ready for `validateForm`. */
export function checkDefinition(json: unknown, lang: Language = "zh-CN"): DefinitionCheck {
  const checker = new Checker(lang);
  checker.form(json);
  if (checker.problems.length > 0) return { ok: false, problems: checker.problems };
  // Its shape has just been checked setting by setting.
  const definition = json as FormDefinition;
  const problems = checkRules(definition, lang);
  if (problems.length > 0) return { ok: false, problems };
  const advice = [...longPages(definition, lang), ...deadConditions(definition, lang), ...spareQuestions(definition, lang)];
  return { ok: true, definition, advice };
}

function longPages(definition: FormDefinition, lang: Language): DefinitionProblem[] {
  return definition.pages.flatMap((page, index) => {
    const count = page.fields.filter((field) => kinds[field.kind].shape !== "none" && field.computed === undefined).length;
    if (count <= LONG_PAGE) return [];
    const code = "forms/long-page";
    return [{ path: `pages[${index}]`, code, message: definitionMessage(code, String(count), lang) } as const];
  });
}

class Checker {
  readonly problems: DefinitionProblem[] = [];
  private readonly lang: Language;
  private count = 0;

  constructor(lang: Language) {
    this.lang = lang;
  }

  form(json: unknown): void {
    if (!isRecord(json)) {
      this.report("", "forms/not-an-object");
      return;
    }
    if (isLargerThan(json, LARGEST_KIB * 1024)) {
      this.report("", "forms/too-big", `${LARGEST_KIB} KiB`);
      return;
    }
    this.settings(json, "", {
      id: (value) => typeof value === "string" && /^[A-Za-z0-9][\w.-]{0,79}$/.test(value),
      version: (value) => Number.isInteger(value) && Number(value) >= 1,
      title: isLabel,
      pages: Array.isArray,
    });
    if (!Array.isArray(json.pages)) return;
    if (json.pages.length < 1 || json.pages.length > MOST_PAGES) {
      this.report("pages", "forms/too-many-pages", String(MOST_PAGES));
      return;
    }
    const [pageIds, fieldIds] = [new Set<string>(), new Set<string>()];
    for (const [index, page] of json.pages.entries()) this.page(page, `pages[${index}]`, pageIds, fieldIds);
    if (this.count > MOST_FIELDS) this.report("pages", "forms/too-many-fields", String(MOST_FIELDS));
  }

  private page(page: unknown, path: string, pageIds: Set<string>, fieldIds: Set<string>): void {
    if (!isRecord(page)) {
      this.report(path, "forms/not-an-object");
      return;
    }
    const { shownWhen, staff, ...rest } = page;
    this.settings(rest, path, { id: () => true, title: isLabel, fields: Array.isArray });
    if (shownWhen !== undefined && !isRule(shownWhen)) this.report(`${path}.shownWhen`, "forms/bad-setting", "shownWhen");
    if (staff !== undefined && typeof staff !== "boolean") this.report(`${path}.staff`, "forms/bad-setting", "staff");
    this.id(page.id, path, pageIds);
    this.fields(page.fields, `${path}.fields`, fieldIds, { depth: 1, inTable: false });
  }

  /** Each of these settings must be there and right, and no others. */
  private settings(json: Record<string, unknown>, path: string, judges: Record<string, (value: unknown) => boolean>): void {
    for (const [name, isRight] of Object.entries(judges)) {
      if (json[name] === undefined) this.report(path, "forms/missing-setting", name);
      else if (!isRight(json[name])) this.report(below(path, name), "forms/bad-setting", name);
    }
    for (const name of Object.keys(json)) if (!Object.hasOwn(judges, name)) this.report(below(path, name), "forms/unknown-setting", name);
  }

  private id(id: unknown, path: string, taken: Set<string>): void {
    if (id === undefined) {
      this.report(path, "forms/missing-setting", "id");
      return;
    }
    if (typeof id !== "string" || !isName(id)) {
      this.report(below(path, "id"), "forms/bad-id", String(id).slice(0, 80));
      return;
    }
    if (taken.has(id)) this.report(below(path, "id"), "forms/duplicate-id", id);
    taken.add(id);
  }

  private fields(fields: unknown, path: string, taken: Set<string>, place: { depth: number; inTable: boolean }): void {
    if (!Array.isArray(fields)) return;
    if (place.depth > DEEPEST) {
      this.report(path, "forms/nested-too-deep", String(DEEPEST));
      return;
    }
    this.count += fields.length;
    for (const [index, field] of fields.entries()) this.field(field, `${path}[${index}]`, taken, place);
  }

  private field(field: unknown, path: string, taken: Set<string>, place: { depth: number; inTable: boolean }): void {
    if (!isRecord(field)) {
      this.report(path, "forms/not-an-object");
      return;
    }
    this.id(field.id, path, taken);
    if (field.label === undefined) this.report(path, "forms/missing-setting", "label");
    if (!isFieldKind(field.kind)) {
      this.report(below(path, "kind"), "forms/unknown-kind", String(field.kind).slice(0, 80));
      return;
    }
    this.fieldSettings(field, field.kind, path);
    const { shape } = kinds[field.kind];
    if (shape === "rows" && place.inTable) this.report(path, "forms/table-in-table");
    this.fields(field.fields, `${path}.fields`, new Set(), { depth: place.depth + 1, inTable: place.inTable || shape === "rows" });
  }

  private fieldSettings(field: Record<string, unknown>, kindName: FieldKind, path: string): void {
    const kind = kinds[kindName];
    for (const name of kind.needs ?? []) if (field[name] === undefined) this.report(path, "forms/missing-setting", name);
    for (const [name, value] of Object.entries(field)) {
      const isOwn = Object.hasOwn(commonSettings, name) || (kind.settings as readonly string[]).includes(name);
      const isUseless = (name === "computed" && kind.shape !== "one") || (name === "required" && kind.shape === "none");
      if (!isOwn || isUseless) this.report(below(path, name), "forms/unknown-setting", name);
      else if (!(commonSettings[name] ?? kindSettings[name])?.(value)) this.report(below(path, name), "forms/bad-setting", name);
    }
    this.limits(field, path);
  }

  private limits(field: Record<string, unknown>, path: string): void {
    for (const [low, high] of orderedSettings) {
      const [least, most] = [field[low], field[high]];
      const isComparable = typeof least === typeof most && least !== "today" && most !== "today";
      if (isComparable && least !== undefined && (least as number) > (most as number))
        this.report(path, "forms/limits-crossed", `${low}, ${high}`);
    }
    const seen = new Set<unknown>();
    for (const option of Array.isArray(field.options) ? field.options : []) {
      const value = isRecord(option) ? option.value : undefined;
      if (seen.has(value)) this.report(below(path, "options"), "forms/duplicate-option", String(value).slice(0, 80));
      seen.add(value);
    }
  }

  private report(path: string, code: DefinitionProblemCode, detail = ""): void {
    this.problems.push({ path, code, message: definitionMessage(code, detail, this.lang) });
  }
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** JSON that can't even be written (too deep) is too large as well. */
function isLargerThan(json: unknown, limit: number): boolean {
  try {
    return JSON.stringify(json).length > limit;
  } catch {
    return true;
  }
}

/** A name that an expression reads as exactly that variable; `today`, `now` and `item` mean something else there. */
function isName(id: string): boolean {
  if (!/^[A-Za-z]\w{0,63}$/.test(id) || ["today", "now", "item"].includes(id)) return false;
  const compiled = compileExpression(id);
  return compiled.ok && compiled.expression.variables.length === 1 && compiled.expression.variables[0] === id;
}
