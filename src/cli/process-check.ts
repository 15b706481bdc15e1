import { readFile } from "node:fs/promises";
import { compileProcess, type Finding, type ProcessFault, processText, proveProcess } from "../core/process/index.ts";
import { checkExpression } from "../core/rules/index.ts";
import { type CommandIo, EXIT } from "./io.ts";
import type { CliMessages, Language } from "./messages.ts";
import { readArguments } from "./read-arguments.ts";

interface Problem {
  element: string;
  name: string;
  code: string;
  message: string;
}

interface Answer {
  ok: boolean;
  process?: string;
  refused: Problem[];
  warnings: Problem[];
}

/**
 * `process check FILE.bpmn [--json] [--lang]`, or `-` for a file name a line on standard input: ok, or every element that is refused
 * with the reason — what can't be run, and what the proof before publishing finds. `args` are those after `process check`.
 * Exit: 0 all right, 1 something is refused, 2 wrong use.
 */
export async function processCheckCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {}, io);
  if (typeof given === "number") return given;
  const { words, options, json, text } = given;
  if (words.length === 0) {
    io.err(text.processCheck.usage);
    return EXIT.usage;
  }
  const lang: Language = options.lang === "en" ? "en" : "zh-CN";
  let code: number = EXIT.ok;
  for await (const file of files(words, io)) {
    const answer = await judge(file, lang, text);
    if (!answer.ok) code = EXIT.refused;
    if (json) io.out(JSON.stringify({ file, ...answer }));
    else say(file, answer, io, text);
  }
  return code;
}

async function* files(words: string[], io: CommandIo): AsyncIterable<string> {
  if (words[0] !== "-") return yield* words;
  for await (const line of io.lines()) if (line.trim() !== "") yield line.trim();
}

async function judge(file: string, lang: Language, { processCheck }: CliMessages): Promise<Answer> {
  let xml: string;
  try {
    xml = await readFile(file, "utf8");
  } catch {
    return { ok: false, refused: [{ element: "", name: "", code: "process/unreadable", message: processCheck.unreadable }], warnings: [] };
  }
  const compiled = await compileProcess(xml, { checkExpression: (expression) => checkExpression(expression, lang) });
  if (!compiled.ok) return { ok: false, refused: compiled.faults.map((fault) => problem(fault, lang)), warnings: [] };
  const findings = proveProcess(compiled.process);
  const refused = findings.filter(stops).map((finding) => problem(finding, lang));
  const warnings = findings.filter((finding) => !stops(finding)).map((finding) => problem(finding, lang));
  return { ok: refused.length === 0, process: compiled.process.id, refused, warnings };
}

/** Who acts is known only together with the county's posts: a drawing by itself is not refused for it. */
function stops(finding: Finding): boolean {
  return finding.severity === "error" && finding.code !== "process/no-person";
}

function problem({ element = "", name = "", code, detail }: ProcessFault, lang: Language): Problem {
  return { element, name, code, message: processText(code, lang, detail) };
}

function say(file: string, answer: Answer, io: CommandIo, { processCheck }: CliMessages): void {
  for (const { element, name, message } of answer.refused) io.out([file, element, name, message].join("\t"));
  if (answer.ok) io.out([file, processCheck.ok].join("\t"));
  for (const { element, name, message } of answer.warnings) io.err([file, processCheck.warning, element, name, message].join("\t"));
}
