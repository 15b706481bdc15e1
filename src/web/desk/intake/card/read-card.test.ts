import fc from "fast-check";
import { expect, test } from "vitest";
import { generateIdentityNumber } from "../../../../core/identifiers/index.ts";
import { readCard } from "./read-card.ts";

const NUMBER = generateIdentityNumber({ region: "610999", birth: "1990-05-06", sequence: 12 });

test.each([
  ["the number alone", NUMBER],
  ["name and number", `王小芳,${NUMBER}`],
  ["everything between commas", `王小芳,女,汉,19900506,示例县城关镇东街村3号,${NUMBER},示例县公安局,20200101,长期`],
  ["with labels, between bars", `姓名:王小芳|性别:女|住址:示例县城关镇东街村3号|公民身份号码:${NUMBER}`],
  ["between tabs, number first", `${NUMBER}\t王小芳\t示例县城关镇东街村3号`],
])("a line is read: %s", (_, line) => {
  const read = readCard(line);
  expect(read).toMatchObject({ ok: true, kind: "person", number: NUMBER });
  if (line.includes("王小芳")) expect(read).toMatchObject({ name: "王小芳" });
  if (line.includes("东街村")) expect(read).toMatchObject({ address: "示例县城关镇东街村3号" });
});

test("the code of a business licence is read as an organisation's", () => {
  expect(readCard("示例县城关小吃店,91350100M000100Y43")).toMatchObject({
    kind: "organisation",
    number: "91350100M000100Y43",
    name: "示例县城关小吃店",
  });
});

test("a licence's labels are no part of what they label", () => {
  expect(readCard("统一社会信用代码:91350100M000100Y43;名称:示例县城关小吃店;住所:示例县城关镇东街村3号")).toMatchObject({
    name: "示例县城关小吃店",
    address: "示例县城关镇东街村3号",
  });
});

test("a number whose last place doesn't fit is named, not taken", () => {
  const wrong = NUMBER.slice(0, 17) + (NUMBER.endsWith("1") ? "2" : "1");
  expect(readCard(`王小芳,${wrong}`)).toEqual({ ok: false, kind: "person", fault: "check" });
});

test("typing is no card: phone numbers, item names, longer numbers", () => {
  for (const line of ["13900000000", "zdshbz", "1234567890123456789012", "示例县城关镇东街村3号楼2单元"]) expect(readCard(line)).toBeNull();
});

test("whatever stands around it, a valid number is found and given back whole", () => {
  const day = fc.date({ min: new Date("1930-01-01"), max: new Date("2020-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 999 }), fc.constantFrom(",", "|", "\t", ";"), (birth, sequence, between) => {
      const number = generateIdentityNumber({ region: "610999", birth: birth.toISOString().slice(0, 10), sequence });
      expect(readCard(["李四", "男", number].join(between))).toMatchObject({ ok: true, number, name: "李四" });
    }),
  );
});
