import type { Value } from "./values.ts";

/** What a running expression sees: names, and what is left of its allowance. */
export interface Frame {
  readonly find: (name: string) => unknown;
  readonly meter: { left: number };
}

export type Run = (frame: Frame) => Value;

/** Steps one evaluation may take over lists and loops; beyond it the answer is unknown. About 10 ms. */
export const ALLOWANCE = 50_000;

export class Exhausted extends Error {}

/** Takes steps from the allowance. Throws `Exhausted`, which only `evaluate` catches. */
export function spend(frame: Frame, steps = 1): void {
  frame.meter.left -= steps;
  if (frame.meter.left < 0) throw new Exhausted();
}
