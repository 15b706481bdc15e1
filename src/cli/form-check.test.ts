import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toJsonSchema } from "../core/forms/index.ts";
import { field, form } from "../core/forms/testing.ts";
import { formCheckCommand } from "./form-check.ts";
import { fakeIo } from "./testing.ts";

const definition = form(
  field("name", "text", { required: true }),
  field("born", "date", { latest: "today" }),
  field("id", "identity-number"),
);

describe("mingtang form check", () => {
  let folder: string;
  const at = (file: string) => join(folder, file);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "form-check-"));
    const files: Record<string, unknown> = {
      "form.json": definition,
      "schema.json": toJsonSchema(definition),
      "other-schema.json": { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object" },
      "bad-form.json": form(field("a", "text", { shownWhen: "b = 1" })),
      "long-form.json": form(...Array.from({ length: 9 }, (_, index) => field(`f${index}`, "text"))),
      "right.json": { name: " a ", born: "2026-03-06" },
      "wrong.json": { born: "2026-03-07", id: "110105194912310021" },
      "list.json": [],
    };
    for (const [file, json] of Object.entries(files)) await writeFile(at(file), JSON.stringify(json));
    await writeFile(at("broken.json"), "{");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("says ok to a form and to its JSON Schema", async () => {
    for (const file of ["form.json", "schema.json"]) {
      const io = fakeIo();
      expect(await formCheckCommand([at(file)], io)).toBe(0);
      expect(io.said).toEqual([`${at(file)}\t通过`]);
    }
  });

  it("says what is wrong by path", async () => {
    const io = fakeIo();
    expect(await formCheckCommand([at("bad-form.json"), "--lang", "en"], io)).toBe(1);
    expect(io.said).toEqual([`${at("bad-form.json")}\tpages[0].fields[0].shownWhen\tthe expression names a field that doesn't exist: "b"`]);
  });

  it("judges data with check digits and today's date", async () => {
    const io = fakeIo();
    expect(await formCheckCommand([at("form.json"), at("wrong.json"), "--lang", "en"], io)).toBe(1);
    expect(io.said).toEqual([
      `${at("wrong.json")}\tname\tEnter "name"`,
      `${at("wrong.json")}\tborn\t"born" must be 6 March 2026 or earlier`,
      `${at("wrong.json")}\tid\twrong check digit`,
    ]);
  });

  it("gives clean data as JSON", async () => {
    const io = fakeIo();
    expect(await formCheckCommand([at("form.json"), at("right.json"), "--json"], io)).toBe(0);
    expect(JSON.parse(io.said[0] ?? "")).toEqual({ file: at("right.json"), ok: true, advice: [], data: { name: "a", born: "2026-03-06" } });
  });

  it("answers a list line by line", async () => {
    const io = fakeIo([
      `${at("form.json")} ${at("right.json")}`,
      at("bad-form.json"),
      "",
      at("broken.json"),
      `${at("form.json")} ${at("list.json")}`,
    ]);
    expect(await formCheckCommand(["-", "--json"], io)).toBe(1);
    expect(io.said.map((line) => JSON.parse(line).ok)).toEqual([true, false, false, false, false]);
  });

  it("refuses a schema that carries no form", async () => {
    const io = fakeIo();
    expect(await formCheckCommand([at("other-schema.json"), "--json"], io)).toBe(1);
    expect(JSON.parse(io.said[0] ?? "").problems[0].code).toBe("forms/no-vocabulary");
  });

  it("gives advice beside the answer", async () => {
    const io = fakeIo();
    expect(await formCheckCommand([at("long-form.json"), "--lang", "en"], io)).toBe(0);
    expect(io.warned).toEqual([`${at("long-form.json")}\tadvice\tpages[0]\tthis page asks 9 questions; 8 or fewer are easier`]);
  });

  it("explains its use when called wrongly", async () => {
    const io = fakeIo();
    expect(await formCheckCommand([], io)).toBe(2);
    expect(await formCheckCommand(["a", "b", "c"], io)).toBe(2);
    expect(io.warned[0]).toContain("mingtang form check");
  });
});
