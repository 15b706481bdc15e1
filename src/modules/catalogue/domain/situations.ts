import type { ItemMaterial, ItemPackage, Situation, SituationAnswers } from "../shared.ts";

/** What of an item says which papers a case is asked for. */
export type Asking = Pick<ItemPackage, "situations" | "materials">;

/**
 * The papers a case is asked for: the one place that decides it, for every screen and every check (行政许可法 32: nothing beyond what is
 * published for this situation). All questions a paper names must be answered with one of the choices it names. A question without an answer
 * leaves its papers in: before anything is answered the whole list stands, as the guide shows it.
 */
export function materialsFor({ materials }: Pick<Asking, "materials">, answers: SituationAnswers = {}): ItemMaterial[] {
  return materials.filter(({ when }) => isAsked(when, answers));
}

function isAsked(when: ItemMaterial["when"], answers: SituationAnswers): boolean {
  return Object.entries(when ?? {}).every(([situation, choices]) => {
    const answer = answerIn(answers, situation);
    return answer === undefined || choices.includes(answer);
  });
}

/** Answers come from outside: a question called like a member of every object is none of them. */
function answerIn(answers: SituationAnswers, situation: string): string | undefined {
  return Object.hasOwn(answers, situation) ? answers[situation] : undefined;
}

/** What is wrong with answers: questions without one, and answers to what isn't asked or isn't offered. Both empty where they can be taken. */
export interface AnswersJudged {
  missing: Situation[];
  unknown: string[];
}

export function judgeAnswers({ situations = [] }: Pick<Asking, "situations">, answers: SituationAnswers): AnswersJudged {
  const offered = new Map(situations.map(({ id, choices }) => [id, new Set(choices.map((choice) => choice.id))]));
  return {
    missing: situations.filter(({ id }) => answerIn(answers, id) === undefined),
    unknown: Object.entries(answers).flatMap(([id, choice]) => (offered.get(id)?.has(choice) ? [] : [id])),
  };
}

/** Of answers only those that the item asks for and offers: what a link, a draft or an older version brings along is left out. */
export function knownAnswers(item: Pick<Asking, "situations">, answers: SituationAnswers): SituationAnswers {
  const { unknown } = judgeAnswers(item, answers);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !unknown.includes(id)));
}

/** One question with its answer, in words. */
export interface SituationLine {
  id: string;
  question: string;
  /** Empty where it isn't answered. */
  answer: string;
}

/** The questions of an item with their answers, in its order. */
export function situationLines({ situations = [] }: Pick<Asking, "situations">, answers: SituationAnswers = {}): SituationLine[] {
  return situations.map(({ id, question, choices }) => {
    const chosen = answerIn(answers, id);
    return { id, question, answer: choices.find((choice) => choice.id === chosen)?.label ?? "" };
  });
}

/** In which situations a paper is asked for: each question it hangs on with the answers it names; empty where it always is. */
export function situationsOf(
  { situations = [] }: Pick<Asking, "situations">,
  { when }: Pick<ItemMaterial, "when">,
): {
  question: string;
  answers: string[];
}[] {
  return situations.flatMap(({ id, question, choices }) => {
    const named = when && Object.hasOwn(when, id) ? when[id] : undefined;
    if (!named) return [];
    return [{ question, answers: choices.filter((choice) => named.includes(choice.id)).map(({ label }) => label) }];
  });
}
