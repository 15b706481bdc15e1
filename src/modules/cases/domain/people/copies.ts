import type { ProcessEvent, StepCopy } from "../../../../core/process/index.ts";
import { handlesCases, type StaffMember } from "../../../identity/index.ts";
import type { Task } from "../../../matters/index.ts";
import { type CaseContext, orgOfStep } from "../context.ts";
import type { CaseOwn, CopyFact } from "../own.ts";
import { starterOf } from "./starter.ts";

interface Copying {
  own: CaseOwn;
  context: CaseContext;
  tasks: readonly Task[];
}

/** 抄送: who is given the case to read because steps began or were done, each once a case. */
export function copiesOf(
  events: readonly ProcessEvent[],
  copying: Copying,
  nodeOf: (visit: string) => string | undefined,
): Record<string, CopyFact> {
  const copied: Record<string, CopyFact> = {};
  const { own, context } = copying;
  const give = (node: string | undefined, when: StepCopy["when"]) => {
    const step = context.item.process.nodes.find((candidate) => candidate.id === node)?.step;
    for (const copy of step?.copies ?? []) {
      if (node === undefined || copy.when !== when) continue;
      for (const { id } of readersOf(copy, step?.org, copying))
        if (!own.copied?.[id]) copied[id] ??= { at: context.at.toISOString(), by: null, node };
    }
  };
  for (const event of events) {
    if (event.type === "visit-entered" && !event.visit.member) give(event.visit.node, "enter");
    if (event.type === "visit-left") give(nodeOf(event.visit), "leave");
  }
  return copied;
}

function readersOf(
  { find, org: named, post, section, people }: StepCopy,
  stepOrg: string | undefined,
  { own, context, tasks }: Copying,
): readonly StaffMember[] {
  const { staff } = context;
  const rule = named ?? stepOrg;
  const org = orgOfStep({ ...(rule === undefined ? {} : { org: rule }) }, own, context);
  const holding = (fits: (held: StaffMember["holdings"][number]) => boolean) =>
    staff.inOrg(org).filter(({ holdings }) => holdings.some((held) => held.org === org && handlesCases(held.post) && fits(held)));
  switch (find) {
    case "post":
      return holding((held) => held.post === (post ?? "handler"));
    case "section":
      return holding((held) => held.section === (section ?? null));
    case "head":
      return holding((held) => held.post === "head");
    case "people":
      return (people ?? []).flatMap((number) => staff.byNumber(number) ?? []);
    case "starter": {
      const starter = starterOf(tasks);
      const member = starter === null ? undefined : staff.byId(starter);
      return member ? [member] : [];
    }
  }
}
