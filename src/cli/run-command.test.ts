import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { cliMessages } from "./messages.ts";
import { runCommand } from "./run-command.ts";
import { fakeIo } from "./testing.ts";

describe("bin/mingtang", () => {
  it("lists every command in its help, in both languages", async () => {
    for (const lang of ["zh-CN", "en"]) {
      const io = fakeIo();
      expect(await runCommand(["--help", "--lang", lang], io)).toBe(0);
      for (const { name } of COMMANDS) expect(io.said.join("\n")).toContain(`${name} `);
      expect(io.said.join("\n")).toContain(cliMessages(lang)?.help.more);
    }
  });

  it.each([[[]], [["nope"]], [["process"]], [["id", "nope"]], [["--verbose"]]])(
    "answers %j with the help and exit code 2",
    async (args) => {
      const io = fakeIo();
      expect(await runCommand(args, io)).toBe(2);
      expect([...io.said, ...io.warned].join("\n")).toContain("deadline");
    },
  );

  it("names the unknown command and nothing else of what was typed", async () => {
    const io = fakeIo();
    await runCommand(["nope", "--lang", "en"], io);
    expect(io.warned[0]).toBe("no such command: nope");
  });

  it("runs a command of two words with what follows", async () => {
    const io = fakeIo();
    expect(await runCommand(["id", "check", "610527", "--lang", "en"], io)).toBe(0);
    expect(io.said[0]).toContain("region code");
  });

  it("tells the usage of each command", async () => {
    for (const { name } of COMMANDS) {
      const io = fakeIo();
      expect(await runCommand([...name.split(" "), "--help", "--lang", "en"], io)).toBe(0);
      expect(io.said[0]).toContain(`usage: mingtang ${name}`);
    }
  });

  it.each([
    [["load"]],
    [["load", "--cases", "0"]],
    [["load", "--cases", "many"]],
    [["user", "add", "zhao"]],
    [["user", "add", "zhao", "--name", "x", "--staff-number", "1", "--org", "610999MZ"]],
    [["user", "password"]],
    [["county"]],
    [["county", "--code", "610527"]],
    [["county", "--code", "61052", "--name", "蒲城县"]],
    [["seed", "--what"]],
  ])("refuses %j before any database is opened", async (args) => {
    const io = fakeIo();
    expect(await runCommand(args, io)).toBe(2);
    expect(io.warned).toHaveLength(1);
  });
});
