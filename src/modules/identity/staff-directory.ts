import { sql } from "kysely";
import { afterCommit, type Db, type Tx } from "../../platform/db/index.ts";
import { type KeptUntilNews, untilNews } from "../../platform/until-news.ts";
import type { House } from "../house.ts";
import { RIGHTS } from "./domain/rights.ts";
import type { Holding, Post } from "./shared.ts";

/** Somebody who works here now, with the posts they hold. */
export interface StaffMember {
  id: string;
  name: string;
  staffNumber: string;
  holdings: readonly Holding[];
}

/** Everybody active who holds a post, by the ways in which steps find their people. Lists are in the order of staff numbers. */
export interface StaffDirectory {
  byId(id: string): StaffMember | undefined;
  byNumber(staffNumber: string): StaffMember | undefined;
  /** Those who handle cases and whose name or staff number has this in it, at most so many; those of the organisations `near` first. */
  handlersNamed(text: string, most: number, near?: ReadonlySet<string>): readonly StaffMember[];
  /** Those with any post in exactly this organisation. */
  inOrg(org: string): readonly StaffMember[];
  /** Those who hold one of the posts that handle cases there. */
  handlersIn(org: string): readonly StaffMember[];
}

const CHANNEL = "identity-staff";

const kept: KeptUntilNews<House, StaffDirectory> = untilNews(CHANNEL, async (house: House) => directoryOf(await allStaff(house.db)));

/** The staff as this server last read it: one query after a post was given or taken anywhere, none otherwise. Five thousand people are 5 MB (measured). */
export function staffDirectory(house: House): Promise<StaffDirectory> {
  return kept.get(house);
}

/** Tells every server, on commit, that people or posts changed; this one knows before the call that changed them returns. */
export async function staffChanged(tx: Db | Tx, house: House): Promise<void> {
  if (!afterCommit(tx, () => kept.forget(house))) kept.forget(house);
  await house.live.publish(tx, CHANNEL, { changed: "staff" });
}

/** Whether a post's holder does steps of cases. */
export function handlesCases(post: string): boolean {
  return Object.hasOwn(RIGHTS, post) && RIGHTS[post as Post]["case.handle"] !== undefined; // looked at above
}

/** A directory over staff in the order of their numbers. */
export function directoryOf(staff: readonly StaffMember[]): StaffDirectory {
  const byId = new Map(staff.map((member) => [member.id, member]));
  const byNumber = new Map(staff.map((member) => [member.staffNumber, member]));
  const places = new Map<string, { all: StaffMember[]; handlers: StaffMember[] }>();
  for (const member of staff) {
    for (const org of new Set(member.holdings.map((holding) => holding.org))) {
      const place = places.get(org) ?? { all: [], handlers: [] };
      places.set(org, place);
      place.all.push(member);
      if (member.holdings.some((holding) => holding.org === org && handlesCases(holding.post))) place.handlers.push(member);
    }
  }
  return {
    byId: (id) => byId.get(id),
    byNumber: (staffNumber) => byNumber.get(staffNumber),
    handlersNamed: (text, most, near = new Set()) => {
      const named = staff
        .filter(({ name, staffNumber }) => name.includes(text) || staffNumber.includes(text))
        .filter(({ holdings }) => holdings.some((held) => handlesCases(held.post)));
      const isNear = ({ holdings }: StaffMember) => holdings.some(({ org }) => near.has(org));
      return [...named.filter(isNear), ...named.filter((one) => !isNear(one))].slice(0, most);
    },
    inOrg: (org) => places.get(org)?.all ?? [],
    handlersIn: (org) => places.get(org)?.handlers ?? [],
  };
}

async function allStaff(db: Db): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    select p.id, p.name, p.staff_number as "staffNumber",
      json_agg(json_build_object('org', h.org, 'post', h.post, 'section', h.section) order by h.from_at, h.id) as holdings
    from identity.person p join identity.holding h on h.person = p.id and h.until_at is null
    where p.active group by p.id order by p.staff_number`.execute(db);
  return rows;
}
