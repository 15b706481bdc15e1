import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileProcess, type ProcessFault } from "../../src/core/process/index.ts";
import { compileExpression } from "../../src/core/rules/index.ts";

/** Faults of a whole file: there is no element to name. */
const OF_THE_FILE = new Set(["process/no-process", "process/xml-unreadable", "process/xml-doctype", "process/xml-too-large"]);

export interface DrawingsTally {
  files: number;
  runnable: number;
  refusedByName: number;
  refusedWhole: number;
  /** Files whose refusal names neither element nor tag, or that made the compiler throw: must stay empty. */
  wrong: string[];
  /** Of the `Reference` folder: each executable model with what stood in its way. */
  executable: { file: string; faults: string[] }[];
}

/** Every BPMN file under a folder is compiled, or refused naming what can't be run (W1). */
export async function readDrawings(folder: string): Promise<DrawingsTally> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.bpmn$/i.test(file));
  const tally: DrawingsTally = { files: files.length, runnable: 0, refusedByName: 0, refusedWhole: 0, wrong: [], executable: [] };
  for (const file of files.sort()) {
    const xml = readFileSync(join(folder, file), "utf8");
    const faults = await faultsOf(xml).catch((error: unknown) => String(error));
    if (typeof faults === "string") tally.wrong.push(`${file}: ${faults}`);
    else if (faults.length === 0) tally.runnable++;
    else if (faults.every(namesSomething)) tally.refusedByName++;
    else if (faults.some(({ code }) => OF_THE_FILE.has(code))) tally.refusedWhole++;
    else tally.wrong.push(file);
    if (typeof faults !== "string" && /^Reference\//.test(file) && /isExecutable="true"/.test(xml))
      tally.executable.push({ file, faults: [...new Set(faults.map(({ code, name, element }) => `${code} ${name ?? element ?? ""}`))] });
  }
  return tally;
}

function namesSomething({ element, detail }: ProcessFault): boolean {
  return element !== undefined || detail !== undefined;
}

async function faultsOf(xml: string): Promise<ProcessFault[]> {
  const compiled = await compileProcess(xml, { checkExpression });
  return compiled.ok ? [] : compiled.faults;
}

function checkExpression(text: string): string | undefined {
  const compiled = compileExpression(text);
  return compiled.ok ? undefined : compiled.message;
}
