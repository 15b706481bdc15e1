import { type AnyCheck, CHECKS, checkAny, type IdentifierKind } from "../core/identifiers/index.ts";
import { type CommandIo, EXIT } from "./io.ts";
import type { CliMessages } from "./messages.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * `id check NUMBER… [--kind KIND] [--json] [--lang]`, or `-` for a list on standard input: one line an entry, saying the
 * kind and, if the number is wrong, which part of it. `args` are those after `id check`. Exit: 0 all valid, 1 one isn't, 2 wrong use.
 */
export async function idCheckCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { kind: { type: "string" } }, io);
  if (typeof given === "number") return given;
  const { words, options, json, text } = given;
  if (words.length === 0) {
    io.err(text.idCheck.usage);
    return EXIT.usage;
  }
  const kind = options.kind;
  if (typeof kind === "string" && !isKind(kind)) {
    io.err(text.idCheck.notAKind(kind, Object.keys(CHECKS).join(", ")));
    return EXIT.usage;
  }
  const check: (number: string) => AnyCheck = typeof kind === "string" ? CHECKS[kind] : checkAny;
  let code: number = EXIT.ok;
  for await (const number of entries(words, io)) {
    const result = check(number);
    if (!result.ok) code = EXIT.refused;
    io.out(json ? JSON.stringify(result) : resultLine(result, text));
  }
  return code;
}

async function* entries(words: string[], io: CommandIo): AsyncIterable<string> {
  for (const word of words) {
    if (word === "-") yield* io.lines();
    else yield word;
  }
}

function resultLine(result: AnyCheck, text: CliMessages): string {
  const { valid, invalid, kinds, parts, unknownKind } = text.idCheck;
  const kind = result.kind === "unknown" ? unknownKind : kinds[result.kind];
  if (!result.ok) return [result.text, invalid, kind, `${parts[result.fault]} (${result.fault})`].join("\t");
  return [result.text, valid, kind, ...factsOf(result, text)].join("\t");
}

function factsOf(result: Extract<AnyCheck, { ok: true }>, { idCheck }: CliMessages): string[] {
  if (result.kind === "identity-number") return [`${result.birth} ${idCheck.sexes[result.sex]}`];
  if (result.kind === "credit-code" && result.warnings.length > 0) return [idCheck.organisationCodeWarning];
  return [];
}

function isKind(text: string): text is IdentifierKind & keyof typeof CHECKS {
  return Object.hasOwn(CHECKS, text);
}
