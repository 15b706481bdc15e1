/** The values an expression works on, how they compare, and how they come in and go out. */
import { CalendarDate, Duration, Moment, parseDate, parseMoment, temporalText } from "./temporal.ts";

export type Value = null | boolean | number | string | CalendarDate | Moment | Duration | readonly Value[] | Context;
export interface Context {
  readonly [key: string]: Value;
}

export type Temporal = CalendarDate | Moment | Duration;

export function isTemporal(value: unknown): value is Temporal {
  return value instanceof CalendarDate || value instanceof Moment || value instanceof Duration;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isContext(value: Value): value is Context {
  return typeof value === "object" && value !== null && !isList(value) && !isTemporal(value);
}

/** Anything given from outside, seen as a value: what has no meaning in an expression is unknown (null). Nested parts stay as they are until read. */
export function incoming(value: unknown): Value {
  switch (typeof value) {
    case "boolean":
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? value : null;
    case "object":
      return value instanceof Date ? new Moment(value.getTime()) : (value as Value);
    default:
      return null;
  }
}

/** A value as plain JSON: dates and durations become ISO texts. */
export function outgoing(value: Value): unknown {
  if (isTemporal(value)) return temporalText(value);
  if (isList(value)) return value.map((item) => outgoing(incoming(item)));
  if (isContext(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, outgoing(incoming(entry))]));
  return value;
}

/** Form answers hold dates as texts; beside a real date a text is read as one, so that `birth < today()` means what it says. */
function aligned(a: Value, b: Value): [Value, Value] {
  if (typeof a === "string" && isTemporal(b)) return [parseLike(a, b), b];
  if (typeof b === "string" && isTemporal(a)) return [a, parseLike(b, a)];
  return [a, b];
}

function parseLike(text: string, model: Temporal): Value {
  if (model instanceof CalendarDate) return parseDate(text);
  return model instanceof Moment ? parseMoment(text) : null;
}

/** Negative, zero or positive; null when the two have no order. */
export function compare(left: Value, right: Value): number | null {
  const [a, b] = aligned(left, right);
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof CalendarDate && b instanceof CalendarDate) return a.day - b.day;
  if (a instanceof Moment && b instanceof Moment) return a.ms - b.ms;
  if (a instanceof Duration && b instanceof Duration) return compareDurations(a, b);
  return null;
}

function compareDurations(a: Duration, b: Duration): number | null {
  if (a.ms === b.ms) return a.months - b.months;
  return a.months === b.months ? a.ms - b.ms : null;
}

/** FEEL equality: null equals only null; values of different types can't be told (null). */
export function equals(left: Value, right: Value): boolean | null {
  if (left === null || right === null) return left === right;
  const [a, b] = aligned(left, right);
  if (a === null || b === null) return null;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => equals(incoming(item), incoming(b[index])) === true);
  if (isContext(a) && isContext(b)) return sameEntries(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return a === b;
  const order = compare(a, b);
  return order === null ? null : order === 0;
}

function sameEntries(a: Context, b: Context): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equals(incoming(a[key]), incoming(b[key])) === true)
  );
}
