import type { FormDefinition, FormField } from "../../../core/forms/index.ts";
import type { CompiledProcess, NodeKind } from "../../../core/process/index.ts";
import type { ItemPackage } from "../../catalogue/shared.ts";
import { type Difference, differences } from "./differences.ts";

/** A field of the form, a node or a line of the process that is new, gone or otherwise. */
export interface ElementDifference {
  /** Path of the field (`members.name`), id of the node or line. */
  id: string;
  name: string;
  /** Kind of field or of node; `flow` for a line. */
  kind: string;
  change: "added" | "removed" | "changed";
  /** What is otherwise; empty for what is new or gone. */
  settings: Difference[];
}

/** The guide, value by value: everything of a package but its form and its process. */
export function compareGuides(
  { form: _, process: __, ...before }: ItemPackage,
  { form: ___, process: ____, ...after }: ItemPackage,
): Difference[] {
  return differences(before, after);
}

/** Two forms, field by field: which are new, gone or set otherwise, and which stand on another page. */
export function compareForms(before: FormDefinition, after: FormDefinition): ElementDifference[] {
  const found = compareElements(fieldsOf(before), fieldsOf(after));
  const whole = differences({ title: before.title, pages: pageFacts(before) }, { title: after.title, pages: pageFacts(after) });
  const order = differences(orderOf(before, after), orderOf(after, before), ["order"]);
  const settings = [...whole, ...order];
  return settings.length === 0 ? found : [{ id: "", name: after.title["zh-CN"], kind: "form", change: "changed", settings }, ...found];
}

/** Two processes, element by element: nodes by their ids, lines by what they join. */
export function compareProcesses(before: CompiledProcess, after: CompiledProcess): ElementDifference[] {
  return [...compareElements(nodesOf(before), nodesOf(after)), ...compareElements(flowsOf(before), flowsOf(after))];
}

interface Element {
  id: string;
  name: string;
  kind: string;
  settings: Record<string, unknown>;
}

function compareElements(before: ReadonlyMap<string, Element>, after: ReadonlyMap<string, Element>): ElementDifference[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key): ElementDifference[] => {
    const [old, now] = [before.get(key), after.get(key)];
    const shown = now ?? old;
    if (!shown) return [];
    const { id, name, kind } = shown;
    if (!old || !now) return [{ id, name, kind, change: now ? "added" : "removed", settings: [] }];
    const settings = differences({ name: old.name, kind: old.kind, ...old.settings }, { name: now.name, kind: now.kind, ...now.settings });
    return settings.length === 0 ? [] : [{ id, name, kind, change: "changed", settings }];
  });
}

function fieldsOf({ pages }: FormDefinition): Map<string, Element> {
  const found = new Map<string, Element>();
  const walk = (fields: readonly FormField[], within: string, page: string) => {
    for (const { id, kind, label, fields: parts, ...settings } of fields) {
      const path = within === "" ? id : `${within}.${id}`;
      found.set(path, { id: path, name: label["zh-CN"], kind, settings: { ...settings, label, page } });
      if (parts) walk(parts, path, page);
    }
  };
  for (const page of pages) walk(page.fields, "", page.id);
  return found;
}

const pageFacts = ({ pages }: FormDefinition) => pages.map(({ fields: _, ...page }) => page);

/** The fields both forms have, in the order of the first. */
function orderOf(form: FormDefinition, other: FormDefinition): string[] {
  const there = fieldsOf(other);
  return [...fieldsOf(form).keys()].filter((path) => there.has(path));
}

/** Nodes that the compiler put in are its own business. */
function nodesOf({ nodes }: CompiledProcess): Map<string, Element> {
  const drawn = nodes.filter((node) => !node.implied);
  return new Map(
    drawn.map(({ id, name, kind, incoming: _, outgoing: __, scope: ___, defaultFlow: ____, ...settings }) => [
      id,
      { id, name, kind: kind satisfies NodeKind, settings },
    ]),
  );
}

function flowsOf({ nodes, flows }: CompiledProcess): Map<string, Element> {
  const isDefault = new Set(nodes.flatMap(({ defaultFlow }) => (defaultFlow === undefined ? [] : [defaultFlow])));
  const names = new Map(nodes.map(({ id, name }) => [id, name || id]));
  const found = new Map<string, Element>();
  for (const { id, name, source, target, condition } of flows) {
    let key = `${source} → ${target}`;
    while (found.has(key)) key += "′";
    found.set(key, {
      id,
      name: name || `${names.get(source)} → ${names.get(target)}`,
      kind: "flow",
      settings: { condition, default: isDefault.has(id) },
    });
  }
  return found;
}
