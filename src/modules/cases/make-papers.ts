import { v7 as uuid } from "uuid";
import { dayOf } from "../../platform/clock.ts";
import { makePaper, type PaperOrder } from "../documents/index.ts";
import type { AskValue } from "../documents/shared.ts";
import type { House } from "../house.ts";
import { type ActorTrace, evolveMatter, type Matter, type NewEvent, type Refusal, readJournal } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import type { Said } from "./domain/changed-contents.ts";
import { type CaseContext, refuse } from "./domain/context.ts";
import { enteredFor } from "./domain/entered.ts";
import type { CaseOwn, CasePatch } from "./domain/own.ts";
import { documentOf, type IssuedPaper, issuedOf, type PaperWish } from "./domain/papers.ts";
import { validityOf } from "./domain/validity.ts";
import { formerApplications } from "./former-applications.ts";
import { paperFacts } from "./paper-facts.ts";

export interface PaperMaking {
  wishes: readonly PaperWish[];
  matter: Matter<CaseOwn>;
  /** What the act that makes them says happened. */
  events: readonly NewEvent[];
  trace: ActorTrace;
  context: CaseContext;
}

export type PapersMade = { ok: true; papers: NonNullable<CasePatch["documents"]> } | Refusal;

/**
 * Makes the documents of an act before it is written: numbered, as files in the store, speaking of the case as it stands after the act. When the
 * act is refused in the end, the numbers are gaps and the files belong to nobody.
 */
export async function makePapers(house: House, making: PaperMaking): Promise<PapersMade> {
  const { matter, context, trace } = making;
  const after = afterAct(making);
  const own = after.matter.state.own;
  const [journal, former] = await Promise.all([readJournal(house, caseKind, matter.id), formerApplications(house, own)]);
  const events = [...journal, ...after.events];
  const papers: NonNullable<CasePatch["documents"]> = {};
  for (const { code, replaces, entered } of making.wishes) {
    const standing = issuedOf(own, code);
    // Made along with an act: what is there already isn't made twice.
    if (standing && replaces === null && !context.templates.get(code)?.template.made.many) continue;
    const found = {
      ...after.matter,
      state: { ...after.matter.state, own: { ...own, documents: { ...own.documents, ...(papers as Record<string, IssuedPaper>) } } },
    };
    const template = context.templates.get(code)?.template;
    const written = template && enteredFor(template, entered, { matter: found, context }).values;
    const order = orderOf(code, { context, matter: found, former, ...(written ? { written } : {}) }, events);
    if (!order.ok) return order;
    const made = await makePaper(house, order.order);
    if (!made.ok) return { ...made, detail: { ...made.detail, document: order.order.name } };
    const { version, digest } = order.order.from;
    papers[uuid({ msecs: context.at.getTime() })] = {
      code,
      name: order.order.name,
      ...made.paper,
      template: { version, digest },
      audience: order.order.from.template.audience,
      at: context.at.toISOString(),
      by: { id: trace.id, name: trace.name ?? "" },
      state: "issued",
      replaces,
    };
    if (replaces !== null) papers[replaces] = { state: "replaced" };
  }
  return { ok: true, papers };
}

/** What a document of a case is made of, with what its maker wrote for it; refused where the item has none of this kind, or nobody wrote a template. */
export function orderOf(
  code: string,
  {
    matter,
    context,
    written,
    former,
  }: Pick<PaperMaking, "matter" | "context"> & { written?: Readonly<Record<string, AskValue>>; former: readonly Said[] },
  events: Parameters<typeof paperFacts>[0]["events"],
): { ok: true; order: PaperOrder } | Refusal {
  const { item, orgs, region, at, actor, templates } = context;
  const from = templates.get(code);
  if (!from) return refuse("cases/no-template");
  const document = documentOf(item.package, from.template, matter.state.own);
  if (!document) return refuse("cases/document-not-of-item");
  const org = orgs.get(matter.state.own.item.department);
  if (!org) return refuse("cases/no-template");
  const { own } = matter.state;
  const renewing = own.licence?.act === "renewal" ? templates.get("licence") : undefined;
  const renewedUntil = renewing && validityOf(item.package, own, renewing.template, dayOf(at))?.until;
  const facts = {
    ...paperFacts({ matter, events, item, orgs, region, at, actor, former, ...(renewedUntil ? { renewedUntil } : {}) }),
    ...(written ? { entered: written } : {}),
  };
  const validity = validityOf(item.package, own, from.template, dayOf(at));
  return { ok: true, order: { from, name: document.name, facts, county: orgs.get(region), org, ...(validity ? { validity } : {}) } };
}

function afterAct({ matter, events, trace, context }: PaperMaking) {
  let after = matter;
  const read = events.map((event, index) => {
    const entry = { ...event, sequence: matter.version + index + 1, at: context.at.toISOString(), actor: trace };
    after = evolveMatter(caseKind, after, entry);
    return entry;
  });
  return { matter: after, events: read };
}
