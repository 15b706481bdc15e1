import {
  type AssignmentResult,
  type Assignments,
  addSigners,
  answerAssignment,
  assignTo,
  delegateTask,
  removeSigner,
} from "../../core/process/index.ts";
import { handlesCases } from "../identity/index.ts";
import type { Decision, Refusal, Task } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { closeCase, hasEnded, move, told } from "./domain/moves.ts";
import { workedIn } from "./domain/own.ts";
import { ownerOf } from "./domain/rights.ts";
import { turnOf } from "./domain/signers.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 委派: A → B → back to A, who finishes. */
export function delegateStep(act: CaseAct<CaseCommandInput<"delegate">>): Decision {
  return brought(act, [act.input.to], "case/delegated", (signers, by) => delegateTask(signers, by, act.input.to));
}

/** 加签: before me, others sign first and then I; after me, they sign once I have agreed. */
export function addSigner(act: CaseAct<CaseCommandInput<"add-signers">>): Decision {
  const { people, when } = act.input;
  if (when === "after" && !AGREEING.has(act.task?.role ?? "")) return refuse("cases/not-signed-after");
  return brought(act, people, when === "before" ? "case/signers-before" : "case/signers-after", (signers, by) =>
    addSigners(signers, by, people, when),
  );
}

/** Steps that end with 同意; a decision or a reply is one person's, and nothing can be signed after it. */
const AGREEING: ReadonlySet<string> = new Set(["handle", "review", "opinion", "custom"]);

type Bringing = CaseAct<CaseCommandInput<"delegate" | "add-signers">>;

function brought(
  { task, own, input, context }: Bringing,
  people: readonly string[],
  type: string,
  change: (signers: Assignments, by: string) => AssignmentResult,
): Decision {
  const { actor, staff } = context;
  if (!task || actor.kind !== "person") return refuse("cases/no-such-task");
  const named = people.map((id) => staff.byId(id));
  const mayAct = (one: (typeof named)[number]) => one?.holdings.some((held) => held.org === task.org && handlesCases(held.post));
  if (!named.every(mayAct)) return refuse("cases/not-a-signer");
  const owner = turnOf(task, actor)?.person ?? ownerOf(task, actor).id;
  const changed = change(task.signers ?? assignTo(owner), owner);
  if (!changed.ok) return refuse(`cases/${changed.code.replace("/", "-")}`);
  return told({
    type,
    spine: { tasks: [{ ...task, assignee: owner, signers: changed.assignments }] },
    patch: { set: { worked: workedIn(own, task.visit) } },
    facts: { node: task.node, persons: [...people], toName: named.map((one) => one?.name).join("、") },
    personal: { reason: input.reason },
  });
}

/** 减签: takes out somebody who hasn't signed; whoever waited for them goes on. */
export function removeSigners({ task, input, context }: CaseAct<CaseCommandInput<"remove-signer">>): Decision {
  if (!task?.signers) return refuse("cases/no-signers");
  const left = removeSigner(task.signers, input.person);
  if (!left.ok) return refuse(`cases/${left.code.replace("/", "-")}`);
  return told({
    type: "case/signer-removed",
    spine: { tasks: [{ ...task, signers: settled(left.assignments) }] },
    facts: { node: task.node, toName: context.staff.byId(input.person)?.name ?? "" },
    personal: { reason: input.reason },
  });
}

/**
 * 签署: one brought in says what they think. Advice to whoever asked: the step is theirs to finish. Of those who sign after, the last yes ends
 * the step and a no gives it back to its person.
 */
export function signWithin(act: CaseAct<CaseCommandInput<"sign">>): Decision {
  const { task, input, context } = act;
  const turn = task && turnOf(task, context.actor);
  if (!task?.signers || !turn) return refuse("cases/no-signers");
  const answered = answerAssignment(task.signers, turn.person, input.agree);
  if (!answered.ok) return refuse(`cases/${answered.code.replace("/", "-")}`);
  const type = input.agree ? "case/signed" : "case/signed-against";
  const telling = { type, facts: { node: task.node }, personal: { opinion: input.opinion } };
  if (turn.kind === "after" && !input.agree) return told({ ...telling, spine: { tasks: [{ ...task, signers: null }] } });
  const left = settled(answered.assignments);
  if (left?.every((one) => one.status !== "open" && one.status !== "waiting")) return finished(act, telling);
  return told({ ...telling, spine: { tasks: [{ ...task, signers: left }] } });
}

function finished(act: CaseAct<CaseCommandInput<"sign">>, telling: Parameters<typeof told>[0]): Decision {
  const spine = move(act, { kind: "complete", visit: act.input.visit });
  if ("ok" in spine) return spine;
  const end = hasEnded(spine) ? closeCase(act, spine) : null;
  return told({ ...telling, spine: end?.spine ?? spine, patch: end ? { set: end.set } : {} });
}

/** Nobody is left but the step's own person, with nobody after them: it is simply theirs again. */
function settled(signers: Assignments): Assignments | null {
  const pending = signers.filter((one) => one.status === "open" || one.status === "waiting");
  return pending.length === 1 && pending[0]?.kind === "main" ? null : signers;
}

/** What becomes of a step whose person agrees while others are to sign after them: they are next. Null where there are none. */
export function handedToSigners({ task, context }: CaseAct<unknown>): Task | Refusal | null {
  if (!task?.signers || context.actor.kind !== "person") return null;
  const answered = answerAssignment(task.signers, turnOf(task, context.actor)?.person ?? context.actor.id, true);
  if (!answered.ok) return refuse(`cases/${answered.code.replace("/", "-")}`);
  const waiting = answered.assignments.some((one) => one.status === "open" || one.status === "waiting");
  return waiting ? { ...task, signers: answered.assignments } : null;
}
