import { sql } from "kysely";
import { CASE_KIND_NAME, type CaseOwn } from "../cases/index.ts";
import type { Follower, Recorded } from "../house.ts";
import { endedForNothing, isLicencePaper } from "./domain/papers.ts";

/**
 * Notes, with the act itself, that the register has something to take over from a case: a licence made, made anew or voided, a renewal asked for or
 * answered. The register is written a moment later (`keepRegister`): it is a matter of its own, with its own journal.
 */
export const followLicences: Follower = {
  async recorded(house, recorded) {
    const cases = recorded
      .filter((one) => one.kind === CASE_KIND_NAME && concerns(one))
      .map(({ matter, events }) => ({
        id: matter,
        version: events.at(-1)?.sequence ?? 0,
      }));
    if (cases.length === 0) return [];
    return [
      sql`insert into licences.pending (region, case_id, version) select ${house.region}, id, version
        from json_to_recordset(${JSON.stringify(cases)}::json) as c (id uuid, version int)
        on conflict (region, case_id) do update set version = greatest(pending.version + 1, excluded.version)`,
    ];
  },
};

function concerns({ before, after }: Recorded): boolean {
  const [then, now] = [before.own as CaseOwn, after.own as CaseOwn]; // asked for cases only
  if (now.licence && (now.licence !== then.licence || now.state !== then.state)) return true;
  if (endedForNothing(after as { own: CaseOwn }) && Object.values(now.documents ?? {}).some(isLicencePaper)) return true;
  if (now.documents === then.documents) return false;
  return Object.entries(now.documents ?? {}).some(([id, paper]) => isLicencePaper(paper) && then.documents?.[id]?.state !== paper.state);
}
