import type { Permission, PersonActor } from "../../modules/identity/shared.ts";

/**
 * Who may call what on the desk: one line a procedure, any one of the permissions suffices. A procedure without a line is refused to
 * everybody. How far the right reaches (which organisations, which cases) is the business of the door behind the procedure.
 */
export const RIGHTS = {
  "session.me": "signed-in",
  "session.words": "signed-in",
  "search.everything": "signed-in",

  "notices.unread": "signed-in",
  "notices.list": "signed-in",
  "notices.read": "signed-in",
  "notices.contact": "signed-in",
  "notices.setContact": "signed-in",
  "notices.changes": "signed-in",

  "cases.worklist": ["case.intake", "case.handle", "case.manage"],
  "cases.items": ["case.view", "case.intake", "case.handle", "case.manage", "supervision.view"],
  "cases.view": ["case.view", "case.intake", "case.handle", "case.manage"],
  "cases.explainClock": ["case.view", "case.intake", "case.handle", "case.manage"],
  "cases.perform": ["case.intake", "case.handle", "case.manage"],
  "cases.performMany": ["case.intake", "case.handle", "case.manage"],
  "cases.savedFilters": ["case.intake", "case.handle", "case.manage"],
  "cases.saveFilter": ["case.intake", "case.handle", "case.manage"],
  "cases.dropFilter": ["case.intake", "case.handle", "case.manage"],
  "cases.itemFacts": ["case.view", "case.intake", "case.handle", "case.manage"],
  "cases.candidates": ["case.handle", "case.manage"],
  "cases.annotations": ["case.intake", "case.handle", "case.manage"],
  "cases.annotate": ["case.intake", "case.handle", "case.manage"],
  "cases.removeAnnotation": ["case.intake", "case.handle", "case.manage"],
  "cases.staff": ["case.handle", "case.manage"],
  "cases.colleagues": ["case.handle", "case.manage"],
  "cases.changes": ["case.intake", "case.handle", "case.manage"],

  "consultations.worklist": ["consultation.answer", "consultation.manage", "supervision.replay"],
  "consultations.view": ["consultation.answer", "consultation.manage", "supervision.replay"],
  "consultations.departments": ["consultation.answer", "consultation.manage"],
  "consultations.perform": ["consultation.answer", "consultation.manage"],
  "consultations.changes": ["consultation.answer", "consultation.manage", "supervision.replay"],

  "intake.items": ["case.intake"],
  "intake.item": ["case.intake"],
  "intake.known": ["case.intake"],
  "intake.reuse": ["case.intake"],
  "intake.reuseInCase": ["case.intake"],
  "intake.stopReuse": ["case.intake"],
  "queue.desk": ["case.intake"],
  "queue.serve": ["case.intake"],
  "queue.changes": ["case.intake"],

  "handovers.waiting": ["case.intake", "case.handle"],
  "handovers.handOver": ["case.intake", "case.handle"],
  "handovers.lists": ["case.intake", "case.handle"],
  "handovers.view": ["case.intake", "case.handle"],
  "handovers.sign": ["case.intake", "case.handle"],
  "handovers.ofCase": ["case.view", "case.intake", "case.handle", "case.manage"],

  "licences.list": ["licence.view"],
  "licences.view": ["licence.view"],
  "licences.holder": ["licence.propose", "licence.decide", "supervision.replay"],
  "licences.perform": ["licence.propose", "licence.decide"],

  "supervision.live": ["supervision.view"],
  "supervision.alarms": ["supervision.view"],
  "supervision.ofCase": ["case.view", "case.intake", "case.handle", "case.manage"],
  "supervision.changes": ["supervision.view"],
  "supervision.replay": ["supervision.replay"],

  "designs.items": ["catalogue.edit"],
  "designs.list": ["catalogue.edit"],
  "designs.departments": ["catalogue.edit"],
  "designs.staff": ["catalogue.edit"],
  "designs.sections": ["catalogue.edit"],
  "designs.view": ["catalogue.edit"],
  "designs.check": ["catalogue.edit"],
  "designs.versions": ["catalogue.edit"],
  "designs.history": ["catalogue.edit"],
  "designs.compare": ["catalogue.edit"],
  "designs.restore": ["catalogue.edit"],
  "designs.export": ["catalogue.edit"],
  "designs.readImport": ["catalogue.edit"],
  "designs.import": ["catalogue.edit"],
  "designs.dryRun": ["catalogue.edit"],
  "designs.sandbox": ["catalogue.edit"],
  "designs.create": ["catalogue.edit"],
  "designs.save": ["catalogue.edit"],
  "designs.publish": ["catalogue.edit"],
  "designs.discard": ["catalogue.edit"],

  "documents.ofCase": ["case.intake", "case.handle", "case.manage", "supervision.replay"],
  "documents.preview": ["case.intake", "case.handle", "case.manage"],
  "documents.seals": ["identity.orgs"],
  "documents.saveSeal": ["identity.orgs"],
  "documents.templates": ["catalogue.edit"],
  "documents.template": ["catalogue.edit"],
  "documents.templateVersion": ["catalogue.edit"],
  "documents.tryTemplate": ["catalogue.edit"],
  "documents.saveTemplate": ["catalogue.edit"],

  "identity.organisations": ["identity.view", "supervision.view"],
  "identity.sectors": ["identity.orgs"],
  "identity.addOrganisation": ["identity.orgs"],
  "identity.renameOrganisation": ["identity.orgs"],
  "identity.closeOrganisation": ["identity.orgs"],
  "identity.people": ["identity.view"],
  "identity.person": ["identity.view"],
  "identity.addPerson": ["identity.people"],
  "identity.setActive": ["identity.people"],
  "identity.resetPassword": ["identity.security"],
  "identity.unlock": ["identity.security"],
  "identity.giveHolding": ["identity.holdings"],
  "identity.endHolding": ["identity.holdings"],

  "identity.delegations": "signed-in",
  "identity.delegationChoices": "signed-in",
  "identity.delegate": "signed-in",
  "identity.endDelegation": "signed-in",

  "audit.entries": ["audit.view"],
} as const satisfies Record<string, "signed-in" | readonly Permission[]>;

export type DeskProcedure = keyof typeof RIGHTS;

/** Deny by default: an unknown procedure, or a person none of whose grants carries one of the permissions, is refused. */
export function mayCall(actor: PersonActor, procedure: string): boolean {
  const needed = lookUp(procedure);
  if (needed === undefined) return false;
  if (needed === "signed-in") return true;
  return actor.grants.some((grant) => needed.includes(grant.permission));
}

function lookUp(procedure: string): "signed-in" | readonly Permission[] | undefined {
  return Object.hasOwn(RIGHTS, procedure) ? RIGHTS[procedure as DeskProcedure] : undefined;
}
