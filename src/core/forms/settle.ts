/** Works out what a set of answers amounts to: which fields are shown, what the computed ones hold, what must be pruned. One pass, because rules run in no circles. */

import type { Expression } from "../rules/index.ts";
import type { CompiledField, CompiledForm, CompiledPage } from "./compiled-form.ts";
import { type Holder, isHolder, own } from "./holder.ts";

/** Names an expression sees, outermost first. */
type Levels = readonly { readonly answers: Holder; readonly fields: ReadonlyMap<string, CompiledField> }[];

export interface Settled {
  /** Paths with row numbers (`members[1].name`) of what isn't shown. Parts of something hidden aren't listed. */
  readonly hidden: ReadonlySet<string>;
  /** Whether a rule holds at a place, for `required`. */
  readonly holds: (rule: Expression, at: readonly Holder[], field: CompiledField) => boolean;
  readonly isPageShown: (page: CompiledPage) => boolean;
}

/** Judges a computed value: the clean one, or undefined when it doesn't fit the kind. */
export type Fit = (value: unknown, field: CompiledField) => unknown;

/** The holder rules read instead of one of the answers' own: the same without what can't be read. Changed in place like the answers. */
export type Readable = (holder: Holder) => Holder;

/** Changes `answers` in place (the caller's own copy): hidden answers go, computed ones are filled. */
export function settle(
  form: CompiledForm,
  answers: Holder,
  today: string | undefined,
  adapt: Fit,
  readable: Readable = (holder) => holder,
): Settled {
  const hidden = new Set<string>();
  const shownPages = new Map<CompiledPage, boolean>();

  const value = (rule: Expression, at: readonly Holder[], field: CompiledField | undefined) => {
    const seen = levels(form, readable(answers), at.map(readable), field);
    return rule.evaluate((name) => look(name, seen, today));
  };

  const isPageShown = (page: CompiledPage): boolean => {
    if (!page.shownWhen) return true;
    const known = shownPages.get(page) ?? value(page.shownWhen, [], undefined) === true;
    shownPages.set(page, known);
    return known;
  };

  for (const field of form.ruled) {
    for (const place of placesOf(field, answers)) {
      const holder = place.at.at(-1) ?? answers;
      const shown = (field.parent || isPageShown(field.page)) && (!field.shownWhen || value(field.shownWhen, place.at, field) === true);
      if (!shown) {
        hidden.add(place.path);
        for (const each of [holder, readable(holder)]) delete each[field.field.id];
      } else if (field.computed) {
        const result = adapt(value(field.computed, place.at, field), field);
        for (const each of [holder, readable(holder)]) {
          if (result === undefined || result === null) delete each[field.field.id];
          else each[field.field.id] = result;
        }
      }
    }
  }
  return { hidden, isPageShown, holds: (rule, at, field) => value(rule, at, field) === true };
}

interface Place {
  readonly path: string;
  /** The blocks and rows around the field, outermost first; empty at the top. */
  readonly at: readonly Holder[];
}

/** Every place where a field stands in these answers: one, or one a row. */
function placesOf(field: CompiledField, answers: Holder): Place[] {
  if (!field.parent) return [{ path: field.path, at: [] }];
  const { parent } = field;
  return placesOf(parent, answers).flatMap(({ path, at }) => {
    const value = own(at.at(-1) ?? answers, parent.field.id);
    const below = (holder: unknown, holderPath: string): Place[] =>
      isHolder(holder) ? [{ path: `${holderPath}.${field.field.id}`, at: [...at, holder] }] : [];
    if (parent.kind.shape !== "rows") return below(value, path);
    return Array.isArray(value) ? value.flatMap((row, index) => below(row, `${path}[${index}]`)) : [];
  });
}

function levels(form: CompiledForm, answers: Holder, at: readonly Holder[], field: CompiledField | undefined): Levels {
  const found = [{ answers, fields: form.fields }];
  const ancestors: CompiledField[] = [];
  for (let parent = field?.parent; parent; parent = parent.parent) ancestors.unshift(parent);
  ancestors.forEach((ancestor, index) => {
    const holder = at[index];
    if (holder) found.push({ answers: holder, fields: ancestor.partsById });
  });
  return found;
}

/** The innermost field of that name; an unanswered list is empty rather than unknown, so that `count(members)` is 0. */
function look(name: string, from: Levels, today: string | undefined): unknown {
  for (let level = from.length - 1; level >= 0; level--) {
    const here = from[level];
    const field = here?.fields.get(name);
    if (here && field) return here.answers[name] ?? (field.kind.shape === "rows" || field.kind.shape === "many" ? [] : null);
  }
  return name === "today" ? (today ?? null) : null;
}
