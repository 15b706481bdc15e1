import { type AskFault, checkAsked, documentMessages, type Template } from "../../documents/index.ts";
import type { Matter, Refusal } from "../../matters/index.ts";
import type { CaseContext } from "./context.ts";
import type { CaseOwn } from "./own.ts";
import { stepTasks } from "./side-tasks.ts";

/** What an officer wrote for a document of this case, judged by what its template asks and by the law's rules about it. */
export function enteredFor(
  template: Template,
  given: Readonly<Record<string, unknown>>,
  { matter, context }: { matter: Matter<CaseOwn>; context: CaseContext },
): ReturnType<typeof checkAsked> {
  const { today, calendar } = context;
  return checkAsked(template.asks, given, { today, calendar, handlers: handlersOf(matter, context) });
}

/** Who has done a step of the case or holds one: none of them presides over its hearing. */
function handlersOf({ state }: Matter<CaseOwn>, { staff }: CaseContext) {
  const ids = new Set([
    ...Object.values(state.tasks).flatMap((task) => (task.closedBy ? [task.closedBy] : [])),
    ...stepTasks(state).flatMap((task) => (task.assignee ? [task.assignee] : [])),
  ]);
  return [...ids].flatMap((id) => staff.byId(id) ?? []);
}

/** Names every fault with the question it is about. */
export function refuseEntered(faults: readonly AskFault[], lang: CaseContext["lang"]): Refusal {
  const words = documentMessages(lang);
  const fields = faults.map(({ name, label, code, count = 0 }) => ({
    path: `entered.${name}`,
    code,
    message: `${label}: ${words[code].replace("{count}", String(count))}`,
  }));
  return { ok: false, code: "cases/document-asks", fields };
}
