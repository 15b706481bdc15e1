import { handlesCases } from "../identity/index.ts";
import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import type { CopyFact } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 传阅: others are given the case to read. Nobody is given it twice, and nothing of its course changes. */
export function copyCase({ own, input, task, context: { staff, actor, at } }: CaseAct<CaseCommandInput<"copy">>): Decision {
  const members = input.to.flatMap((id) => staff.byId(id) ?? []);
  if (members.length < input.to.length || members.some(({ holdings }) => !holdings.some(({ post }) => handlesCases(post))))
    return refuse("cases/not-a-reader");
  const fresh = members.filter(({ id }) => !own.copied?.[id] && !(actor.kind === "person" && actor.id === id));
  if (fresh.length === 0) return refuse("cases/copied-already");
  const fact: CopyFact = { at: at.toISOString(), by: actor.kind === "person" ? actor.id : null, node: task?.node ?? "" };
  return told({
    type: "case/copied",
    patch: { copied: Object.fromEntries(fresh.map(({ id }) => [id, fact])) },
    facts: { node: task?.node, toName: fresh.map(({ name }) => name).join("、") },
    personal: { opinion: input.note },
  });
}
