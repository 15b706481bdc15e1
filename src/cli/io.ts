import type { LocalDate } from "../core/calendar/index.ts";

/** What a command may touch of the world: lines out, lines in, and today. Commands return their exit code. */
export interface CommandIo {
  /** One line of the answer. */
  out(line: string): void;
  /** One line for the person only: a refusal, a warning, how to use the command. */
  err(line: string): void;
  /** Standard input, line by line, without line ends. */
  lines(): AsyncIterable<string>;
  /** The day in Shanghai. */
  today(): LocalDate;
}

export const EXIT = {
  /** Everything asked was answered. */
  ok: 0,
  /** Something asked was wrong or refused; the rest was answered. */
  refused: 1,
  /** The command itself was called wrongly. */
  usage: 2,
} as const;
