/** An answer under another name, in the expressions that read it. Only its own places change: a variable of a loop or another table's column of the same name stays. */
import { readable } from "./readable.ts";
import { children, type Node } from "./syntax.ts";

export interface Renaming {
  /** Where the answer stands: `members.income`. */
  readonly path: string;
  /** Its last name from now on. */
  readonly to: string;
  /** Names that stand directly in a group or table, by its path; "" for the outermost. */
  readonly namesIn: (path: string) => ReadonlySet<string>;
  /** Path of the group or table whose names the expression may use plainly; "" outside of all. */
  readonly within: string;
}

/** The expression with the answer under its new name; the same text where it doesn't read it, or can't be read itself. */
export function renameAnswer(text: string, renaming: Renaming): string {
  const reading = readable(text);
  if (!reading) return text;
  const found: Node[] = [];
  const blocks = blocksAround(renaming.within);
  placeOf(reading.top, { blocks, bound: new Map() }, { renaming, source: reading.source, found });
  const edits = [...found].sort((a, b) => b.from - a.from);
  return edits.reduce((changed, { from, to }) => changed.slice(0, from) + renaming.to + changed.slice(to), text);
}

interface Scope {
  /** Groups and tables whose names are read plainly, the innermost first. */
  readonly blocks: readonly string[];
  readonly bound: ReadonlyMap<string, string | undefined>;
}

interface Search {
  readonly renaming: Renaming;
  readonly source: (node: Node) => string;
  readonly found: Node[];
}

/** `a.b` → `a.b`, `a`. */
function blocksAround(path: string): string[] {
  const ids = path === "" ? [] : path.split(".");
  return ids.map((_, index) => ids.slice(0, ids.length - index).join("."));
}

/** The path of the answer that a part of an expression stands for, if any; notes the names to be changed on its way. */
function placeOf(node: Node, scope: Scope, search: Search): string | undefined {
  const parts = children(node);
  const [first] = parts;
  const note = (path: string | undefined, name: Node) => {
    if (path === search.renaming.path) search.found.push(name);
    return path;
  };
  const rest = (nodes: readonly Node[], inside: Scope) => {
    for (const each of nodes) placeOf(each, inside, search);
    return undefined;
  };
  switch (node.name) {
    case "VariableName": {
      const name = search.source(node);
      // A loop's variable stands for the rows, but isn't their name.
      return scope.bound.has(name) ? scope.bound.get(name) : note(resolved(name, scope, search.renaming), node);
    }
    case "PathExpression": {
      const name = parts[2];
      const target = first && placeOf(first, scope, search);
      return target === undefined || !name ? undefined : note(`${target}.${search.source(name)}`, name);
    }
    case "FilterExpression": {
      const list = first && placeOf(first, scope, search);
      rest(parts.slice(1), list === undefined ? scope : { ...scope, blocks: [list, ...scope.blocks] });
      return list;
    }
    case "ParenthesizedExpression":
      return parts[1] && placeOf(parts[1], scope, search);
    case "FunctionInvocation":
      return rest(parts.slice(1), scope);
    case "ForExpression":
    case "QuantifiedExpression": {
      const bound = new Map(scope.bound);
      for (const each of children(parts[1] ?? node)) {
        const [name, , iterated] = children(each);
        const [list, ...others] = iterated ? children(iterated) : [];
        const place = list && placeOf(list, { ...scope, bound }, search);
        rest(others, { ...scope, bound });
        if (name) bound.set(search.source(name), place);
      }
      return rest(parts.slice(2), { ...scope, bound });
    }
    default:
      return rest(parts, scope);
  }
}

function resolved(name: string, { blocks }: Scope, { namesIn }: Renaming): string | undefined {
  const block = blocks.find((each) => namesIn(each).has(name));
  if (block !== undefined) return `${block}.${name}`;
  return namesIn("").has(name) ? name : undefined;
}
