import type { QuestionOwn } from "../../consultation/index.ts";
import type { Recorded } from "../../house.ts";
import type { Told } from "./told.ts";

/** Who is told what of one act on a question: its asker, that the answer is there. By its number alone: a title may say who asked. Pure. */
export function toldOfQuestion({ matter, kind: matterKind, after, events }: Recorded): Told[] {
  const { number } = after.own as QuestionOwn; // asked for questions only
  return events
    .filter(({ type }) => type === "consultation/answered")
    .map(({ sequence, actor }) => ({
      key: `${matter}:${sequence}:asker-answered:`,
      kind: "asker-answered",
      matter: { id: matter, kind: matterKind },
      params: { number },
      to: "applicant",
      by: actor.id,
    }));
}
