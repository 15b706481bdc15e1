import type { FormData, FormDefinition, Text } from "../../core/forms/index.ts";
import { type ItemPackage, knownAnswers, type SituationAnswers } from "../../modules/catalogue/shared.ts";
import { messagesIn } from "./messages/index.ts";

/** The page of the questions, in 网上申请 and on the guide. */
export const SITUATION_PAGE = "situation";
/** What a question's field is called: names of fields have no hyphens, and none is mistaken for another parameter of an address. */
const fieldOf = (situation: string) => `s_${situation.replaceAll("-", "_")}`;

type Asking = Pick<ItemPackage, "situations">;

const definitions = new WeakMap<object, FormDefinition>();

/** The questions about the situation (情形) as a form of one page; null where the item asks none. Made once for each version. */
export function situationForm({ situations }: Asking): FormDefinition | null {
  if (!situations?.length) return null;
  const known = definitions.get(situations);
  if (known) return known;
  const definition: FormDefinition = {
    id: SITUATION_PAGE,
    version: 1,
    title: title(),
    pages: [
      {
        id: SITUATION_PAGE,
        title: title(),
        fields: situations.map(({ id, question, help, choices }) => ({
          id: fieldOf(id),
          kind: "choice",
          label: { "zh-CN": question },
          ...(help ? { hint: { "zh-CN": help } } : {}),
          required: true,
          options: choices.map((choice) => ({ value: choice.id, label: { "zh-CN": choice.label } })),
        })),
      },
    ],
  };
  definitions.set(situations, definition);
  return definition;
}

/** The answers among what came with a form or an address; what isn't asked or offered is left out. */
export function answersIn(item: Asking, data: Readonly<Record<string, unknown>>): SituationAnswers {
  const named = (item.situations ?? []).flatMap(({ id }) => {
    const answer = data[fieldOf(id)];
    return typeof answer === "string" ? [[id, answer] as const] : [];
  });
  return knownAnswers(item, Object.fromEntries(named));
}

/** The same as the form has them. */
export function asFormData(answers: SituationAnswers): FormData {
  return Object.fromEntries(Object.entries(answers).map(([id, choice]) => [fieldOf(id), choice]));
}

function title(): Text {
  return { "zh-CN": messagesIn("zh-CN").cases.apply.situation, en: messagesIn("en").cases.apply.situation };
}
