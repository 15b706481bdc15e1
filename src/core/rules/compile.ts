/**
 * FEEL text → closures. The grammar is feelin's (a full FEEL parser); its tree is walked once into functions, because feelin itself parses
 * again at every evaluation. Only what conditions need is taken; everything else (function definitions, `instance of`, regular
 * expressions, external functions) is refused here, at design time, never at run time in front of a citizen.
 */
import { parseExpression } from "feelin";
import { builtins } from "./builtins.ts";
import { type Run, spend } from "./frame.ts";
import { type RuleLanguage, type RuleProblem, ruleMessage } from "./messages.ts";
import {
  arithmetic,
  comparison,
  constant,
  filtered,
  forEach,
  invoke,
  logical,
  pathOf,
  quantified,
  type Source,
  within,
} from "./operations.ts";
import { children, type Node, nameOf, Refusal } from "./syntax.ts";
import { CalendarDate, Moment, parseDate, parseDuration, parseMoment } from "./temporal.ts";
import { incoming, isList } from "./values.ts";

export const MAX_LENGTH = 2000;
export const MAX_DEPTH = 40;

export interface Compiled {
  readonly run: Run;
  /** Names read from outside, without those bound by `for`, `some`, `every`. */
  readonly variables: readonly string[];
  /** Names read inside a filter `list[…]`: either a variable or a property of the list's items. */
  readonly filterNames: readonly string[];
  /** What is read from outside, as far as it is plain: `applicant.type`, `members`. */
  readonly paths: readonly string[];
}

export type Compilation = { ok: true; expression: Compiled } | { ok: false; code: RuleProblem; message: string };

interface Scope {
  readonly depth: number;
  readonly bound: ReadonlySet<string>;
  readonly inFilter: boolean;
  /** The name is the beginning of a path that is noted as a whole. */
  readonly noted?: boolean;
}

/** Compiles an expression, or says why it is refused. Pure; see `expression.ts` for the cache. */
export function compile(text: string, lang: RuleLanguage): Compilation {
  try {
    return { ok: true, expression: new Compiler(text).compile() };
  } catch (problem) {
    if (problem instanceof Refusal) return { ok: false, code: problem.code, message: ruleMessage(problem.code, problem.detail, lang) };
    throw problem;
  }
}

class Compiler {
  private readonly text: string;
  private readonly variables = new Set<string>();
  private readonly filterNames = new Set<string>();
  private readonly paths = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  compile(): Compiled {
    if (this.text.trim() === "") throw new Refusal("rules/empty", "");
    if (this.text.length > MAX_LENGTH) throw new Refusal("rules/too-long", String(MAX_LENGTH));
    const tree = parseExpression(this.text, {}, undefined);
    tree.iterate({ enter: (found) => void (found.type.isError && this.misread(found.from)) });
    const top = tree.topNode;
    const parts = children(top);
    const run = this.expression(parts[0] ?? this.fail(top), { depth: 0, bound: new Set(), inFilter: false });
    if (parts.length > 1) this.fail(parts[1] ?? top);
    return { run, variables: [...this.variables], filterNames: [...this.filterNames], paths: [...this.paths] };
  }

  private expression(node: Node, outer: Scope): Run {
    const scope = { ...outer, depth: outer.depth + 1 };
    if (scope.depth > MAX_DEPTH) throw new Refusal("rules/too-deep", String(MAX_DEPTH));
    const parts = children(node);
    const inner = (index: number, within = scope) => this.expression(parts[index] ?? this.fail(node), within);
    switch (node.name) {
      case "null":
        return constant(null);
      case "BooleanLiteral":
        return constant(this.source(node) === "true");
      case "NumericLiteral":
        return constant(Number(this.source(node)));
      case "StringLiteral":
        return constant(this.string(node));
      case "VariableName":
        return this.variable(nameOf(this.source(node)), scope);
      case "ParenthesizedExpression":
        return inner(1);
      case "Conjunction":
        return logical(inner(0), inner(2), false);
      case "Disjunction":
        return logical(inner(0), inner(2), true);
      case "IfExpression": {
        const [condition, yes, no] = [inner(1), inner(3), inner(5)];
        return (frame) => (condition(frame) === true ? yes(frame) : no(frame));
      }
      case "ArithmeticExpression":
        return parts.length === 2
          ? arithmetic("-", constant(0), inner(1))
          : arithmetic(this.source(parts[1] ?? this.fail(node)), inner(0), inner(2));
      case "Comparison":
        return this.comparison(node, parts, scope);
      case "PathExpression":
        return this.path(node, parts, scope);
      case "FilterExpression":
        return this.filter(parts, scope);
      case "List": {
        const items = parts.slice(1, -1).map((part) => this.expression(part, scope));
        return (frame) => items.map((item) => item(frame));
      }
      case "QuantifiedExpression":
        return this.loop(parts, scope, (sources, body) => quantified(this.source(parts[0] ?? node) === "every", sources, body));
      case "ForExpression":
        return this.loop(parts, scope, forEach);
      case "FunctionInvocation":
        return this.call(node, parts, scope);
      case "DateTimeLiteral":
        return this.dateTime(node, parts, scope);
      default:
        return this.fail(node);
    }
  }

