import { expect, test } from "vitest";
import { shippedCalendar } from "../../../core/calendar/testing.ts";
import { shippedTemplates } from "../templates.ts";
import { type AskedAbout, checkAsked } from "./asks.ts";

const about: AskedAbout = {
  today: "2026-11-23",
  calendar: shippedCalendar(),
  handlers: [{ name: "周敏", staffNumber: "WS003" }],
};

function faultsOf(code: string, changed: Record<string, unknown>): [string, string][] {
  const asks = shippedTemplates().get(code)?.template.asks ?? [];
  const whole = Object.fromEntries(asks.map(({ name, sample }) => [name, sample]));
  return checkAsked(asks, { ...whole, ...changed }, { ...about, today: "2026-11-25" }).faults.map(({ name, code: fault }) => [name, fault]);
}

test("what the shipped templates ask for can be answered as their samples do", () => {
  for (const [code, { template }] of shippedTemplates()) {
    const given = Object.fromEntries(template.asks.map(({ name, sample }) => [name, sample]));
    // Samples are of 24 November; a hearing's notice of the day before.
    const today = template.asks.some(({ rules }) => rules.ahead !== undefined) ? "2026-11-23" : "2026-11-25";
    expect([code, checkAsked(template.asks, given, { ...about, today, handlers: [] }).faults]).toEqual([code, []]);
  }
});

test("an inspection names two of the staff, not one and not one twice (行政许可法 第34条)", () => {
  const one = { name: "周敏", number: "WS003" };
  expect(faultsOf("site-record", { staff: [one] })).toEqual([["staff", "documents/ask-too-few"]]);
  expect(faultsOf("site-record", { staff: [one, one] })).toEqual([["staff", "documents/ask-same-person"]]);
  expect(faultsOf("site-record", { staff: [one, { name: "高远", number: "" }] })).toEqual([["staff", "documents/ask-required"]]);
  expect(faultsOf("statement-record", { staff: [one] })).toEqual([["staff", "documents/ask-too-few"]]);
});

test("a hearing is told of more than seven working days before, held within twenty of its request, and chaired by somebody else (第47、48条)", () => {
  const asks = shippedTemplates().get("hearing-notice")?.template.asks ?? [];
  const whole = Object.fromEntries(asks.map(({ name, sample }) => [name, sample]));
  const at = (changed: object) => checkAsked(asks, { ...whole, ...changed }, about).faults;
  expect(at({ heldAt: "2026-12-02T09:30" })).toMatchObject([{ name: "heldAt", code: "documents/ask-too-soon", count: 7 }]);
  expect(at({ heldAt: "2026-12-03T09:30" })).toEqual([]);
  expect(at({ heldAt: "2026-12-18T09:30" })).toEqual([]);
  expect(at({ heldAt: "2026-12-21T09:30" })).toMatchObject([{ name: "heldAt", code: "documents/ask-too-late", count: 20 }]);
  // Held by the authority of its own accord: there is no request to count from.
  expect(at({ requestedOn: "", heldAt: "2026-12-21T09:30" })).toEqual([]);
  expect(at({ chair: [{ name: "周敏", number: "X1" }] })).toMatchObject([{ name: "chair", code: "documents/ask-handled-it" }]);
});

test("what is written down has happened, in this order, and is no made-up day or option", () => {
  expect(faultsOf("site-record", { startedAt: "2026-11-26T09:00" })).toContainEqual(["startedAt", "documents/ask-not-yet"]);
  expect(faultsOf("site-record", { startedAt: "2026-11-24T12:00" })).toEqual([["endedAt", "documents/ask-before"]]);
  expect(faultsOf("site-record", { startedAt: "2026-02-30T09:00" })).toContainEqual(["startedAt", "documents/ask-no-day"]);
  expect(faultsOf("site-record", { conclusion: "差不多" })).toEqual([["conclusion", "documents/ask-not-offered"]]);
  expect(faultsOf("site-record", { place: "  ", found: "x".repeat(8001) })).toEqual([
    ["place", "documents/ask-required"],
    ["found", "documents/ask-too-long"],
  ]);
});

test("whatever else is sent along is dropped, and nothing sent breaks it", () => {
  const asks = shippedTemplates().get("site-record")?.template.asks ?? [];
  const odd = { place: 7, startedAt: {}, staff: "周敏", present: [null, 5, { name: 3 }], extra: "x" };
  const { values, faults } = checkAsked(asks, odd, about);
  expect(values).toEqual({});
  expect(faults.map(({ name }) => name)).toEqual(asks.filter(({ required }) => required).map(({ name }) => name));
});
