/** What the operators of an expression do at run time. Unknown operands make the answer unknown. */
import { type Builtin, tidy } from "./builtins.ts";
import { type Frame, type Run, spend } from "./frame.ts";
import { CalendarDate, Duration, Moment, shift, temporalPart } from "./temporal.ts";
import { compare, equals, incoming, isContext, isList, isTemporal, type Value } from "./values.ts";

const DAY_MS = 86_400_000;

const operators: Record<string, (a: number, b: number) => number> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? Number.NaN : a / b),
  "**": (a, b) => a ** b,
  "^": (a, b) => a ** b,
};

export function arithmetic(operator: string, left: Run, right: Run): Run {
  const onNumbers = operators[operator];
  return (frame) => {
    const [a, b] = [left(frame), right(frame)];
    if (typeof a === "number" && typeof b === "number") return onNumbers ? tidy(onNumbers(a, b)) : null;
    if (typeof a === "string" && typeof b === "string") return operator === "+" ? a + b : null;
    return temporalSum(operator, a, b);
  };
}

function temporalSum(operator: string, a: Value, b: Value): Value {
  if (operator !== "+" && operator !== "-") return null;
  const sign = operator === "+" ? 1 : -1;
  if (a instanceof Duration && b instanceof Duration) return new Duration(a.months + sign * b.months, a.ms + sign * b.ms);
  if ((a instanceof CalendarDate || a instanceof Moment) && b instanceof Duration) return shift(a, b, sign);
  if (a instanceof Duration && (b instanceof CalendarDate || b instanceof Moment)) return sign === 1 ? shift(b, a, 1) : null;
  if (sign === 1) return null;
  if (a instanceof CalendarDate && b instanceof CalendarDate) return new Duration(0, (a.day - b.day) * DAY_MS);
  return a instanceof Moment && b instanceof Moment ? new Duration(0, a.ms - b.ms) : null;
}

const orders: Record<string, (order: number) => boolean> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

export function comparison(operator: string, left: Run, right: Run): Run {
  const ordered = orders[operator];
  return (frame) => {
    const [a, b] = [left(frame), right(frame)];
    if (ordered) {
      const order = compare(a, b);
      return order === null ? null : ordered(order);
    }
    if (a !== null && isList(a)) spend(frame, a.length);
    const same = equals(a, b);
    return operator === "!=" && same !== null ? !same : same;
  };
}

export interface Bounds {
  readonly from: Run;
  readonly to: Run;
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
}

export function within(value: Run, bounds: Bounds): Run {
  return (frame) => {
    const at = value(frame);
    const low = compare(at, bounds.from(frame));
    const high = compare(at, bounds.to(frame));
    if (low === null || high === null) return null;
    return (bounds.fromIncluded ? low >= 0 : low > 0) && (bounds.toIncluded ? high <= 0 : high < 0);
  };
}

/** A property of a context or date; of a list, the property of each item. */
export function pathOf(target: Run, name: string): Run {
  return (frame) => {
    const value = target(frame);
    if (value === null || !isList(value)) return property(value, name);
    spend(frame, value.length);
    return value.map((item) => property(incoming(item), name));
  };
}

function property(value: Value, name: string): Value {
  if (isTemporal(value)) return temporalPart(value, name) ?? null;
  return isContext(value) && Object.hasOwn(value, name) ? incoming(value[name]) : null;
}

/** `list[2]`, `list[-1]` by position; `list[age > 18]` by test, the item's own properties first. */
export function filtered(list: Run, test: Run, by: "position" | "test"): Run {
  return (frame) => {
    const value = list(frame);
    if (value === null) return null;
    const items = isList(value) ? value : [value];
    if (by === "position") {
      const position = test(frame);
      return typeof position === "number" ? incoming(items.at(position > 0 ? position - 1 : position)) : null;
    }
    return items.filter((item) => {
      spend(frame);
      return test(itemFrame(frame, incoming(item))) === true;
    });
  };
}

function itemFrame(frame: Frame, item: Value): Frame {
  const find = (name: string) => {
    if (name === "item") return item;
    return isContext(item) && Object.hasOwn(item, name) ? item[name] : frame.find(name);
  };
  return { find, meter: frame.meter };
}

/** One `name in list` or `name in from..to`. */
export interface Source {
  readonly name: string;
  readonly from: Run;
  readonly to?: Run;
}

/** Visits every combination; false when a source is no list. */
function walk(sources: readonly Source[], frame: Frame, visit: (frame: Frame) => void): boolean {
  const [source, ...rest] = sources;
  if (!source) {
    spend(frame);
    visit(frame);
    return true;
  }
  const values = sourceValues(source, frame);
  if (!values) return false;
  for (const value of values) {
    spend(frame);
    const inside: Frame = { find: (name) => (name === source.name ? value : frame.find(name)), meter: frame.meter };
    if (!walk(rest, inside, visit)) return false;
  }
  return true;
}

function sourceValues(source: Source, frame: Frame): readonly Value[] | undefined {
  const from = source.from(frame);
  if (!source.to) return from !== null && isList(from) ? from.map(incoming) : undefined;
  const to = source.to(frame);
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) return undefined;
  const [first, last] = [from as number, to as number];
  const size = Math.abs(last - first) + 1;
  spend(frame, size);
  return Array.from({ length: size }, (_, index) => (first <= last ? first + index : first - index));
}

export function forEach(sources: readonly Source[], body: Run): Run {
  return (frame) => {
    const results: Value[] = [];
    const walked = walk(sources, frame, (inside) => {
      results.push(body(inside));
    });
    return walked ? results : null;
  };
}

export function quantified(every: boolean, sources: readonly Source[], body: Run): Run {
  return (frame) => {
    let answer: boolean | null = every;
    const walked = walk(sources, frame, (inside) => {
      const holds = body(inside);
      if (holds === !every) answer = !every;
      else if (holds !== every && answer === every) answer = null;
    });
    return walked ? answer : null;
  };
}

export function constant(value: Value): Run {
  return () => value;
}

/** Three-valued `and` / `or`: `decisive` settles the matter whatever the other side says. */
export function logical(left: Run, right: Run, decisive: boolean): Run {
  return (frame: Frame) => {
    const a = left(frame);
    if (a === decisive) return decisive;
    const b = right(frame);
    if (b === decisive) return decisive;
    return a === !decisive && b === !decisive ? !decisive : null;
  };
}

/** A function call; the arguments have been counted. */
export function invoke(builtin: Builtin, args: readonly Run[]): Run {
  return (frame) => {
    const values = args.map((arg) => arg(frame));
    for (const value of values) if (value !== null && isList(value)) spend(frame, value.length);
    return builtin.apply(values);
  };
}
