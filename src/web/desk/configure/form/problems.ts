import {
  checkDefinition,
  checkSuccession,
  type DefinitionProblem,
  type FormDefinition,
  type Language,
  placesOf,
} from "../../../../core/forms/index.ts";

/** A fault or piece of advice, with the field or page it stands at. */
export interface Finding {
  readonly weight: "fault" | "advice";
  readonly message: string;
  /** Path of the field (`members.name`); null for a page or the whole form. */
  readonly field: string | null;
  /** Id of the page, where it is about a page. */
  readonly page: string | null;
  /** The setting meant: `shownWhen`, `options` … */
  readonly setting: string | null;
}

/** Everything to say about a form being designed: what must be mended, what had better be, what changes for the version in force. */
export function findingsOf(form: FormDefinition, inForce: FormDefinition | undefined, lang: Language): Finding[] {
  const checked = checkDefinition(form, lang);
  const places = [...placesOf(form)].sort(([, a], [, b]) => b.length - a.length);
  const found = (weight: Finding["weight"]) => (problem: DefinitionProblem) => finding(weight, problem, places, form);
  if (!checked.ok) return checked.problems.map(found("fault"));
  const changes = inForce ? checkSuccession(inForce, form, lang) : [];
  return [...checked.advice, ...changes].map(found("advice"));
}

/** Circles name the field itself, everything else its place in the JSON: `pages[0].fields[2].options`. */
function finding(
  weight: Finding["weight"],
  { path, message }: DefinitionProblem,
  places: readonly (readonly [string, string])[],
  form: FormDefinition,
): Finding {
  const found = places.find(([field, place]) => path === field || path === place || path.startsWith(`${place}.`));
  if (found)
    return {
      weight,
      message,
      field: found[0],
      page: null,
      setting: path.startsWith(`${found[1]}.`) ? path.slice(found[1].length + 1) : null,
    };
  const page = form.pages[Number(/^pages\[(\d+)\]/.exec(path)?.[1] ?? -1)]?.id ?? null;
  return { weight, message, field: null, page, setting: /\.(\w+)$/.exec(path)?.[1] ?? null };
}

/** Fields at which something is found, with the weightiest of it. */
export function weightsOf(findings: readonly Finding[]): ReadonlyMap<string, Finding["weight"]> {
  const weights = new Map<string, Finding["weight"]>();
  for (const { field, weight } of findings) if (field !== null && weights.get(field) !== "fault") weights.set(field, weight);
  return weights;
}
