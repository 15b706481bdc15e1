import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskAddress, maskEmail, maskIdentityNumber, maskName, maskPhone } from "./index.ts";

describe("a masked name", () => {
  it.each([
    ["刘备", "刘**"],
    ["诸葛孔明", "诸**"],
    ["𬱖某某", "𬱖**"],
    [" 刘备", "刘**"],
    ["", ""],
  ])("%s is shown as %s", (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });
});

describe("a masked e-mail address", () => {
  it.each([
    ["zhang.san@example.com", "z***@example.com"],
    ["@example.com", "***"],
    ["nobody", "***"],
    ["", ""],
  ])("%s is shown as %s", (address, shown) => {
    expect(maskEmail(address)).toBe(shown);
  });
});

describe("a masked identity number", () => {
  it("shows the office the place and the last two, the public the place only", () => {
    expect(maskIdentityNumber("61099919900307002X", "office")).toBe("610999**********2X");
    expect(maskIdentityNumber("61099919900307002X", "public")).toBe("610999************");
  });

  it("hides the birth day and the last four from the public, whatever the number", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}[\dX]$/), (number) => {
        expect(maskIdentityNumber(number, "public").slice(6)).toBe("*".repeat(12));
      }),
    );
  });

  it("of another document shows the office its ends and the public nothing", () => {
    expect(maskIdentityNumber("E12345678", "office")).toBe("E1*****78");
    expect(maskIdentityNumber("E12345678", "public")).toBe("*********");
    expect(maskIdentityNumber("E1234", "office")).toBe("*****");
  });
});

describe("a masked phone", () => {
  it.each([
    ["13212345917", "office", "132****5917"],
    ["+86 13212345917", "public", "132****5917"],
    ["0912-1234567", "office", "0912******67"],
    ["0912-1234567", "public", "************"],
    ["12345", "office", "*****"],
  ] as const)("%s for the %s is %s", (phone, policy, shown) => {
    expect(maskPhone(phone, policy)).toBe(shown);
  });
});

describe("a masked address", () => {
  it.each([
    ["示例县河口镇柳树村三组12号", "示例县河口镇柳树村**"],
    ["示例县城关街道东关社区5号楼2单元", "示例县城关街道东关社区**"],
    ["示例县城关街道人民路12号", "示例县城关街道**"],
    ["示例县人民路12号", "示例县**"],
    ["人民路12号", "**"],
    ["示例县村前镇柳树村三组", "示例县村前镇柳树村**"],
    ["示例县河口镇柳树村", "示例县河口镇柳树村"],
    ["", ""],
  ])("%s is shown as %s", (address, shown) => {
    expect(maskAddress(address)).toBe(shown);
  });
});
