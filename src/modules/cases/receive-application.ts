import type { Decision } from "../matters/index.ts";
import type { CaseAct } from "./domain/context.ts";
import { refuse } from "./domain/context.ts";
import { refuseUnknown } from "./domain/materials.ts";
import { told } from "./domain/moves.ts";
import { addMaterials, type CaseOwn, codesGiven } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

/**
 * 收件: a clerk takes the application and its papers in hand. The applicant is told that it is being looked at. What is brought on another day
 * is taken in by doing it again: that is no 补正, which the law allows once only.
 */
export function receiveApplication({ own, input, context }: CaseAct<CaseCommandInput<"receive">>): Decision {
  if (own.receivedAt && !bringsMore(own, input)) return refuse("cases/already-received");
  const listed = refuseUnknown(context.item.package, own, codesGiven(input));
  if (listed) return listed;
  const at = context.at.toISOString();
  return told({
    type: "case/received",
    patch: { set: { receivedAt: own.receivedAt ?? at }, materials: addMaterials(own.materials, { ...input, files: [] }, at) },
    facts: { papers: [...new Set(codesGiven(input))] },
    personal: { opinion: input.note },
  });
}

function bringsMore({ materials }: CaseOwn, given: CaseCommandInput<"receive">): boolean {
  return codesGiven(given).some((code) => !materials[code]?.paper);
}
