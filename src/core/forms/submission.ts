/** Plain HTML form posts, for use without JavaScript: names like `members[0][name]`, row buttons `_add=members` and `_remove=members[1]`. */
import { MOST_ROWS } from "./clean.ts";
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import type { FormData, FormDefinition } from "./definition.ts";
import { type Holder, isEmptyBlock, isHolder, own, withoutBlanks } from "./holder.ts";
import { asText } from "./plain-text.ts";

export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface RowAction {
  readonly kind: "add" | "remove";
  /** `members`, or `household.members` inside a group. */
  readonly path: string;
  /** Which row is removed, counted from 0 as it was posted. */
  readonly row?: number;
}

export interface Submission {
  /** What was sent, read leniently; text that can't be read stays text, so that the page can show it again beside its message. */
  readonly data: FormData;
  /** Already applied to `data`; show the page again instead of going on. */
  readonly action?: RowAction;
}

export interface SubmissionOptions {
  /** The page that was posted; answers of the others come from `previous`. Without it the whole form was posted. */
  readonly page?: string;
  readonly previous?: FormData;
}

interface Node {
  readonly texts: string[];
  readonly below: Map<string, Node>;
}

/** Reads a posted form. Unknown names are ignored; nothing is judged here. */
export function readSubmission(definition: FormDefinition, body: FormBody, options: SubmissionOptions = {}): Submission {
  const form = compileForm(definition);
  const action = rowAction(body, [...form.fields.values()]);
  const posted = [...form.fields.values()].filter(({ page }) => options.page === undefined || page.page.id === options.page);
  const kept: Holder = { ...options.previous };
  for (const field of posted) delete kept[field.field.id];
  const data = { ...kept, ...readFields(posted, tree(body), "", action) };
  return action ? { data, action } : { data: withoutBlanks(data) };
}

function rowAction(body: FormBody, fields: readonly CompiledField[]): RowAction | undefined {
  const [add, remove] = [first(body._add), /^([\w.]+)\[(\d{1,4})\]$/.exec(first(body._remove) ?? "")];
  const path = remove?.[1] ?? add;
  if (path === undefined || !isTable(path, fields)) return undefined;
  return remove ? { kind: "remove", path, row: Number(remove[2]) } : { kind: "add", path };
}

function first(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "object" ? value[0] : value;
}

function isTable(path: string, fields: readonly CompiledField[]): boolean {
  return fields.some((each) => (each.path === path && each.kind.shape === "rows") || isTable(path, each.parts));
}

function tree(body: FormBody): Node {
  const root: Node = { texts: [], below: new Map() };
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || !/^[A-Za-z]\w*(\[\w{1,64}\]){0,6}$/.test(name)) continue;
    let at = root;
    for (const part of name.replaceAll("]", "").split("[")) {
      const next = at.below.get(part) ?? { texts: [], below: new Map() };
      at.below.set(part, next);
      at = next;
    }
    at.texts.push(...(typeof value === "string" ? [value] : value));
  }
  return root;
}

function readFields(fields: readonly CompiledField[], node: Node | undefined, prefix: string, action: RowAction | undefined): Holder {
  const read: Holder = {};
  for (const field of fields) {
    const value = readField(field, node?.below.get(field.field.id), `${prefix}${field.field.id}`, action);
    if (value !== undefined) read[field.field.id] = value;
  }
  return read;
}

function readField(field: CompiledField, node: Node | undefined, path: string, action: RowAction | undefined): unknown {
  const { kind } = field;
  if (kind.shape === "rows") return readRows(field, node, path, action);
  if (kind.shape === "block") {
    const block = readFields(field.parts, node, `${path}.`, action);
    return Object.keys(block).length > 0 ? block : undefined;
  }
  const texts = node?.texts.filter((text) => text.trim() !== "") ?? [];
  if (texts.length === 0 || field.computed) return undefined;
  if (kind.shape === "many") return texts;
  return kind.shape === "one" ? kind.read(texts[0] ?? "", field.field) : undefined;
}

function readRows(field: CompiledField, node: Node | undefined, path: string, action: RowAction | undefined): Holder[] | undefined {
  const here = action?.path === path ? action : undefined;
  const indices = [...(node?.below.keys() ?? [])].filter((key) => /^\d{1,4}$/.test(key)).map(Number);
  const wanted = indices.sort((a, b) => a - b).filter((index) => !(here?.kind === "remove" && here.row === index));
  const all = wanted
    .slice(0, MOST_ROWS)
    .map((index) => readFields(field.parts, node?.below.get(String(index)), `${path}[${index}].`, action));
  const rows = action ? all : all.filter((row) => !isEmptyBlock(row));
  if (here?.kind === "add" && rows.length < MOST_ROWS) rows.push({});
  return rows.length > 0 ? rows : undefined;
}

/** Answers as the names and values a plain form posts: the inverse of `readSubmission`. Computed answers are left out. */
export function toFormBody(definition: FormDefinition, data: FormData): Record<string, string | string[]> {
  const body: Record<string, string | string[]> = {};
  writeFields([...compileForm(definition).fields.values()], data, (id) => id, body);
  return body;
}

type Naming = (id: string) => string;

function writeFields(fields: readonly CompiledField[], holder: FormData, naming: Naming, body: Record<string, string | string[]>): void {
  for (const field of fields) {
    const { kind } = field;
    const name = naming(field.field.id);
    const value = own(holder, field.field.id);
    if (value === undefined || value === null || field.computed) continue;
    if (kind.shape === "one") body[name] = kind.write(value, field.field);
    else if (kind.shape === "many" && Array.isArray(value)) body[name] = value.map(asText);
    else if (kind.shape === "block" && isHolder(value)) writeFields(field.parts, value, (id) => `${name}[${id}]`, body);
    else if (kind.shape === "rows" && Array.isArray(value)) {
      for (const [index, row] of value.entries())
        if (isHolder(row)) writeFields(field.parts, row, (id) => `${name}[${index}][${id}]`, body);
    }
  }
}
