import { CASE_KIND_NAME } from "../../cases/index.ts";
import type { Recorded, RecordedEvent } from "../../house.ts";
import type { LicenceOwn } from "../../licences/index.ts";
import type { NoticeParams } from "../messages.ts";
import type { Told } from "./told.ts";

/**
 * Who is told what of one act on a licence. Its holder is told by way of the case it was granted in, which alone knows how they are reached. Pure.
 */
export function toldOfLicence(recorded: Recorded): Told[] {
  const own = recorded.after.own as LicenceOwn; // asked for licences only
  const before = recorded.before.own as LicenceOwn;
  return recorded.events.flatMap((event) => {
    const toHolder = (kind: Told["kind"]) => told(recorded, event, own, kind, "applicant");
    const toStaff = (kind: Told["kind"], to: Told["to"]) => told(recorded, event, own, kind, to);
    const handlers = { org: own.department, post: "handler" };
    switch (event.type) {
      case "licence/expiry-near":
        if (event.data.mark === "expired") return [toHolder("holder-expired"), toStaff("licence-expired", handlers)];
        // Who has asked for a renewal needn't be told to.
        return [...(own.renewal ? [] : [toHolder("holder-expiring")]), toStaff("licence-expiring", handlers)];
      case "licence/ending-proposed":
        return ["approver", "head"].map((post) => toStaff("licence-proposed", { org: own.department, post }));
      case "licence/ending-refused":
        return before.proposal ? [toStaff("licence-refused", { person: before.proposal.by })] : [];
      case "licence/ended":
        return [toHolder("holder-ended"), ...(before.proposal ? [toStaff("licence-ended", { person: before.proposal.by })] : [])];
      case "licence/renewal-deemed":
        return [
          toHolder("holder-deemed"),
          ...["handler", "section-head"].map((post) => toStaff("licence-deemed", { org: own.department, post })),
        ];
      case "licence/changed":
      case "licence/renewed":
        return [toHolder("holder-replaced")];
      case "licence/revived":
        return [toHolder("holder-revived")];
      default:
        return [];
    }
  });
}

function told(
  { matter, kind: matterKind }: Recorded,
  { sequence, actor }: RecordedEvent,
  own: LicenceOwn,
  kind: Told["kind"],
  to: Told["to"],
): Told {
  const about = to === "applicant" ? { id: own.case.id, kind: CASE_KIND_NAME } : { id: matter, kind: matterKind };
  const key = `${matter}:${sequence}:${kind}:${to !== "applicant" && "post" in to ? to.post : ""}`;
  return { key, kind, matter: about, params: paramsOf(own), to, by: actor.id };
}

function paramsOf(own: LicenceOwn): NoticeParams {
  const act = own.proposal?.act ?? own.ended?.act ?? null;
  return {
    item: own.name,
    number: own.number,
    ...(own.validUntil === null ? {} : { due: own.validUntil }),
    ...(act === null ? {} : { act }),
    ...(own.replacedBy ? { next: own.replacedBy.number } : {}),
  };
}
