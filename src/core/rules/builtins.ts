/** The functions an expression may call: one line each, with how many arguments it takes. Regular expressions are left out on purpose: a pattern can run for ever. */
import { CalendarDate, Duration, dateOf, dayOfMoment, Moment, monthsBetween, parseDate, parseDuration, parseMoment } from "./temporal.ts";
import { compare, equals, incoming, isContext, isList, outgoing, type Value } from "./values.ts";

export interface Builtin {
  readonly least: number;
  readonly most: number;
  readonly apply: (args: readonly Value[]) => Value;
}

const ANY_NUMBER = 50;

function fixed(count: number, apply: Builtin["apply"]): Builtin {
  return { least: count, most: count, apply };
}

/** Functions over a list take either one list or the items themselves: `sum(members.age)`, `sum(1, 2)`. */
function overList(apply: (items: readonly Value[]) => Value): Builtin {
  return {
    least: 1,
    most: ANY_NUMBER,
    apply: (args) => {
      const only = args.length === 1 ? args[0] : undefined;
      if (only === null) return null;
      return apply((only !== undefined && isList(only) ? only : args).map(incoming));
    },
  };
}

function texts(count: number, apply: (...args: string[]) => Value): Builtin {
  return fixed(count, (args) => (args.every((arg) => typeof arg === "string") ? apply(...(args as string[])) : null));
}

function numbers(count: number, apply: (...args: number[]) => number): Builtin {
  return fixed(count, (args) => (args.every((arg) => typeof arg === "number") ? tidy(apply(...(args as number[]))) : null));
}

function numbersOf(items: readonly Value[]): number[] | null {
  return items.every((item) => typeof item === "number") ? (items as number[]) : null;
}

/** Decimal results without binary dust (0.1 + 0.2 = 0.3); what is no number is unknown. */
export function tidy(value: number): number | null {
  if (Number.isInteger(value)) return value;
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : null;
}

function extreme(direction: 1 | -1) {
  return (items: readonly Value[]): Value => {
    let best: Value = items[0] ?? null;
    for (const item of items) {
      const order = compare(item, best);
      if (order === null) return null;
      if (order * direction > 0) best = item;
    }
    return best;
  };
}

function substring([text, start, length]: readonly Value[]): Value {
  if (typeof text !== "string" || typeof start !== "number" || start === 0) return null;
  const points = [...text];
  const from = start > 0 ? start - 1 : Math.max(0, points.length + start);
  return points.slice(from, typeof length === "number" ? from + Math.max(0, length) : undefined).join("");
}

/** Three-valued: an unknown item leaves the answer open unless another settles it. */
function settled(items: readonly Value[], decisive: boolean): Value {
  if (items.includes(decisive)) return decisive;
  return items.every((item) => item === !decisive) ? !decisive : null;
}

function toDate(args: readonly Value[]): Value {
  const [first, month, day] = args;
  if (args.length === 3)
    return typeof first === "number" && typeof month === "number" && typeof day === "number" ? dateOf(first, month, day) : null;
  if (first instanceof CalendarDate) return first;
  if (first instanceof Moment) return dayOfMoment(first);
  if (typeof first !== "string") return null;
  const moment = parseMoment(first);
  return moment ? dayOfMoment(moment) : parseDate(first);
}

function toText(value: Value): Value {
  const plain = outgoing(value);
  return plain === null ? null : typeof plain === "object" ? JSON.stringify(plain) : String(plain);
}

function roundHalfUp(value: number, scale: number): number {
  const factor = 10 ** scale;
  return (Math.sign(value) * Math.round(Math.abs(Number((value * factor).toPrecision(15))))) / factor;
}

const rows: Record<string, Builtin> = {
  not: fixed(1, ([value]) => (typeof value === "boolean" ? !value : null)),
  "string length": texts(1, (text) => [...text].length),
  "upper case": texts(1, (text) => text.toUpperCase()),
  "lower case": texts(1, (text) => text.toLowerCase()),
  contains: texts(2, (text, part) => text.includes(part)),
  "starts with": texts(2, (text, part) => text.startsWith(part)),
  "ends with": texts(2, (text, part) => text.endsWith(part)),
  substring: { least: 2, most: 3, apply: substring },
  "string join": {
    least: 1,
    most: 2,
    apply: ([list, by]) =>
      list !== undefined && list !== null && isList(list)
        ? list.filter((item) => typeof item === "string").join(typeof by === "string" ? by : "")
        : null,
  },
  string: fixed(1, ([value]) => toText(value ?? null)),
  number: fixed(1, ([value]) => {
    if (typeof value === "number") return value;
    return typeof value === "string" && /^-?\d{1,15}(\.\d{1,10})?$/.test(value) ? Number(value) : null;
  }),
  abs: numbers(1, Math.abs),
  floor: numbers(1, Math.floor),
  ceiling: numbers(1, Math.ceil),
  modulo: numbers(2, (a, b) => a - b * Math.floor(a / b)),
  "round half up": numbers(2, (value, scale) => roundHalfUp(value, Math.max(-10, Math.min(10, Math.trunc(scale))))),
  count: fixed(1, ([list]) => (list !== undefined && list !== null && isList(list) ? list.length : null)),
  sum: overList((items) => {
    const all = numbersOf(items);
    return all && all.length > 0 ? tidy(all.reduce((total, item) => total + item, 0)) : null;
  }),
  mean: overList((items) => {
    const all = numbersOf(items);
    return all && all.length > 0 ? tidy(all.reduce((total, item) => total + item, 0) / all.length) : null;
  }),
  min: overList(extreme(-1)),
  max: overList(extreme(1)),
  all: overList((items) => settled(items, false)),
  any: overList((items) => settled(items, true)),
  "list contains": fixed(2, ([list, item]) =>
    list !== undefined && list !== null && isList(list) ? list.some((each) => equals(incoming(each), item ?? null) === true) : null,
  ),
  "get value": fixed(2, ([context, key]) =>
    context !== undefined && isContext(context) && typeof key === "string" && Object.hasOwn(context, key) ? incoming(context[key]) : null,
  ),
  "is defined": fixed(1, ([value]) => value !== null && value !== undefined),
  date: { least: 1, most: 3, apply: toDate },
  "date and time": fixed(1, ([value]) => (value instanceof Moment ? value : typeof value === "string" ? parseMoment(value) : null)),
  duration: fixed(1, ([value]) => (value instanceof Duration ? value : typeof value === "string" ? parseDuration(value) : null)),
  "years and months duration": fixed(2, (args) => {
    const [from, to] = args.map((arg) => toDate([arg]));
    return from instanceof CalendarDate && to instanceof CalendarDate ? monthsBetween(from, to) : null;
  }),
};

/** The functions by their FEEL name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(Object.entries(rows));

/** What an expression may call, for completion while it is written. */
export const functionNames: readonly string[] = [...builtins.keys(), "today", "now"];
