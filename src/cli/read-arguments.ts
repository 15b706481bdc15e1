import { type ParseArgsConfig, parseArgs } from "node:util";
import { type CommandIo, EXIT } from "./io.ts";
import { type CliMessages, cliMessages, DEFAULT_MESSAGES } from "./messages.ts";

/** Options every command has. */
const SHARED = { json: { type: "boolean", default: false }, lang: { type: "string", default: "zh-CN" } } as const;

export interface CommandArguments {
  words: string[];
  options: Record<string, string | boolean | undefined>;
  json: boolean;
  text: CliMessages;
}

/** Splits arguments into words and options; on a wrong option it tells the person and gives the exit code instead. */
export function readArguments(args: string[], options: NonNullable<ParseArgsConfig["options"]>, io: CommandIo): CommandArguments | number {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: { ...SHARED, ...options }, allowPositionals: true });
  } catch (error) {
    // The parser's own sentence is English; the argument it quotes says enough.
    const message = error instanceof Error ? error.message : String(error);
    io.err(DEFAULT_MESSAGES.badOption(/'(-[^']*)'/.exec(message)?.[1] ?? message));
    return EXIT.usage;
  }
  const values = parsed.values as Record<string, string | boolean | undefined>;
  const language = String(values.lang);
  const text = cliMessages(language);
  if (text) return { words: parsed.positionals, options: values, json: values.json === true, text };
  io.err(DEFAULT_MESSAGES.unknownLanguage(language));
  return EXIT.usage;
}
