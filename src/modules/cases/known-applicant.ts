import { sql } from "kysely";
import { maskName } from "../../core/identifiers/index.ts";
import { dayOf } from "../../platform/clock.ts";
import type { House } from "../house.ts";
import { recordPersonalView } from "../identity/index.ts";
import type { PersonActor } from "../identity/shared.ts";
import { type Refusal, readMatter } from "../matters/index.ts";
import { applicantIndex, caseKind } from "./case-kind.ts";
import { refuse } from "./domain/context.ts";
import type { CasePersonal } from "./domain/own.ts";
import type { Applicant } from "./shared.ts";

/** Far above what a busy window takes in an hour, far below what it takes to walk through numbers. */
const LOOK_UPS = [120, 3600] as const;

export type KnownApplicant =
  | {
      ok: true;
      /** Null when nobody with this number was at one of the actor's windows. */
      known: {
        caseId: string;
        /** The day they were last here. */
        on: string;
        nameMasked: string;
        /** Only with the applicant's consent. */
        facts: Pick<Applicant, "kind" | "name" | "phone" | "address"> | null;
      } | null;
    }
  | Refusal;

/**
 * Whether this applicant was at the clerk's own window before; with their consent also what they said then, so that nobody writes it twice.
 * Cases of other windows aren't the clerk's to look into. Each use is logged with the consent (个保法 13, 14).
 */
export async function knownApplicant(
  house: House,
  actor: PersonActor,
  { number, consented }: { number: string; consented: boolean },
): Promise<KnownApplicant> {
  const windows = actor.grants.filter((grant) => grant.permission === "case.intake").flatMap((grant) => grant.orgs);
  const asked = await house.limiter.consume(`known-applicant:${actor.id}`, ...LOOK_UPS);
  if (!asked.allowed) return refuse("cases/too-many-look-ups");
  const { rows } = await sql<{ id: string; place: string; submitted_at: Date }>`
    select id, place, submitted_at from cases.case
    where region = ${house.region} and applicant_index = ${applicantIndex(house, number)} and place = any(${windows}::text[])
    order by submitted_at desc limit 1`.execute(house.db);
  const [last] = rows;
  const matter = last ? await readMatter(house, caseKind, last.id) : null;
  if (!last || !matter || !("applicant" in matter.personal)) return { ok: true, known: null };
  const { applicant } = matter.personal as CasePersonal; // every case has one; erased ones were left out above
  const { kind, name, phone, address } = applicant;
  const details = { number: matter.state.own.number ?? matter.state.own.applicationNumber, what: "known-applicant", consent: "asked" };
  if (consented) await recordPersonalView(house, actor, { matter: last.id, org: last.place, details });
  return {
    ok: true,
    known: {
      caseId: last.id,
      on: dayOf(last.submitted_at),
      nameMasked: kind === "person" ? maskName(name) : name,
      facts: consented ? { kind, name, phone, address } : null,
    },
  };
}
