import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskNumbers, privateDataIn } from "./private-data.ts";

const asker = { name: "某小明" };
const inQuestion = (text: string) => privateDataIn(text, "question", asker);

describe("personal data in a text", () => {
  it.each([
    ["我的手机是13212345917", "phone"],
    ["手机 132-1234-5917", "phone"],
    ["＋８６ １３２ １２３４ ５９１７", "phone"],
    ["座机0999-1234567", "phone"],
    ["身份证61099919900307002X", "identity"],
    ["身份证 610999 19900307 002X", "identity"],
    ["老身份证610999900307002", "identity"],
    ["卡号 6222 0200 0000 0000", "account"],
    ["写信到 nobody@example.com", "email"],
    ["我叫某小明", "name"],
  ])("is seen in: %s", (text, kind) => {
    expect(inQuestion(text)).toContain(kind);
  });

  it.each([
    "低保标准是每月650元吗",
    "编号ZX6109992026031600010001的答复看不懂",
    "事项61099900MZ-QR-0001怎么办",
    "2026年3月16日9:30至17:30办公吗",
    "小明的房子",
  ])("isn't seen in: %s", (text) => {
    expect(inQuestion(text)).toEqual([]);
  });

  it("leaves an office its own fixed line and address in the answer", () => {
    expect(privateDataIn("请拨打0900-8000001，或写信到mz@example.gov.cn", "answer", asker)).toEqual([]);
    expect(privateDataIn("请拨打13212345917", "answer", asker)).toEqual(["phone"]);
  });

  it("is seen in any mobile number, however it is broken up and wherever it stands", () => {
    const digits = fc.tuple(fc.constantFrom("3", "5", "7", "8", "9"), fc.stringMatching(/^\d{9}$/));
    fc.assert(
      fc.property(digits, fc.constantFrom("", " ", "-"), fc.constantFrom("", "我的电话", "："), ([second, rest], gap, before) => {
        const number = `1${second}${rest}`;
        const text = `${before}${number.slice(0, 3)}${gap}${number.slice(3, 7)}${gap}${number.slice(7)}，谢谢`;
        expect(inQuestion(text)).toContain("phone");
      }),
    );
  });
});

it("a title in a list shows no long number whole", () => {
  expect(maskNumbers("电话132 1234 5917打不通")).toBe("电话132****打不通");
  expect(maskNumbers("１３２１２３４５９１７，打不通")).toBe("１３２****，打不通");
  expect(maskNumbers("2026年的标准，怎么算？")).toBe("2026年的标准，怎么算？");
});
