import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CompiledProcess, compileProcess, proveProcess } from "../../core/process/index.ts";
import { compileExpression } from "../../core/rules/index.ts";
import { ROOT } from "../../platform/root.ts";
import type { House } from "../house.ts";
import { keepProcess, storedProcess } from "./store.ts";

export interface QuestionProcess {
  digest: string;
  process: CompiledProcess;
}

let drawn: Promise<QuestionProcess> | undefined;
const byDigest = new Map<string, CompiledProcess>();
/** Databases (by their live channel) that are known to hold the process drawn now. */
const keptIn = new WeakSet<House["live"]>();

/** The process a new question begins with: `data/processes/consultation.bpmn`, compiled once and kept in the database for the question's whole life. */
export async function processInForce(house: House): Promise<QuestionProcess> {
  drawn ??= compileDrawing();
  const inForce = await drawn;
  if (!keptIn.has(house.live)) {
    await keepProcess(house, inForce.digest, inForce.process);
    keptIn.add(house.live);
  }
  return inForce;
}

/** The process an existing question runs by. */
export async function processOf(house: House, digest: string): Promise<CompiledProcess> {
  const known = byDigest.get(digest);
  if (known) return known;
  const stored = await storedProcess(house, digest);
  if (!stored) throw new Error(`the process ${digest} of a question is not kept`);
  byDigest.set(digest, stored);
  return stored;
}

async function compileDrawing(): Promise<QuestionProcess> {
  const compiled = await compileProcess(await readFile(join(ROOT, "data/processes/consultation.bpmn"), "utf8"), {
    checkExpression(text) {
      const expression = compileExpression(text);
      return expression.ok ? undefined : expression.message;
    },
  });
  const faults = compiled.ok ? proveProcess(compiled.process) : compiled.faults;
  if (!compiled.ok || faults.length > 0) throw new Error(`data/processes/consultation.bpmn: ${JSON.stringify(faults)}`);
  const { process } = compiled;
  return { digest: createHash("sha256").update(JSON.stringify(process)).digest("hex"), process };
}
