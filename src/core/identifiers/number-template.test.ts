import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkCaseNumber,
  checkIndexNumber,
  checkItemCode,
  type NumberTemplate,
  numberScope,
  parseNumberTemplate,
  renderNumber,
} from "./index.ts";

const template = (text: string): NumberTemplate => {
  const result = parseNumberTemplate(text);
  if (!result.ok) throw new Error(result.code);
  return result.template;
};
const date = "2026-03-06";
const item = template("{area8}{dept2}-{type2}-{seq:4}");
const values = { area8: "62052400", dept2: "MZ", type2: "XK" };

describe("a number template", () => {
  it("renders the item code, counted for each unit and type", () => {
    expect(renderNumber(item, { date, values }, 1)).toEqual({ ok: true, number: "62052400MZ-XK-0001", scope: "62052400MZ-XK-{seq}" });
    expect(checkItemCode("62052400MZ-XK-0001").ok).toBe(true);
  });

  it("renders the case number, counted anew each day", () => {
    const given = { date, values: { area6: "610999", dept2: "MZ" } };
    const result = renderNumber(template("{area6}{dept2}{yyyyMMdd}{seq:4}"), given, 12);
    expect(result).toEqual({ ok: true, number: "610999MZ202603060012", scope: "610999MZ20260306{seq}" });
    expect(checkCaseNumber(result.ok ? result.number : "").ok).toBe(true);
  });

  it("renders the index number, counted anew each year", () => {
    const index = template("{orgPrefix}-{yyyy}-{seq:6}");
    const result = renderNumber(index, { date, values: { orgPrefix: "11610527Q" } }, 24);
    expect(result).toEqual({ ok: true, number: "11610527Q-2026-000024", scope: "11610527Q-2026-{seq}" });
    expect(checkIndexNumber(result.ok ? result.number : "").ok).toBe(true);
    expect(numberScope(index, { date: "2027-01-04", values: { orgPrefix: "11610527Q" } })).toEqual({
      ok: true,
      scope: "11610527Q-2027-{seq}",
    });
  });

  it("keeps other text and months", () => {
    expect(renderNumber(template("示例〔{yyyyMM}〕{seq:2}号"), { date, values: {} }, 7)).toMatchObject({ number: "示例〔202603〕07号" });
  });

  it("refuses a sequence that no longer fits, instead of a longer number", () => {
    expect(renderNumber(item, { date, values }, 9999)).toMatchObject({ ok: true });
    for (const sequence of [10_000, 0, 1.5]) {
      expect(renderNumber(item, { date, values }, sequence)).toEqual({ ok: false, code: "identifiers/sequence-overflow", token: "seq:4" });
    }
  });

  it("refuses a missing value and one of the wrong length", () => {
    expect(renderNumber(item, { date, values: { ...values, dept2: "" } }, 1)).toEqual({
      ok: false,
      code: "identifiers/value-missing",
      token: "dept2",
    });
    expect(renderNumber(item, { date, values: { ...values, area8: "620524" } }, 1)).toEqual({
      ok: false,
      code: "identifiers/value-length",
      token: "area8",
    });
    expect(renderNumber(item, { date, values: { ...values, dept2: "{}" } }, 1)).toMatchObject({
      ok: false,
      code: "identifiers/value-length",
    });
  });

  it.each([
    ["{area8}{seq}", "identifiers/template-token", "{seq}"],
    ["{seq:0}", "identifiers/template-token", "{seq:0}"],
    ["{seq:13}", "identifiers/template-token", "{seq:13}"],
    ["{area 8}{seq:4}", "identifiers/template-token", "{area 8}"],
    ["{area8{seq:4}", "identifiers/template-token", "{area8"],
    ["{area8}", "identifiers/template-sequence", "{area8}"],
    ["{seq:4}{seq:4}", "identifiers/template-sequence", "{seq:4}{seq:4}"],
  ])("%s is refused: %s at %s", (text, code, token) => {
    expect(parseNumberTemplate(text)).toEqual({ ok: false, code, token });
  });

  it("gives numbers that sort as they were minted and never meet", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 2 }), (sequences) => {
        const numbers = [...sequences].sort((a, b) => a - b).map((sequence) => renderNumber(item, { date, values }, sequence));
        const texts = numbers.map((result) => (result.ok ? result.number : ""));
        expect(texts).toEqual([...new Set(texts)].sort());
      }),
    );
  });
});
