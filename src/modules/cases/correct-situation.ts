import { situationLines } from "../catalogue/shared.ts";
import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { changesOperation } from "./domain/licence-asked.ts";
import { settledDeferred } from "./domain/limits.ts";
import { askedIn, refuseAnswers } from "./domain/materials.ts";
import { told } from "./domain/moves.ts";
import { answersIn, type MaterialState } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

/**
 * 更正情形: whoever takes the application in finds that a question was answered wrong, and puts it right with the reason; the papers asked for
 * change with it. What was handed in for the other situation stays on file, it is only no longer asked for. Once the case is accepted, also where
 * the law took it so, nothing more may be asked for (行政许可法 32(4)): then a correction can only let fall what the applicant still owes. Whether a
 * licence is asked for, changed or renewed isn't put right this way: the application names the licence, so it is made anew.
 */
export function correctSituation(act: CaseAct<CaseCommandInput<"correct-situation">>): Decision {
  const { own, input, context, task } = act;
  const item = context.item.package;
  if (!item.situations?.length) return refuse("cases/not-offered");
  const wrong = refuseAnswers(item, input.situations);
  if (wrong) return wrong;
  const [before, after] = [situationLines(item, answersIn(own, act.personal)), situationLines(item, input.situations)];
  const changed = after.filter((line, index) => line.answer !== before[index]?.answer);
  if (changed.length === 0) return refuse("cases/situation-as-before");
  if (changesOperation(context.item, answersIn(own, act.personal), input.situations)) return refuse("cases/situation-other-licence");
  const materials = released(act);
  if (own.state !== "submitted") {
    const before = new Set(askedIn(item, own).map(({ code }) => code));
    if (askedIn(item, input).some(({ code }) => !before.has(code))) return refuse("cases/situation-asks-more");
    if (!Object.keys(materials).some((code) => own.materials[code]?.later)) return refuse("cases/situation-stands");
  }
  const open = Object.values({ ...own.materials, ...materials }).flatMap((material) => material.later ?? []);
  return told({
    type: "case/situation-corrected",
    spine: { clocks: settledDeferred(act, open) },
    patch: { set: { asked: askedIn(item, input).map(({ code }) => code) }, materials },
    facts: { node: task?.node },
    personal: {
      reason: input.reason,
      situations: input.situations,
      corrected: changed.map(({ id, question, answer }) => `${question} ${answerTo(id, before)} → ${answer}`).join("\n"),
    },
  });
}

function answerTo(id: string, lines: ReturnType<typeof situationLines>): string {
  return lines.find((line) => line.id === id)?.answer ?? "";
}

/** Nobody waits any longer for a paper of the other situation that was said to come. */
function released({ own, input, context }: CaseAct<CaseCommandInput<"correct-situation">>): Record<string, MaterialState> {
  const asked = new Set(askedIn(context.item.package, input).map(({ code }) => code));
  const waiting = Object.entries(own.materials).filter(
    ([code, material]) => !asked.has(code) && (material.promised || material.lack || material.later),
  );
  return Object.fromEntries(waiting.map(([code, material]) => [code, { ...material, promised: false, lack: false, later: null }] as const));
}
