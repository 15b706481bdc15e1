import type { PersonActor } from "../identity/shared.ts";
import { type Decision, extendClock, liveClocks, type MatterClock, type Refusal, type Task } from "../matters/index.ts";
import { type CaseAct, type CaseContext, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import type { CaseOwn, Extension } from "./domain/own.ts";
import { ownerOf } from "./domain/rights.ts";
import { sideTask } from "./domain/side-tasks.ts";
import { caseMessages } from "./messages.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 行政许可法 42: ten working days more, approved by the agency's head; fifteen for a 联办件, by the government's. Once. */
const MOST_DAYS = { one: 10, joint: 15 } as const;

/** 申请延期: the officer asks for more days, with the reason; the head of the agency says. */
export function askExtension(act: CaseAct<CaseCommandInput<"ask-extension">>): Decision {
  const { task, input, own, matter, context } = act;
  if (!task || context.actor.kind !== "person") return refuse("cases/no-such-task");
  const wish = { days: input.days, promise: input.promise };
  const refused = notExtendable(act, wish) ?? (own.extension?.outcome === null ? refuse("cases/extension-asked") : null);
  if (refused) return refused;
  const asking = { by: context.actor.id, for: ownerOf(task, context.actor).id };
  const approver = approversOf(own, context).find((office) => isHeldByOther(office, asking, context));
  if (!approver) return refuse("cases/nobody-approves");
  const request = sideTask("extension", task, matter.state, {
    name: caseMessages(context.lang)["cases/extension-task"],
    ...approver,
    assignee: null,
    openedAt: context.at.toISOString(),
  });
  const extension: Extension = {
    ...wish,
    by: asking.by,
    ...(asking.for === asking.by ? {} : { for: asking.for }),
    askedOn: context.today,
    outcome: null,
  };
  return told({
    type: "case/extension-asked",
    spine: { tasks: [request] },
    patch: { set: { extension } },
    facts: { node: task.node, days: input.days, promise: input.promise },
    personal: { reason: input.reason },
  });
}

/** 批准延期: the limit moves by the days asked for – the statute's, and the promise's if that was asked –, or stays. */
export function answerExtension(act: CaseAct<CaseCommandInput<"answer-extension">>): Decision {
  const { task, input, own, matter, context } = act;
  const { extension } = own;
  if (!task || context.actor.kind !== "person" || extension?.outcome !== null) return refuse("cases/no-such-task");
  if (isOwnRequest(extension, task, context.actor)) return refuse("cases/not-own-extension");
  const done = { ...task, closedAt: context.at.toISOString(), closedBy: context.actor.id };
  const answered = { extension: { ...extension, outcome: input.outcome } };
  if (input.outcome === "deny") {
    if (input.reason === "") return refuse("cases/opinion-required");
    return told({
      type: "case/extension-refused",
      spine: { tasks: [done] },
      patch: { set: answered },
      facts: { node: task.node, days: extension.days },
      personal: { reason: input.reason },
    });
  }
  const refused = notExtendable(act, extension);
  if (refused) return refused;
  const kinds = extension.promise ? ["statutory", "promise"] : ["statutory"];
  const more = { amount: extension.days, unit: "workday", approvedOn: context.today, reason: "extended" } as const;
  const clocks = liveClocks(matter.state)
    .filter((clock) => kinds.includes(clock.kind))
    .map((clock) => extendClock(clock, more, context.calendar));
  const due = clocks.find((clock) => clock.kind === "statutory")?.due;
  return told({
    type: "case/extended",
    spine: { clocks, tasks: [done] },
    patch: { set: answered },
    facts: { node: task.node, days: extension.days, due, promise: extension.promise },
    personal: { reason: input.reason },
  });
}

/** Why the limit can't be extended so; null where it can (annexes §8.1 P09: no second one, not too long, not after it has run out). */
function notExtendable(
  { own, matter, context }: Pick<CaseAct<unknown>, "own" | "matter" | "context">,
  wish: { days: number; promise: boolean },
): Refusal | null {
  if (own.extension?.outcome === "grant") return refuse("cases/extended-once");
  const most = own.item.kind === "joint" ? MOST_DAYS.joint : MOST_DAYS.one;
  if (wish.days > most) return refuse("cases/extension-too-long", { maximum: String(most) });
  const live = (kind: string): MatterClock | undefined => liveClocks(matter.state).find((clock) => clock.kind === kind);
  const statutory = live("statutory");
  if (!statutory) return refuse("cases/no-limit-runs");
  if (context.today > statutory.due) return refuse("cases/extension-too-late");
  if (wish.promise && context.today > (live("promise")?.due ?? "")) return refuse("cases/promise-over");
  return null;
}

interface Office {
  org: string;
  post: string;
}

/** 本行政机关负责人, or for a 联办件 本级人民政府负责人; whose own step it is asks the one above. */
function approversOf(own: CaseOwn, { region }: CaseContext): Office[] {
  const government = { org: region, post: "leader" };
  return own.item.kind === "joint" ? [government] : [{ org: own.item.department, post: "head" }, government];
}

/** Whether somebody holds an office who hasn't asked, themselves or through a deputy. */
function isHeldByOther({ org, post }: Office, asking: Required<Pick<Extension, "by" | "for">>, { staff }: CaseContext): boolean {
  const holders = staff.inOrg(org).filter(({ holdings }) => holdings.some((held) => held.org === org && held.post === post));
  return holders.some(({ id }) => id !== asking.by && id !== asking.for);
}

/** Nobody approves what they asked for, had asked for them, or would approve only in the place of who asked. */
function isOwnRequest(asked: Extension, task: Task, actor: PersonActor): boolean {
  const asker = [asked.by, asked.for];
  if (asker.includes(actor.id)) return true;
  const holding = actor.holdings.filter((held) => held.org === task.org && held.post === task.post);
  return holding.length > 0 && holding.every((held) => held.for !== undefined && asker.includes(held.for.id));
}
