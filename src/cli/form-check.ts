import { readFile } from "node:fs/promises";
import {
  checkDefinition,
  type DefinitionCheck,
  FORM_KEYWORD,
  type FormatChecks,
  type FormData,
  fromJsonSchema,
  type Language,
  validateForm,
} from "../core/forms/index.ts";
import { checkCreditCode, checkIdentityNumber, type Refused } from "../core/identifiers/index.ts";
import { type CommandIo, EXIT } from "./io.ts";
import type { CliMessages } from "./messages.ts";
import { readArguments } from "./read-arguments.ts";

interface Problem {
  path: string;
  code: string;
  message: string;
}

type Answer = { ok: true; advice: Problem[]; data?: FormData } | { ok: false; problems: Problem[] };

interface Entry {
  schema: string;
  data: string | undefined;
}

/** What judging needs besides the files. */
interface Setting {
  text: CliMessages;
  lang: Language;
  today: string;
}

/**
 * `form check SCHEMA.json [DATA.json] [--json] [--lang]`, or `-` for such lines on standard input: ok, or every problem with its path.
 * SCHEMA is a definition or the JSON Schema of one. `args` are those after `form check`. Exit: 0 all right, 1 something isn't, 2 wrong use.
 */
export async function formCheckCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {}, io);
  if (typeof given === "number") return given;
  const { words, options, json, text } = given;
  if (words.length < 1 || words.length > 2) {
    io.err(text.formCheck.usage);
    return EXIT.usage;
  }
  const setting: Setting = { text, lang: options.lang === "en" ? "en" : "zh-CN", today: io.today() };
  let code: number = EXIT.ok;
  for await (const entry of entries(words, io)) {
    const answer = await judge(entry, setting);
    if (!answer.ok) code = EXIT.refused;
    if (json) io.out(JSON.stringify({ file: entry.data ?? entry.schema, ...answer }));
    else say(entry, answer, io, text);
  }
  return code;
}

async function* entries([schema, data]: string[], io: CommandIo): AsyncIterable<Entry> {
  if (schema !== "-") return yield { schema: schema ?? "", data };
  for await (const line of io.lines()) {
    const [name = "", dataName] = line.trim().split(/\s+/);
    yield { schema: name, data: dataName };
  }
}

async function judge(entry: Entry, { text, lang, today }: Setting): Promise<Answer> {
  const schema = await readJson(entry.schema);
  if (schema === undefined) return unreadable(entry.schema, text);
  const checked: DefinitionCheck = isSchema(schema) ? fromJsonSchema(schema, lang) : checkDefinition(schema, lang);
  if (!checked.ok || entry.data === undefined) return checked.ok ? { ok: true, advice: checked.advice } : checked;
  const data = await readJson(entry.data);
  if (!isObject(data)) return unreadable(entry.data, text);
  const judged = validateForm(checked.definition, data, { lang, today, formats: formatChecks(text) });
  return judged.ok ? { ok: true, advice: checked.advice, data: judged.data } : { ok: false, problems: judged.errors };
}

function formatChecks({ idCheck }: CliMessages): FormatChecks {
  const words = (checked: { ok: true } | Refused) => (checked.ok ? undefined : idCheck.parts[checked.fault]);
  return { "identity-number": (number) => words(checkIdentityNumber(number)), "credit-code": (code) => words(checkCreditCode(code)) };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

function unreadable(file: string, { formCheck }: CliMessages): Answer {
  return { ok: false, problems: [{ path: "", code: "forms/unreadable", message: formCheck.unreadable(file) }] };
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** A definition has pages; a schema has them below the keyword. */
function isSchema(json: unknown): boolean {
  return isObject(json) && (FORM_KEYWORD in json || ("$schema" in json && !("pages" in json)));
}

function say(entry: Entry, answer: Answer, io: CommandIo, { formCheck }: CliMessages): void {
  const file = entry.data ?? entry.schema;
  if (!answer.ok) for (const { path, message } of answer.problems) io.out([file, path, message].join("\t"));
  if (!answer.ok) return;
  io.out([file, formCheck.ok].join("\t"));
  for (const { path, message } of answer.advice) io.err([entry.schema, formCheck.advice, path, message].join("\t"));
}
