import { sql } from "kysely";
import { notSetBack, sweepEach } from "../../platform/sweep.ts";
import { type CaseOwn, type CasePersonal, caseKind } from "../cases/index.ts";
import type { House } from "../house.ts";
import { type Matter, readMatter } from "../matters/index.ts";
import { endedForNothing, isLicencePaper } from "./domain/papers.ts";
import { type Done, register, reissue, revive, succeed, voidLicence } from "./register-licence.ts";
import { followRenewal } from "./renewals.ts";
import { licenceRecords, licencesOfCase, noteCaseOf } from "./store.ts";

const BATCH = 100;
const SWEEP = "licences.register";

/** Takes over what cases have given, made anew, voided or been asked to renew, seconds after it happened (六(五)). Returns how many cases were looked at. */
export async function keepRegister(house: House): Promise<number> {
  const { rows } = await sql<{ case_id: string; version: number }>`
    select p.case_id, p.version from licences.pending p where p.region = ${house.region} and ${notSetBack(SWEEP, sql`p.case_id::text`, house.clock.now())}
    order by p.case_id limit ${BATCH}`.execute(house.db);
  return sweepEach(house, {
    name: SWEEP,
    rows,
    itemOf: ({ case_id }) => case_id,
    work: async ({ case_id, version }) => {
      const done = await takeOver(house, case_id);
      if (!done.ok) return done;
      // What came meanwhile keeps its row and is looked at again.
      await sql`delete from licences.pending where region = ${house.region} and case_id = ${case_id} and version = ${version}`.execute(
        house.db,
      );
      return done;
    },
  });
}

/** Brings the register to what one case says; each step under a key of its own, so that it can be repeated and done by two servers at once. */
async function takeOver(house: House, caseId: string): Promise<Done> {
  const matter = await readMatter(house, caseKind, caseId);
  if (!matter || !("applicant" in matter.personal)) return { ok: true }; // erased: nothing personal is left to register
  for (const step of [followRenewal, takePapers]) {
    const done = await step(house, matter);
    if (!done.ok) return done;
  }
  return { ok: true };
}

async function takePapers(house: House, matter: Matter<CaseOwn>): Promise<Done> {
  const papers = Object.entries(matter.state.own.documents ?? {}).filter(([, paper]) => isLicencePaper(paper));
  papers.sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  for (const [document, paper] of papers) {
    const known = await licencesOfCase(house, matter.id);
    const registered = known.find((row) => row.document === document);
    const done = await takePaper(house, matter, {
      document,
      paper,
      registered,
      earlier: known.find((row) => row.document === paper.replaces),
    });
    if (!done.ok) return done;
  }
  return { ok: true };
}

type Paper = NonNullable<CaseOwn["documents"]>[string];
type Row = Awaited<ReturnType<typeof licencesOfCase>>[number];

async function takePaper(
  house: House,
  matter: Matter<CaseOwn>,
  { document, paper, registered, earlier }: { document: string; paper: Paper; registered: Row | undefined; earlier: Row | undefined },
): Promise<Done> {
  if (paper.state === "void" || endedForNothing(matter.state)) return registered ? takeBack(house, registered) : { ok: true };
  if (paper.state !== "issued" || registered) return { ok: true };
  if (earlier) return reissue(house, earlier.id, { document, paper });
  const made = await register(house, matter, matter.personal as CasePersonal, { document, paper });
  if (!made.ok || !matter.state.own.licence) return made;
  return succeed(house, matter.state.own.licence, { id: made.id, number: paper.number });
}

/** 作废: there was no such licence, so the one it stood in for holds again. */
async function takeBack(house: House, licence: Row): Promise<Done> {
  const done = await voidLicence(house, licence.id, licence.document);
  if (!done.ok || !licence.replaces) return done;
  const [now] = await licenceRecords(house, [licence.id]);
  if (now?.state !== "void") return done; // replaced or ended itself before: what came after it stands
  const revived = await revive(house, licence.replaces, { id: licence.id, number: licence.number });
  // The paper of the one that holds again may have been voided while it was replaced: its own case is looked at anew.
  if (revived.ok) await noteCaseOf(house, licence.replaces);
  return revived;
}
