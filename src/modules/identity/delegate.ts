import { sql } from "kysely";
import { v7 } from "uuid";
import { dayOf } from "../../platform/clock.ts";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { INCOMPATIBLE } from "./domain/incompatible-posts.ts";
import { appendLog, logged } from "./log.ts";
import { type Refusal, refuse, refuseInput } from "./refusal.ts";
import { type DelegationRow, delegateSchema, endDelegationSchema, type PersonActor } from "./shared.ts";
import { handlesCases, type StaffMember, staffDirectory } from "./staff-directory.ts";

/** Longer absences are a matter of posts. */
const MOST_DAYS = 184;
const DAY_MS = 86_400_000;

/**
 * 离岗委托: names who stands in for somebody from one day to another. They then have the steps of that person and of their posts that handle cases,
 * under their own name with 「代…」. Set by oneself, or by the section head or head of one's organisation. One deputy at a time.
 */
export async function delegate(house: House, actor: PersonActor, input: unknown): Promise<{ ok: true } | Refusal> {
  const parsed = delegateSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { deputy, from, until, reason } = parsed.data;
  const staff = await staffDirectory(house);
  const [away, other] = [staff.byId(parsed.data.person ?? actor.id), staff.byId(deputy)];
  if (!away || !maySet(actor, away)) return refuse("identity/forbidden");
  if (!other || other.id === away.id || !isColleague(away, other)) return refuse("identity/delegation-colleague", "deputy");
  if (isApart(away, other)) return refuse("identity/incompatible-posts", "deputy");
  const today = dayOf(house.clock.now());
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  if (from < today || days < 0 || days > MOST_DAYS) return refuse("identity/delegation-days", "until");
  return inTransaction(house.db, async (tx) => {
    await sql`select 1 from identity.person where id = ${away.id} for update`.execute(tx);
    const { rows } =
      await sql`select 1 from identity.delegation where person = ${away.id} and ended_at is null and from_on <= ${until} and until_on >= ${from}`.execute(
        tx,
      );
    if (rows.length > 0) return refuse("identity/delegation-overlaps", "from");
    const now = house.clock.now();
    await sql`insert into identity.delegation (id, person, deputy, from_on, until_on, reason, set_by, set_at)
      values (${v7({ msecs: now.getTime() })}, ${away.id}, ${other.id}, ${from}, ${until}, ${reason}, ${actor.id}, ${now})`.execute(tx);
    const details = { deputy: other.name, from, until };
    await appendLog(tx, house, logged(actor), { action: "delegation-set", subject: away.id, details });
    return { ok: true };
  });
}

/** Ends it before its day: by either of the two, or whoever may set it. */
export async function endDelegation(house: House, actor: PersonActor, input: unknown): Promise<{ ok: true } | Refusal> {
  const parsed = endDelegationSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const staff = await staffDirectory(house);
  return inTransaction(house.db, async (tx) => {
    const row = await openDelegation(tx, parsed.data.id);
    if (!row) return refuse("identity/not-found");
    const away = staff.byId(row.person);
    if (row.deputy !== actor.id && row.person !== actor.id && !(away && maySet(actor, away))) return refuse("identity/forbidden");
    await sql`update identity.delegation set ended_at = ${house.clock.now()} where id = ${parsed.data.id}`.execute(tx);
    await appendLog(tx, house, logged(actor), { action: "delegation-end", subject: row.person, details: {} });
    return { ok: true };
  });
}

async function openDelegation(tx: Tx, id: string): Promise<{ person: string; deputy: string } | undefined> {
  const { rows } = await sql<{ person: string; deputy: string }>`
    select person, deputy from identity.delegation where id = ${id} and ended_at is null for update`.execute(tx);
  return rows[0];
}

/** Those that run or are to come, of oneself, to oneself, and of the people one may set them for. */
export async function listDelegations(house: House, actor: PersonActor): Promise<DelegationRow[]> {
  const staff = await staffDirectory(house);
  const people = [actor.id, ...peopleUnder(staff.inOrg, actor).map(({ id }) => id)];
  const { rows } = await sql<DelegationRow>`
    select d.id, d.person, p.name, d.deputy, q.name as "deputyName", d.from_on::text as from, d.until_on::text as until, d.reason
    from identity.delegation d join identity.person p on p.id = d.person join identity.person q on q.id = d.deputy
    where d.ended_at is null and d.until_on >= ${dayOf(house.clock.now())} and (d.person = any(${people}::uuid[]) or d.deputy = ${actor.id})
    order by d.from_on, d.id limit 200`.execute(house.db);
  return rows;
}

/** Who may stand in for somebody of one's own organisations, and whom one may set it for. */
export async function delegationChoices(house: House, actor: PersonActor): Promise<{ people: Choice[]; deputies: Choice[] }> {
  const staff = await staffDirectory(house);
  const orgs = [...new Set(ownHoldings(actor).map(({ org }) => org))];
  const colleagues = orgs.flatMap((org) => staff.handlersIn(org));
  const own = staff.byId(actor.id);
  return {
    people: [...(own ? [own] : []), ...peopleUnder(staff.inOrg, actor)].map(choice),
    deputies: [...new Map(colleagues.map((member) => [member.id, choice(member)])).values()],
  };
}

interface Choice {
  id: string;
  name: string;
  staffNumber: string;
}

function choice({ id, name, staffNumber }: StaffMember): Choice {
  return { id, name, staffNumber };
}

function ownHoldings(actor: PersonActor) {
  return actor.holdings.filter((held) => held.for === undefined);
}

function peopleUnder(inOrg: (org: string) => readonly StaffMember[], actor: PersonActor): StaffMember[] {
  const headed = ownHoldings(actor).filter(({ post }) => post === "head" || post === "section-head");
  const found = headed.flatMap(({ org, post, section }) =>
    inOrg(org).filter(({ holdings }) => holdings.some((held) => held.org === org && (post === "head" || held.section === section))),
  );
  return [...new Map(found.filter(({ id }) => id !== actor.id).map((member) => [member.id, member])).values()];
}

function maySet(actor: PersonActor, away: StaffMember): boolean {
  if (away.id === actor.id) return true;
  return peopleUnder((org) => (away.holdings.some((held) => held.org === org) ? [away] : []), actor).length > 0;
}

/** Somebody who handles cases in an organisation where the other does. */
function isColleague(away: StaffMember, other: StaffMember): boolean {
  return away.holdings.some(
    (held) => handlesCases(held.post) && other.holdings.some((theirs) => theirs.org === held.org && handlesCases(theirs.post)),
  );
}

function isApart(away: StaffMember, other: StaffMember): boolean {
  const taken = away.holdings.filter(({ post }) => handlesCases(post));
  return taken.some(({ post }) => other.holdings.some((held) => INCOMPATIBLE.get(post)?.has(held.post)));
}