  private variable(name: string, scope: Scope): Run {
    if (!scope.bound.has(name)) {
      (scope.inFilter ? this.filterNames : this.variables).add(name);
      if (!scope.inFilter && !scope.noted) this.paths.add(name);
    }
    return (frame) => incoming(frame.find(name));
  }

  private path(node: Node, parts: Node[], scope: Scope): Run {
    const name = nameOf(this.source(parts[2] ?? this.fail(node)));
    const plain = scope.noted || scope.inFilter ? undefined : this.plainPath(node, scope);
    if (plain) this.paths.add(plain);
    return pathOf(this.expression(parts[0] ?? this.fail(node), { ...scope, noted: scope.noted || plain !== undefined }), name);
  }

  /** `a.b.c` from an outside name, when there is nothing else in it. */
  private plainPath(node: Node, scope: Scope): string | undefined {
    if (node.name === "VariableName") {
      const name = nameOf(this.source(node));
      return scope.bound.has(name) ? undefined : name;
    }
    const [target, , property] = children(node);
    if (node.name !== "PathExpression" || !target || !property) return undefined;
    const before = this.plainPath(target, scope);
    return before === undefined ? undefined : `${before}.${nameOf(this.source(property))}`;
  }

  private comparison(node: Node, parts: Node[], scope: Scope): Run {
    const operand = (index: number) => this.expression(parts[index] ?? this.fail(node), scope);
    const operator = this.source(parts[1] ?? this.fail(node));
    if (operator === "in") return this.membership(operand(0), parts.slice(2), scope);
    if (operator !== "between") return comparison(operator, operand(0), operand(2));
    const [value, from, to] = [operand(0), operand(2), operand(4)];
    return within(value, { from, to, fromIncluded: true, toIncluded: true });
  }

  /** `x in 1`, `x in [1..10]`, `x in (1, >5)`: true as soon as one test holds. */
  private membership(value: Run, nodes: Node[], scope: Scope): Run {
    const tests = nodes
      .flatMap((node) => (node.name === "PositiveUnaryTests" ? children(node) : [node]))
      .filter((node) => node.name === "PositiveUnaryTest");
    if (tests.length === 0) this.fail(nodes[0]);
    const runs = tests.map((test) => this.unaryTest(value, children(test)[0] ?? this.fail(test), scope));
    return runs.reduce((before, test) => logical(before, test, true));
  }

  private unaryTest(value: Run, node: Node, scope: Scope): Run {
    if (node.name !== "SimplePositiveUnaryTest") return this.oneOf(value, this.expression(node, scope));
    const parts = children(node);
    const first = parts[0] ?? this.fail(node);
    if (first.name === "CompareOp") return comparison(this.source(first), value, this.expression(parts[1] ?? this.fail(node), scope));
    return within(value, this.interval(first, scope));
  }

  private oneOf(value: Run, test: Run): Run {
    const same = comparison("=", value, test);
    return (frame) => {
      const tested = test(frame);
      if (tested === null || !isList(tested)) return same(frame);
      const wanted = value(frame);
      spend(frame, tested.length);
      return tested.some((item) => comparison("=", constant(wanted), constant(incoming(item)))(frame) === true);
    };
  }

