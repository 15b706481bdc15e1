import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { processText } from "./messages.ts";

const folder = import.meta.dirname;

it("has words in both languages for every code this core can give", () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !/test/.test(file) && file !== "messages.ts");
  const codes = new Set(files.flatMap((file) => readFileSync(join(folder, file), "utf8").match(/(?<=")process\/[a-z-]+(?=")/g) ?? []));
  const silent = [...codes].filter((code) => processText(code, "zh-CN") === code || processText(code, "en") === code);
  expect(silent).toEqual([]);
  expect(codes.size).toBeGreaterThan(60);
});

it("names kinds of element in Chinese, and says what a task without a type is to be changed to", () => {
  expect(processText("process/unsupported-element", "zh-CN", "ComplexGateway")).toContain("复杂网关（ComplexGateway）");
  expect(processText("process/unsupported-event", "zh-CN", "SignalEventDefinition")).toContain("信号");
  expect(processText("process/unsupported-element", "zh-CN", "Unheard")).toContain("Unheard");
  for (const lang of ["zh-CN", "en"] as const) expect(processText("process/unsupported-element", lang, "Task")).toContain("userTask");
});

it("gives an unknown code as it is", () => {
  expect(processText("process/of-tomorrow", "en")).toBe("process/of-tomorrow");
  expect(processText("toString", "en")).toBe("toString");
});
