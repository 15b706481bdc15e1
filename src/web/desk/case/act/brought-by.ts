import type { CaseView, TimelineEntry } from "../../../../modules/cases/shared.ts";
import type { ActView } from "./act-draft.ts";

/** Acts that answer what somebody has asked, and the events by which it was asked. */
const ANSWERS: Readonly<Partial<Record<ActView["act"], readonly string[]>>> = {
  "answer-extension": ["case/extension-asked"],
  answer: ["case/asked"],
  sign: ["case/delegated", "case/signers-before", "case/signers-after"],
};

/**
 * The entry of the record that brought a step to the reader by somebody's wish: a request to answer, or a return. Null where the case simply
 * came along its way.
 */
export function broughtBy(
  view: Pick<CaseView, "timeline" | "tasks" | "position">,
  act: Pick<ActView, "act" | "visit">,
): TimelineEntry | null {
  const asked = ANSWERS[act.act];
  if (asked) return view.timeline.findLast(({ type }) => asked.includes(type)) ?? null;
  const task = view.tasks.find(({ visit }) => visit !== null && visit === act.visit);
  if (!task || view.position[task.node] !== "returned") return null;
  return view.timeline.findLast(({ type, details }) => type === "case/returned" && details.target === task.name) ?? null;
}
