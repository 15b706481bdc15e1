/** Changes to the questions about the situation, with what hangs on them. */
import type { ItemMaterial, ItemPackage, Situation } from "../../../../modules/catalogue/shared.ts";

type Edited = Pick<ItemPackage, "materials"> & { situations: Situation[] };

/** The first of `q1`, `q2` … that isn't taken. */
export function freeId(letter: string, taken: readonly { id: string }[]): string {
  for (let number = 1; ; number++) {
    const id = `${letter}${number}`;
    if (!taken.some((each) => each.id === id)) return id;
  }
}

/** Without a question; papers that hung on it no longer do. */
export function withoutSituation({ situations = [], materials }: ItemPackage, id: string): Edited {
  return {
    situations: situations.filter((situation) => situation.id !== id),
    materials: materials.map(({ when, ...material }) => {
      const left = whenIn(whenPairs({ ...(when ? { when } : {}) }).filter(([situation]) => situation !== id));
      return left ? { ...material, when: left } : material;
    }),
  };
}

/**
 * A question with other answers; papers no longer hang on one that was taken out. A paper left with none of the question's answers would be
 * asked for never: it is left so, for the check to tell, rather than asked of everybody without a word.
 */
export function withChoices({ situations = [], materials }: ItemPackage, id: string, choices: Situation["choices"]): Edited {
  const offered = new Set(choices.map((choice) => choice.id));
  const next = ({ when, ...material }: ItemMaterial): ItemMaterial => {
    if (!when?.[id]) return when ? { ...material, when } : material;
    return { ...material, when: { ...when, [id]: when[id].filter((choice) => offered.has(choice)) } };
  };
  return {
    situations: situations.map((situation) => (situation.id === id ? { ...situation, choices } : situation)),
    materials: materials.map(next),
  };
}

/** A paper's situations as pairs of question and choice. */
export function whenPairs({ when = {} }: Pick<ItemMaterial, "when">): (readonly [situation: string, choice: string])[] {
  return Object.entries(when).flatMap(([situation, choices]) => choices.map((choice) => [situation, choice] as const));
}

/** The pairs as a paper has them: one of the choices of each question named; undefined where there are none. */
export function whenIn(pairs: readonly (readonly [situation: string, choice: string])[]): ItemMaterial["when"] {
  if (pairs.length === 0) return undefined;
  const when: Record<string, string[]> = {};
  for (const [situation, choice] of pairs) when[situation] = [...(when[situation] ?? []), choice];
  return when;
}
