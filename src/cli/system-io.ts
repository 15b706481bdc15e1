import { createInterface } from "node:readline";
import { dayOf, systemClock } from "../platform/clock.ts";
import type { CommandIo } from "./io.ts";

/** The terminal, or whatever stands in its place. */
export function systemIo(): CommandIo {
  // A reader that has seen enough (head) isn't an error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    today: () => dayOf(systemClock.now()),
  };
}
