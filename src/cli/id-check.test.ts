import { describe, expect, it } from "vitest";
import { idCheckCommand } from "./id-check.ts";
import { fakeIo } from "./testing.ts";

describe("mingtang id check", () => {
  it("says kind and facts of each valid number", async () => {
    const io = fakeIo();
    expect(await idCheckCommand(["11010519491231002x", "12441500196720244T", "62052400MZ-XK-0001"], io)).toBe(0);
    expect(io.said).toEqual([
      "11010519491231002X\t有效\t居民身份证号\t1949-12-31 女",
      "12441500196720244T\t有效\t统一社会信用代码",
      "62052400MZ-XK-0001\t有效\t事项编码",
    ]);
  });

  it("says which part of a wrong number is wrong", async () => {
    const io = fakeIo();
    expect(await idCheckCommand(["110105194913310021", "12441500196720244U", "12", "--lang", "en"], io)).toBe(1);
    expect(io.said).toEqual([
      "110105194913310021\tinvalid\tidentity number\tno such day (date)",
      "12441500196720244U\tinvalid\tunified social credit code\twrong check digit (check)",
      "12\tinvalid\tunknown kind\twrong length (length)",
    ]);
  });

  it("answers a list line by line, an empty line too", async () => {
    const io = fakeIo(["01527918X", "", "610527"]);
    expect(await idCheckCommand(["-", "--json"], io)).toBe(1);
    expect(io.said.map((line) => JSON.parse(line).ok)).toEqual([true, false, true]);
  });

  it("checks one kind on request", async () => {
    const io = fakeIo();
    expect(await idCheckCommand(["610527", "--kind", "credit-code", "--json"], io)).toBe(1);
    expect(JSON.parse(io.said[0] ?? "")).toEqual({
      ok: false,
      kind: "credit-code",
      code: "identifiers/length",
      fault: "length",
      text: "610527",
    });
  });

  it("tells how it is used when nothing is given, and which kinds there are", async () => {
    const io = fakeIo();
    expect(await idCheckCommand([], io)).toBe(2);
    expect(await idCheckCommand(["610527", "--kind", "passport"], io)).toBe(2);
    expect(io.warned).toHaveLength(2);
    expect(io.said).toEqual([]);
  });
});
