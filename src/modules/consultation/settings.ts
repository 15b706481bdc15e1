import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type NumberTemplate, parseNumberTemplate } from "../../core/identifiers/index.ts";
import { ROOT } from "../../platform/root.ts";

const schema = z.object({
  /** Working days within which a question is answered (annexes §8.1 T11). */
  answerDays: z.number().int().min(1).max(60),
  /** How often departments may send a question on before a leader names one. */
  mostMoves: z.number().int().min(0).max(20),
  /** Template of the numbers. */
  numbers: z.string(),
});

export interface ConsultationSettings {
  answerDays: number;
  mostMoves: number;
  numbers: NumberTemplate;
}

let read: ConsultationSettings | undefined;

/** `data/consultation.json`, read once. Throws, naming what is wrong, when the file is. */
export function settings(): ConsultationSettings {
  read ??= load();
  return read;
}

/** Working days within which a question is answered, as told to those who ask. */
export function answerDays(): number {
  return settings().answerDays;
}

function load(): ConsultationSettings {
  const { numbers, ...rest } = schema.parse(JSON.parse(readFileSync(join(ROOT, "data/consultation.json"), "utf8")));
  const parsed = parseNumberTemplate(numbers);
  if (!parsed.ok) throw new Error(`data/consultation.json: ${parsed.code} ${parsed.token}`);
  return { ...rest, numbers: parsed.template };
}
