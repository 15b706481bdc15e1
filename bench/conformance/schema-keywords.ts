import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { FORM_KEYWORD, type FormDefinition, type FormField, toJsonSchema } from "../../src/core/forms/index.ts";
import { allKinds, field, form } from "../../src/core/forms/testing.ts";

interface SuiteGroup {
  schema: unknown;
  tests: { data: unknown; valid: boolean }[];
}

export interface KeywordsTally {
  /** Keywords the schemas of our forms use; a schema with any other isn't taken back as a form. */
  admitted: string[];
  tests: number;
  passed: number;
  /** Tests of schemas no form can have. */
  refused: number;
  failed: string[];
}

/** Words about a schema rather than of it: nothing to test. */
const SAID = new Set(["$schema", "$id", "title", "description", FORM_KEYWORD]);

/**
 * The required 2020-12 tests of the official suite, for the keywords a form's schema uses, through the validator other systems check our schemas
 * with (W4).
 */
export function runKeywords(folder: string): KeywordsTally {
  const admitted = [...keywordsOf(toJsonSchema(everyKind()))].filter((keyword) => !SAID.has(keyword)).sort();
  const tally: KeywordsTally = { admitted, tests: 0, passed: 0, refused: 0, failed: [] };
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, ownProperties: true });
  for (const file of readdirSync(join(folder, "tests/draft2020-12")).filter((each) => admitted.includes(each.replace(".json", "")))) {
    for (const group of JSON.parse(readFileSync(join(folder, "tests/draft2020-12", file), "utf8")) as SuiteGroup[]) {
      const validate = compiled(ajv, group.schema);
      for (const test of group.tests) {
        tally.tests++;
        if (REFUSED.test(JSON.stringify(group.schema))) tally.refused++;
        else if (validate?.(test.data) === test.valid) tally.passed++;
        else tally.failed.push(`${file}: ${JSON.stringify(group.schema)} with ${JSON.stringify(test.data)}`);
      }
    }
  }
  return tally;
}

/** A choice without options and a field that doesn't begin with a letter: refused on saving, so the validator's word on them doesn't matter. */
const REFUSED = /"enum":\[\]|"__proto__"/;

/** Null where the validator refuses the schema itself. */
function compiled(ajv: Ajv2020, schema: unknown): ValidateFunction | null {
  try {
    return ajv.compile(schema as object);
  } catch {
    return null;
  }
}

function everyKind(): FormDefinition {
  const settings: Partial<Record<string, Partial<FormField>>> = { number: { minimum: 1, maximum: 9, decimals: 2 } };
  return form(...allKinds.map((kind) => field(kind.replaceAll("-", "_"), kind, { required: true, ...settings[kind] })));
}

/** Keywords at every place where a schema stands; names of properties aren't keywords. */
function keywordsOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== "object" || schema === null) return found;
  for (const [keyword, value] of Object.entries(schema)) {
    found.add(keyword);
    if (keyword === "properties") for (const each of Object.values(value as object)) keywordsOf(each, found);
    else if (["items", "additionalProperties"].includes(keyword)) keywordsOf(value, found);
    else if (["oneOf", "anyOf", "allOf"].includes(keyword)) for (const each of value as unknown[]) keywordsOf(each, found);
  }
  return found;
}
