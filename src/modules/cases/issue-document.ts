import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { enteredFor, refuseEntered } from "./domain/entered.ts";
import { told } from "./domain/moves.ts";
import { documentOf, issuedOf, mayMake, mayReplace, mayVoid, misfitOf } from "./domain/papers.ts";
import type { CaseCommandInput } from "./shared.ts";

/** Forms for the file (审批表, 办结单) may be made again and again as the case goes on; what went out is re-issued with a reason. */
export function issueDocument(act: CaseAct<CaseCommandInput<"issue-document">>): Decision {
  const { input, own, context, task } = act;
  const template = context.templates.get(input.document)?.template;
  if (!template) return refuse("cases/no-template");
  const document = documentOf(context.item.package, template, own);
  if (!document) return refuse("cases/document-not-of-item");
  const may = input.replaces === null ? mayMake : mayReplace;
  if (!may(context.actor, act.matter.state, { task, process: context.item.process, template })) return refuse("cases/document-not-offered");
  const misfit = misfitOf(template, own);
  if (misfit) return refuse(misfit);
  const standing = template.made.many && input.replaces === null ? undefined : issuedOf(own, input.document);
  if (standing && input.replaces !== standing[0]) return refuse("cases/document-made-already", { number: standing[1].number });
  if (!standing && input.replaces !== null) return refuse("cases/no-such-document");
  if (input.replaces !== null && input.reason === "") return refuse("cases/opinion-required");
  const { values, faults } = enteredFor(template, input.entered, act);
  if (faults.length > 0) return refuseEntered(faults, context.lang);
  const said = { ...(input.reason === "" ? {} : { reason: input.reason }), ...(template.asks.length === 0 ? {} : { entered: values }) };
  return told({
    type: "case/document-issued",
    facts: { node: task?.node, name: document.name },
    ...(Object.keys(said).length === 0 ? {} : { personal: said }),
  });
}

/** 作废: what was issued in error no longer holds; its code says so to whoever checks it. */
export function voidDocument(act: CaseAct<CaseCommandInput<"void-document">>): Decision {
  const { input, own, task, context } = act;
  const paper = own.documents?.[input.paper];
  const template = paper && context.templates.get(paper.code)?.template;
  if (paper?.state !== "issued" || !template) return refuse("cases/no-such-document");
  if (!mayVoid(context.actor, act.matter.state, { task, process: context.item.process, template }))
    return refuse("cases/document-not-offered");
  return told({
    type: "case/document-voided",
    patch: { documents: { [input.paper]: { state: "void" } } },
    facts: { node: task?.node, name: paper.name, number: paper.number },
    personal: { reason: input.reason },
  });
}
