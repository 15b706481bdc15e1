import { checkDefinition, FORM_KEYWORD, type FormDefinition, fromJsonSchema, type Language } from "../../../../core/forms/index.ts";

export type FormFile = { ok: true; form: FormDefinition } | { ok: false; messages: readonly string[] | "not-json" };

const MOST_MESSAGES = 8;

/** A form out of a file: a JSON Schema with our vocabulary, or a bare definition. It takes the place of `current`, so it takes its id. */
export function readFormFile(content: string, current: Pick<FormDefinition, "id" | "version">, lang: Language): FormFile {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { ok: false, messages: "not-json" };
  }
  const isBare = typeof json === "object" && json !== null && "pages" in json && !(FORM_KEYWORD in json);
  const checked = isBare ? checkDefinition(json, lang) : fromJsonSchema(json, lang);
  if (!checked.ok)
    return {
      ok: false,
      messages: checked.problems.slice(0, MOST_MESSAGES).map(({ path, message }) => (path ? `${path}: ${message}` : message)),
    };
  return { ok: true, form: { ...checked.definition, id: current.id, version: current.version } };
}
