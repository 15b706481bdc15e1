import { type Actor, can, type Permission, type PersonActor, selvesOf } from "../../identity/shared.ts";
import type { EndingAct, LicenceCommandName, LicenceStanding, LicenceState } from "../shared.ts";
import { groundsFor } from "./grounds.ts";
import type { LicenceOwn } from "./own.ts";
import { isInForce } from "./standing.ts";

/** What an ending makes of a licence. */
export const ENDS_AS: Record<EndingAct, LicenceState> = { withdraw: "withdrawn", revoke: "revoked", cancel: "cancelled" };

/** The right each command wants over the issuing department: 提出 and 决定 are incompatible posts. */
const RIGHT: Record<LicenceCommandName, readonly Permission[]> = {
  propose: ["licence.propose"],
  "take-back": ["licence.propose"],
  decide: ["licence.decide"],
  deliver: ["licence.propose", "licence.decide"],
};

/** Standings from which each act may be proposed: what is withdrawn or revoked still has to be cancelled (行政许可法 70(4)). */
const FROM: Record<EndingAct, readonly LicenceState[]> = {
  withdraw: ["valid"],
  revoke: ["valid"],
  cancel: ["valid", "withdrawn", "revoked"],
};

/** Why somebody can't do this now; null where they can. The one table, for the commands and for the screen. */
export function refusalOf(actor: Actor, command: LicenceCommandName, own: LicenceOwn): string | null {
  if (actor.kind !== "person" || !RIGHT[command].some((right) => can(actor, right, { org: own.department }))) return "licences/not-allowed";
  switch (command) {
    case "propose":
      if (own.proposal) return "licences/proposed-already";
      return endingsFrom(own.state).length > 0 ? null : "licences/not-in-force";
    case "take-back":
      if (!own.proposal) return "licences/nothing-proposed";
      return isSame(actor, own.proposal.by) ? null : "licences/not-yours";
    case "decide":
      if (!own.proposal) return "licences/nothing-proposed";
      return isSame(actor, own.proposal.by) ? "licences/same-person" : null;
    case "deliver":
      return Object.values(own.papers).some((paper) => !paper.delivered) ? null : "licences/no-such-paper";
  }
}

export function endingsFrom(state: LicenceState): EndingAct[] {
  return (Object.keys(FROM) as EndingAct[]).filter((act) => FROM[act].includes(state)); // keys of the table above
}

/** Whether a ground belongs to the act and to how the licence stands. */
export function refuseGround(act: EndingAct, ground: string, standing: LicenceStanding): string | null {
  if (groundsFor(act, standing).some((allowed) => allowed === ground)) return null;
  return act === "cancel" && ground === "70-expired" && isInForce(standing) ? "licences/not-expired" : "licences/wrong-ground";
}

/** Also for whom somebody stands in: nobody decides on their own proposal by way of a deputy. */
function isSame(actor: PersonActor, proposer: string): boolean {
  return selvesOf(actor).includes(proposer);
}
