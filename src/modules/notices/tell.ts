import { sql } from "kysely";
import { dayOf, instantOf } from "../../platform/clock.ts";
import type { Statement } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { contactOutside } from "./contacts-outside.ts";
import type { Told } from "./domain/told.ts";

/** Live channel: whose bell rings. */
export const NEWS = "notices";
/** Nobody's telephone rings by night: what is told then leaves in the morning. Hours of Shanghai, whole; the desk's bell has no night. */
const DAY_BEGINS = 8;
const DAY_ENDS = 21;

/** News name at most so many; more ring every bell, which asks and finds nothing. */
const MOST_NAMED = 50;

/**
 * The rows of what is to be told, for the caller's transaction, and the news after its commit: the bell for staff, the outbox for the ways the
 * house has and the person can be reached by. What was told under a key isn't told again.
 */
export async function tellStatements(house: House, told: readonly Told[]): Promise<Statement[]> {
  if (told.length === 0) return [];
  const staff = told.filter(({ to }) => to !== "applicant");
  const outside = told.filter(({ to }) => to === "applicant");
  const statements = [...(staff.length > 0 ? toStaff(house, staff) : []), ...(await toApplicants(house, outside))];
  if (staff.length > 0) await house.live.publish(house.db, NEWS, newsOf(staff));
  return statements;
}

function newsOf(staff: readonly Told[]): { persons: string[] | null } {
  const persons = [...new Set(staff.flatMap(({ to }) => (to !== "applicant" && "person" in to ? [to.person] : [null])))];
  const named = persons.filter((person) => person !== null);
  return { persons: named.length === persons.length && named.length <= MOST_NAMED ? named : null };
}

function toStaff(house: House, told: readonly Told[]): Statement[] {
  const { region } = house;
  const now = house.clock.now();
  // Each person once, though they hold two of the posts; who stands in for somebody hears what they hear.
  const reached = sql`(select distinct on (p.id, t.key) p.id as person, t.key, t.kind, t.matter, t.matter_kind, t.params
    from json_to_recordset(${JSON.stringify(told.map(rowOf))}::json) as t (key text, kind text, matter uuid, matter_kind text, params jsonb, person uuid, org text, post text, by text)
    left join identity.holding h on t.person is null and h.org = t.org and h.post = t.post and h.until_at is null
    left join identity.delegation d on d.person = coalesce(t.person, h.person) and d.ended_at is null and ${dayOf(now)} between d.from_on and d.until_on
    join identity.person p on (p.id = coalesce(t.person, h.person) or p.id = d.deputy) and p.active
    where t.by is null or t.by <> p.id::text order by p.id, t.key) r`;
  const bell = sql`insert into notices.notice (region, person, key, kind, matter, matter_kind, params, at)
    select ${region}, person, key, kind, matter, matter_kind, params, ${now}::timestamptz from ${reached} on conflict do nothing`;
  const outbox = [...house.channels].map(
    (channel) => sql`insert into notices.message (id, region, key, channel, person, kind, matter, matter_kind, params, at, next_at)
    select gen_random_uuid(), ${region}, r.key, ${channel}, r.person, r.kind, r.matter, r.matter_kind, r.params, ${now}::timestamptz, ${leavesAt(now)}::timestamptz
    from ${reached} join notices.contact c on c.person = r.person and ${sql.ref(channel === "email" ? "c.email" : "c.phone")} is not null on conflict do nothing`,
  );
  return [bell, ...outbox];
}

/**
 * Where an applicant can be reached is read from the matter when the message is sent: their contact is kept nowhere else. A telephone everybody
 * has given, so a message that can't go there is worth noting; mail is put in the outbox only for those who gave an address.
 */
async function toApplicants(house: House, told: readonly Told[]): Promise<Statement[]> {
  const now = house.clock.now();
  const statements = [...house.channels].map(async (channel) => {
    const reached = channel === "email" ? await withMail(house, told) : told;
    if (reached.length === 0) return [];
    const rows = JSON.stringify(reached.map(rowOf));
    return [
      sql`insert into notices.message (id, region, key, channel, kind, matter, matter_kind, params, at, next_at)
    select gen_random_uuid(), ${house.region}, t.key, ${channel}, t.kind, t.matter, t.matter_kind, t.params, ${now}::timestamptz, ${leavesAt(now)}::timestamptz
    from json_to_recordset(${rows}::json) as t (key text, kind text, matter uuid, matter_kind text, params jsonb) on conflict do nothing`,
    ];
  });
  return (await Promise.all(statements)).flat();
}

async function withMail(house: House, told: readonly Told[]): Promise<Told[]> {
  const contacts = await Promise.all(told.map(({ kind, matter }) => contactOutside(house, kind, matter)));
  return told.filter((_, index) => contacts[index]?.email);
}

function leavesAt(now: Date): Date {
  const day = dayOf(now);
  if (now < instantOf(day, `${String(DAY_BEGINS).padStart(2, "0")}:00`)) return instantOf(day, `${String(DAY_BEGINS).padStart(2, "0")}:00`);
  return now < instantOf(day, `${DAY_ENDS}:00`) ? now : new Date(instantOf(day).getTime() + (24 + DAY_BEGINS) * 3_600_000);
}

function rowOf({ key, kind, matter, params, to, by }: Told) {
  const whom = to === "applicant" ? {} : to;
  return { key, kind, matter: matter?.id ?? null, matter_kind: matter?.kind ?? null, params, by, ...whom };
}
