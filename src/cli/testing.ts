import type { CommandIo } from "./io.ts";

/** A world for one command: what it says is kept, what it reads is given. */
export function fakeIo(input: string[] = [], today = "2026-03-06"): CommandIo & { said: string[]; warned: string[] } {
  const said: string[] = [];
  const warned: string[] = [];
  return {
    said,
    warned,
    out: (line) => said.push(line),
    err: (line) => warned.push(line),
    async *lines() {
      yield* input;
    },
    today: () => today,
  };
}
