import { dayOf } from "../../platform/clock.ts";
import type { CaseOwn, CasePersonal } from "../cases/index.ts";
import type { House } from "../house.ts";
import { type Decision, type Matter, type NewEvent, perform, SYSTEM } from "../matters/index.ts";
import { EMPTY_LICENCE, type LicenceOwn } from "./domain/own.ts";
import { licenceKind } from "./licence-kind.ts";
import { licenceRecords } from "./store.ts";

export type Done = { ok: true } | { ok: false; code: string };
type Paper = NonNullable<CaseOwn["documents"]>[string];

interface Taken {
  document: string;
  paper: Paper;
}

/** Puts a licence that a case has given into the register (证照登记). The same document is registered once. */
export async function register(
  house: House,
  { id: caseId, state: { own } }: Matter<CaseOwn>,
  { applicant }: CasePersonal,
  { document, paper }: Taken,
): Promise<{ ok: true; id: string } | { ok: false; code: string }> {
  const { kind, name, number } = applicant;
  // What was changed or renewed stays a licence of the item that gave it first: the next change asks for it by that.
  const [before] = own.licence ? await licenceRecords(house, [own.licence.id]) : [];
  const item = before ? { code: before.item_code, name: before.item_name } : { code: own.item.code, name: own.item.name };
  const set: LicenceOwn = {
    ...EMPTY_LICENCE,
    ...ofPaper(document, paper),
    item,
    department: own.item.department,
    case: { id: caseId, number: own.number ?? own.applicationNumber },
    holderKind: kind,
    listed: own.publicResult,
    replaces: own.licence?.id ?? null,
  };
  const done = await perform<LicenceOwn, null>(house, licenceKind, {
    matter: null,
    scope: "system",
    key: `licence:${document}`,
    content: document,
    actor: SYSTEM,
    load: async () => null,
    decide: () => said({ type: "licence/registered", data: { set }, personal: { holder: { kind, name, number } } }),
  });
  return done.ok ? { ok: true, id: done.matter } : done;
}

/** 重新出具: the licence stays, its paper and number are new. */
export function reissue(house: House, licence: string, { document, paper }: Taken): Promise<Done> {
  return onLicence(house, licence, `licence:${document}`, () =>
    said({ type: "licence/reissued", data: { set: ofPaper(document, paper) } }),
  );
}

/** 作废: its paper was issued in error, so there was no licence. */
export function voidLicence(house: House, licence: string, document: string): Promise<Done> {
  return onLicence(house, licence, `licence-void:${document}`, (own) => {
    const on = dayOf(house.clock.now());
    return own.state === "valid"
      ? said({
          type: "licence/voided",
          data: { set: { state: "void", proposal: null, renewal: null, ended: { act: null, ground: null, on } } },
        })
      : null;
  });
}

/** 变更、延续: the new licence stands in for the old one, and each names the other. */
export function succeed(house: House, old: NonNullable<CaseOwn["licence"]>, replacedBy: { id: string; number: string }): Promise<Done> {
  return onLicence(house, old.id, `licence-succeeded:${replacedBy.id}`, (own) => {
    if (own.state !== "valid") return null;
    const state = old.act === "change" ? "changed" : "renewed";
    const ended = { act: null, ground: null, on: dayOf(house.clock.now()) };
    return said({ type: `licence/${state}`, data: { set: { state, replacedBy, ended, renewal: null, proposal: null } } });
  });
}

/** The licence that stood in for this one was void from the beginning: it holds again as it did, to its own last day. */
export function revive(house: House, licence: string, successor: { id: string; number: string }): Promise<Done> {
  return onLicence(house, licence, `licence-revived:${successor.id}`, (own) =>
    (own.state === "changed" || own.state === "renewed") && own.replacedBy?.id === successor.id
      ? said({
          type: "licence/revived",
          data: { set: { state: "valid", replacedBy: null, ended: null }, number: successor.number },
        })
      : null,
  );
}

/** An act of the system on one licence; `null` where nothing is left to do. */
export async function onLicence(house: House, id: string, key: string, judge: (own: LicenceOwn) => Decision | null): Promise<Done> {
  const done = await perform<LicenceOwn, null>(house, licenceKind, {
    matter: id,
    scope: "system",
    key,
    content: key,
    actor: SYSTEM,
    load: async () => null,
    decide: (matter) => judge((matter as Matter<LicenceOwn>).state.own) ?? { ok: false, code: "licences/nothing-to-do" },
  });
  return done.ok || done.code === "licences/nothing-to-do" ? { ok: true } : done;
}

export function said(event: NewEvent): Decision {
  return { ok: true, events: [event] };
}

function ofPaper(document: string, paper: Paper) {
  const issuedOn = dayOf(new Date(paper.at));
  return {
    document,
    name: paper.name,
    number: paper.number,
    pdf: paper.pdf,
    issuedOn,
    validFrom: paper.validFrom ?? issuedOn,
    validUntil: paper.validUntil,
  };
}
