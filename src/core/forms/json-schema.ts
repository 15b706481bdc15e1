/** Forms as JSON Schema 2020-12: what other systems check answers with. The definition itself rides along under the keyword `x-form`. */

import { checkDefinition, type DefinitionCheck } from "./check-definition.ts";
import { isSame } from "./compare.ts";
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import type { FormDefinition, Language } from "./definition.ts";
import { definitionMessage } from "./definition-messages.ts";
import type { JsonSchema } from "./field-kind.ts";

/** The keyword of our vocabulary; register it with strict validators (`ajv.addVocabulary([FORM_KEYWORD])`). */
export const FORM_KEYWORD = "x-form";

/**
 * The schema of clean answers. Whatever `validateForm` returns is valid under it; rules (conditions, sums, today's date, check digits) go
 * beyond what a schema can say, so the reverse doesn't hold.
 */
export function toJsonSchema(definition: FormDefinition): JsonSchema {
  const form = compileForm(definition);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:mingtang:form:${definition.id}:${definition.version}`,
    title: definition.title["zh-CN"],
    ...objectSchema([...form.fields.values()]),
    [FORM_KEYWORD]: definition,
  };
}

function objectSchema(fields: readonly CompiledField[]): JsonSchema {
  const asked = fields.filter((each) => each.kind.shape !== "none");
  const always = asked.filter(
    (each) => each.required === true && !each.field.shownWhen && !each.field.computed && !each.page.page.shownWhen && !each.page.page.staff,
  );
  return {
    type: "object",
    properties: Object.fromEntries(asked.map((each) => [each.field.id, fieldSchema(each)])),
    ...(always.length > 0 ? { required: always.map((each) => each.field.id) } : {}),
    additionalProperties: false,
  };
}

function fieldSchema(compiled: CompiledField): JsonSchema {
  const { field, kind } = compiled;
  const words = { title: field.label["zh-CN"], ...(field.hint ? { description: field.hint["zh-CN"] } : {}) };
  if (kind.shape === "block") return { ...words, ...objectSchema(compiled.parts) };
  if (kind.shape !== "rows") return kind.shape === "none" ? words : { ...words, ...kind.schema(field) };
  return {
    ...words,
    type: "array",
    items: objectSchema(compiled.parts),
    minItems: Math.max(1, field.minItems ?? 1),
    maxItems: field.maxItems ?? kind.maxItems,
  };
}

/** Reads a definition back out of its schema; refused when the schema was changed beside it. */
export function fromJsonSchema(schema: unknown, lang: Language = "zh-CN"): DefinitionCheck {
  const carried = typeof schema === "object" && schema !== null ? new Map(Object.entries(schema)).get(FORM_KEYWORD) : undefined;
  if (carried === undefined) return refusal("forms/no-vocabulary", lang);
  const checked = checkDefinition(carried, lang);
  if (!checked.ok) return checked;
  return isSame(JSON.parse(JSON.stringify(toJsonSchema(checked.definition))), schema) ? checked : refusal("forms/schema-differs", lang);
}

function refusal(code: "forms/no-vocabulary" | "forms/schema-differs", lang: Language): DefinitionCheck {
  return { ok: false, problems: [{ path: "", code, message: definitionMessage(code, FORM_KEYWORD, lang) }] };
}
