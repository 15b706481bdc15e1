import type { ItemMaterial, ItemPackage, PackageFault, Situation } from "../shared.ts";
import type { Asking } from "./situations.ts";

/** Most questions an item may ask: more is a form, and forms come after. */
export const MOST_SITUATIONS = 6;
export const CHOICES = { fewest: 2, most: 8 } as const;
const ID = /^[a-z][a-z0-9-]{0,39}$/;

type Fault = (path: string, code: string, detail?: string) => void;

/** Whether the questions can be asked and every paper hangs only on questions and answers that there are. */
export function checkSituations({ situations = [], materials }: Asking, fault: Fault): void {
  if (situations.length > MOST_SITUATIONS) fault("situations", "catalogue/situations-too-many", String(situations.length));
  const ids = situations.map(({ id }) => id);
  situations.forEach((situation, index) => {
    const path = `situations.${index}`;
    if (!ID.test(situation.id)) fault(`${path}.id`, "catalogue/situation-id", situation.id);
    if (ids.indexOf(situation.id) < index) fault(`${path}.id`, "catalogue/situation-twice", situation.id);
    if (situation.question.trim() === "") fault(`${path}.question`, "catalogue/missing");
    checkChoices(situation, path, fault);
  });
  materials.forEach((material, index) => {
    checkWhen(material, situations, `materials.${index}.when`, fault);
  });
}

function checkChoices({ choices }: Situation, path: string, fault: Fault): void {
  if (choices.length < CHOICES.fewest || choices.length > CHOICES.most)
    fault(`${path}.choices`, "catalogue/situation-choices", String(choices.length));
  const [ids, labels] = [choices.map(({ id }) => id), choices.map(({ label }) => label.trim())];
  choices.forEach((choice, index) => {
    const at = `${path}.choices.${index}`;
    if (!ID.test(choice.id)) fault(`${at}.id`, "catalogue/situation-id", choice.id);
    if (ids.indexOf(choice.id) < index) fault(`${at}.id`, "catalogue/choice-twice", choice.id);
    if (labels[index] === "") fault(`${at}.label`, "catalogue/missing");
    else if (labels.indexOf(labels[index] ?? "") < index) fault(`${at}.label`, "catalogue/choice-twice", choice.label);
  });
}

function checkWhen({ when = {}, name }: ItemMaterial, situations: readonly Situation[], path: string, fault: Fault): void {
  for (const [id, choices] of Object.entries(when)) {
    const asked = situations.find((situation) => situation.id === id);
    if (!asked) {
      fault(path, "catalogue/when-question", `${name}: ${id}`);
      continue;
    }
    // Without a choice it is lost for every answer.
    if (choices.length === 0) fault(path, "catalogue/when-never", `${name}: ${asked.question}`);
    for (const choice of choices)
      if (!asked.choices.some((each) => each.id === choice)) fault(path, "catalogue/when-choice", `${name}: ${asked.question} ${choice}`);
  }
}

/** Worth a second look: questions on which neither a paper nor the kind of operation hangs, and answers after which no required paper is left. */
export function situationNotes(item: Asking & Pick<ItemPackage, "licence">): PackageFault[] {
  const { situations = [], materials, licence } = item;
  const unused = situations.flatMap(({ id, question }, index) =>
    (licence?.act === "by-answer" && licence.situation === id) || materials.some(({ when }) => when && Object.hasOwn(when, id))
      ? []
      : [{ path: `situations.${index}`, code: "catalogue/situation-unused", detail: question }],
  );
  const required = materials.filter(({ necessity }) => necessity === "required");
  // Beyond its bounds a design can't be published anyway, and there would be too many ways to go through.
  const bounded = situations.length <= MOST_SITUATIONS && situations.every(({ choices }) => choices.length <= CHOICES.most);
  const bare = required.length > 0 && bounded ? answersWithout(required, situations) : null;
  if (!bare) return unused;
  return [...unused, { path: "materials", code: "catalogue/situation-bare", detail: bare.join("、") }];
}

/** Labels of answers for which none of these papers is asked; null where each way leaves one. */
function answersWithout(papers: readonly ItemMaterial[], [next, ...others]: readonly Situation[]): string[] | null {
  if (papers.length === 0) return [];
  if (!next) return null;
  // What doesn't hang on any question still to come stays for good.
  const open = new Set([next, ...others].map(({ id }) => id));
  if (papers.some(({ when = {} }) => Object.keys(when).every((id) => !open.has(id)))) return null;
  const hangs = papers.some(({ when }) => when && Object.hasOwn(when, next.id));
  for (const { id, label } of hangs ? next.choices : next.choices.slice(0, 1)) {
    const left = papers.filter(({ when }) => when?.[next.id]?.includes(id) ?? true);
    const rest = answersWithout(left, others);
    if (rest) return [label, ...rest];
  }
  return null;
}
