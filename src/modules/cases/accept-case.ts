import type { Decision } from "../matters/index.ts";
import { liveClocks } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { writeForm } from "./domain/form-rights.ts";
import { acceptanceDay, caseClocks, deferredClocks, isDeemedByNow, metClocks, supplyDay } from "./domain/limits.ts";
import { askedIn, refuseIncomplete, refuseUnknown, tick } from "./domain/materials.ts";
import { move, told, withClocks } from "./domain/moves.ts";
import { isGiven, NO_MATERIAL } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

type Input = CaseCommandInput<"accept">;

/**
 * 受理: the material list is complete, the case gets its number and both clocks (行政许可法 32(5), 42). A 补办件 may be accepted with what
 * isn't required still open: each such lack with the day by which it is to come (annexes §5).
 */
export function acceptCase(act: CaseAct<Input>): Decision {
  const { own, input, context, task } = act;
  const item = context.item.package;
  const listed = refuseUnknown(item, own, [...input.checked, ...input.later.map((entry) => entry.material)]);
  if (listed) return listed;
  const incomplete = refuseIncomplete(item, own, input.checked);
  if (incomplete) return incomplete;
  const lacks = checkLater(act);
  if (lacks) return lacks;
  const written = writeForm(act, input.form);
  if (!written.ok) return written;
  const spine = move(act, { kind: "complete", visit: task?.visit ?? "" }, own, written.form);
  if ("ok" in spine) return spine;
  const later = Object.fromEntries(
    input.later.map(({ material, by }) => [material, { ...(own.materials[material] ?? NO_MATERIAL), later: by }]),
  );
  const acceptedOn = acceptanceDay(act);
  return told({
    type: "case/accepted",
    spine: withClocks(
      spine,
      ...metClocks(act, "receipt"),
      ...caseClocks(context, acceptedOn),
      ...deferredClocks(
        context,
        input.later.map((entry) => entry.by),
      ),
    ),
    patch: {
      set: { state: "accepted", acceptedOn, number: context.numbers.case, deemed: isDeemedByNow(act) },
      materials: { ...tick(own.materials, input.checked), ...later },
    },
    facts: { node: task?.node, number: context.numbers.case, later: input.later },
    personal: { opinion: input.opinion, ...written.personal },
  });
}

function checkLater({ own, input, context }: CaseAct<Input>): Decision | null {
  const item = context.item.package;
  if (input.later.length > 0 && item.kind !== "deferred") return refuse("cases/no-later-materials");
  for (const { material, by } of input.later) {
    if (item.materials.find((entry) => entry.code === material)?.necessity === "required") return refuse("cases/required-not-later");
    if (by < context.today) return refuse("cases/later-day-past");
  }
  if (item.kind !== "deferred") return null;
  const promised = new Set(input.later.map((entry) => entry.material));
  const open = askedIn(item, own).filter(
    (entry) => entry.necessity === "later" && !isGiven(own.materials[entry.code]) && !promised.has(entry.code),
  );
  return open.length > 0 ? refuse("cases/later-day-needed", { materials: open.map((entry) => entry.name).join("、") }) : null;
}

/**
 * 视为受理: five working days have passed without a word, so the law takes it as accepted from the day the papers came, even if incomplete
 * (行政许可法 32). What is missing may still come, within the applicant's own term; before it has, nothing can be granted.
 */
export function deemAccepted(act: CaseAct<Record<string, never>>): Decision {
  const { context, matter, own } = act;
  const receipt = liveClocks(matter.state).find((clock) => clock.kind === "receipt");
  const task = Object.values(matter.state.tasks).find(
    (open) => open.closedAt === null && (open.role === "receive" || open.role === "settle"),
  );
  if (own.state !== "submitted" || !receipt || !task || context.today <= receipt.due) return refuse("cases/not-deemed-yet");
  const acceptedOn = receipt.input.start;
  const by = supplyDay(context);
  const missing = askedIn(context.item.package, own).filter(
    (entry) => entry.necessity !== "optional" && !isGiven(own.materials[entry.code]),
  );
  const materials = Object.fromEntries(missing.map(({ code }) => [code, { ...(own.materials[code] ?? NO_MATERIAL), later: by }] as const));
  const clocks = [
    ...metClocks(act, "receipt"),
    ...caseClocks(context, acceptedOn),
    ...deferredClocks(context, missing.length > 0 ? [by] : []),
  ];
  const set = { state: "accepted", acceptedOn, number: context.numbers.case, deemed: true } as const;
  // A 即办件 has no step after the counter: it stays there and is settled late.
  if (task.role === "settle")
    return told({
      type: "case/deemed-accepted",
      spine: { clocks },
      patch: { set, materials },
      facts: { from: acceptedOn, node: task.node },
    });
  const spine = move(act, { kind: "complete", visit: task.visit });
  if ("ok" in spine) return spine;
  return told({
    type: "case/deemed-accepted",
    spine: withClocks(spine, ...clocks),
    patch: { set, materials },
    facts: { from: acceptedOn, node: task.node },
  });
}
