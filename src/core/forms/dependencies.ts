/** Which field must be worked out before which. Only `shownWhen` and `computed` count: `required` changes no answer, so two fields may each be required when the other is missing. */
import type { Expression } from "../rules/index.ts";
import type { CompiledField } from "./compiled-form.ts";

interface Ordering {
  readonly order: readonly CompiledField[];
  /** The paths of one circle, first repeated at the end; empty when there is none. */
  readonly circle: readonly string[];
}

/** Depth-first order of all fields and parts. */
export function dependencyOrder(top: readonly CompiledField[]): Ordering {
  const order: CompiledField[] = [];
  const done = new Set<CompiledField>();
  const open: CompiledField[] = [];
  let circle: readonly string[] = [];

  const visit = (each: CompiledField): void => {
    if (done.has(each)) return;
    if (open.includes(each)) {
      if (circle.length === 0) circle = [...open.slice(open.indexOf(each)), each].map((one) => one.path);
      return;
    }
    open.push(each);
    for (const needed of needs(each, top)) visit(needed);
    open.pop();
    done.add(each);
    order.push(each);
  };
  for (const each of withParts(top)) visit(each);
  return { order, circle };
}

/** These fields and all below them, parents before parts. */
export function withParts(fields: readonly CompiledField[]): CompiledField[] {
  return fields.flatMap((each) => [each, ...withParts(each.parts)]);
}

function needs(each: CompiledField, top: readonly CompiledField[]): CompiledField[] {
  const found = [each.shownWhen, each.computed].flatMap((expression) => (expression ? namedBy(expression, each, top) : []));
  if (each.parent) found.push(each.parent);
  else if (each.page.shownWhen) found.push(...namedBy(each.page.shownWhen, undefined, top));
  return found;
}

/** The fields an expression reads, seen from `from`. `applicant.type` reads one part, `applicant` all of them. */
export function namedBy(expression: Expression, from: CompiledField | undefined, top: readonly CompiledField[]): CompiledField[] {
  return [...expression.paths, ...expression.filterNames].flatMap((path) => {
    const [name = "", ...below] = path.split(".");
    let found = resolve(name, from, top);
    for (const id of below) found = found?.parts.find((part) => part.field.id === id) ?? found;
    return found ? withParts([found]) : [];
  });
}

/** The field a name means at a place: a neighbour, a neighbour of the enclosing block, or a top-level field. */
export function resolve(name: string, from: CompiledField | undefined, top: readonly CompiledField[]): CompiledField | undefined {
  for (let at = from?.parent; at; at = at.parent) {
    const neighbour = at.parts.find((part) => part.field.id === name);
    if (neighbour) return neighbour;
  }
  return top.find((each) => each.field.id === name);
}
