import type { Decision } from "../matters/index.ts";
import type { CaseAct } from "./domain/context.ts";
import { refuse } from "./domain/context.ts";
import { refuseUnknown } from "./domain/materials.ts";
import { told } from "./domain/moves.ts";
import { addMaterials, codesGiven } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 收件: a clerk takes the application and its papers in hand. The applicant is told that it is being looked at. */
export function receiveApplication({ own, input, context }: CaseAct<CaseCommandInput<"receive">>): Decision {
  if (own.receivedAt) return refuse("cases/already-received");
  const listed = refuseUnknown(context.item.package, codesGiven(input));
  if (listed) return listed;
  const at = context.at.toISOString();
  return told({
    type: "case/received",
    patch: { set: { receivedAt: at }, materials: addMaterials(own.materials, { ...input, files: [] }, at) },
    facts: { papers: [...new Set(codesGiven(input))] },
    personal: { opinion: input.note },
  });
}
