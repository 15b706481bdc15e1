import { COMMANDS } from "./commands.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { type CliMessages, cliMessages, DEFAULT_MESSAGES } from "./messages.ts";

const HELP = new Set(["help", "--help", "-h"]);

/** Runs what was typed after `bin/mingtang` and returns the exit code. An unknown command gets the help and 2. */
export async function runCommand(args: string[], io: CommandIo): Promise<number> {
  const text = wordsOf(args);
  if (args.length === 0 || HELP.has(args[0] ?? "")) {
    io.out(help(text));
    return args.length === 0 ? EXIT.usage : EXIT.ok;
  }
  const entry = COMMANDS.find(({ name }) => name.split(" ").every((word, index) => args[index] === word));
  if (!entry) {
    io.err(
      text.unknownCommand(
        args
          .slice(0, 2)
          .filter((arg) => !arg.startsWith("-"))
          .join(" ") ||
          (args[0] ?? ""),
      ),
    );
    io.err(help(text));
    return EXIT.usage;
  }
  const rest = args.slice(entry.name.split(" ").length);
  if (rest.includes("--help") || rest.includes("-h")) {
    io.out(text.commands[entry.name].usage);
    return EXIT.ok;
  }
  const run = await entry.load();
  return run(rest, io);
}

function help(text: CliMessages): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    text.help.title,
    "",
    ...COMMANDS.map(({ name }) => `  ${name.padEnd(width)}  ${text.commands[name].summary}`),
    "",
    text.help.more,
  ].join("\n");
}

/** The language asked for, wherever it stands; a wrong one is the command's to refuse. */
function wordsOf(args: string[]): CliMessages {
  const at = args.indexOf("--lang");
  const given = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length);
  return cliMessages(given ?? "zh-CN") ?? DEFAULT_MESSAGES;
}