  private interval(node: Node, scope: Scope) {
    const parts = children(node);
    if (node.name !== "Interval") this.fail(node);
    const [open, from, , to, close] = parts;
    return {
      from: this.expression(from ?? this.fail(node), scope),
      to: this.expression(to ?? this.fail(node), scope),
      fromIncluded: this.source(open ?? node) === "[",
      toIncluded: this.source(close ?? node) === "]",
    };
  }

  private filter(parts: Node[], scope: Scope): Run {
    const list = this.expression(parts[0] ?? this.fail(undefined), scope);
    const test = parts[2] ?? this.fail(parts[0]);
    const negative = test.name === "ArithmeticExpression" && children(test).length === 2;
    if (test.name === "NumericLiteral" || negative) return filtered(list, this.expression(test, scope), "position");
    return filtered(list, this.expression(test, { ...scope, inFilter: true, bound: new Set([...scope.bound, "item"]) }), "test");
  }

  private loop(parts: Node[], scope: Scope, make: (sources: Source[], body: Run) => Run): Run {
    let inside = scope;
    const sources: Source[] = [];
    for (const source of children(parts[1] ?? this.fail(parts[0]))) {
      const [name, , iterated] = children(source);
      const [from, , to] = children(iterated ?? this.fail(source));
      const bound = nameOf(this.source(name ?? source));
      const start = from ?? this.fail(source);
      sources.push({ name: bound, ...this.iteration(start, to, inside) });
      inside = { ...inside, bound: new Set([...inside.bound, bound]) };
    }
    return make(sources, this.expression(parts[3] ?? this.fail(parts[0]), inside));
  }

  private iteration(from: Node, to: Node | undefined, scope: Scope): { from: Run; to?: Run } {
    if (to) return { from: this.expression(from, scope), to: this.expression(to, scope) };
    if (from.name !== "SimplePositiveUnaryTest") return { from: this.expression(from, scope) };
    const range = this.interval(children(from)[0] ?? this.fail(from), scope);
    if (!range.fromIncluded || !range.toIncluded) this.fail(from);
    return { from: range.from, to: range.to };
  }

  private call(node: Node, parts: Node[], scope: Scope): Run {
    const name = nameOf(this.source(parts[0] ?? this.fail(node)));
    const given = parts[2]?.name === "PositionalParameters" ? children(parts[2]) : [];
    if (parts[2]?.name === "NamedParameters") this.fail(parts[2]);
    const args = given.map((part) => this.expression(part, scope));
    if ((name === "today" || name === "now") && args.length === 0) return this.clock(name);
    const builtin = builtins.get(name);
    if (!builtin) throw new Refusal("rules/unknown-function", name);
    if (args.length < builtin.least || args.length > builtin.most) throw new Refusal("rules/wrong-arguments", name);
    return invoke(builtin, args);
  }

  /** The clock is a parameter: `today()` and `now()` read the variables `today` and `now` that the caller gives. */
  private clock(name: "today" | "now"): Run {
    this.variables.add(name);
    return (frame) => {
      const given = incoming(frame.find(name));
      if (typeof given !== "string") return given instanceof CalendarDate || given instanceof Moment ? given : null;
      return name === "today" ? parseDate(given) : parseMoment(given);
    };
  }

  /** `@"2026-01-01"`, `date(…)`, `date and time(…)`, `duration(…)`. */
  private dateTime(node: Node, parts: Node[], scope: Scope): Run {
    const first = parts[0] ?? this.fail(node);
    if (first.name === "AtLiteral") {
      const text = this.string(children(first)[0] ?? this.fail(first));
      const value = parseDate(text) ?? parseMoment(text) ?? parseDuration(text);
      return value ? constant(value) : this.fail(node);
    }
    return this.call(node, parts, scope);
  }

  private string(node: Node): string {
    try {
      return String(JSON.parse(this.source(node).replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")));
    } catch {
      return this.fail(node);
    }
  }

  private source(node: Node): string {
    return this.text.slice(node.from, node.to);
  }

  private misread(at: number): never {
    throw new Refusal("rules/syntax", this.text.slice(Math.max(0, at - 12), at + 12).trim());
  }

  private fail(node: Node | undefined): never {
    throw new Refusal("rules/not-supported", (node ? this.source(node) : this.text).slice(0, 40).trim());
  }
}
