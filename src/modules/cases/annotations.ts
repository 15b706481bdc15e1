import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { isSound } from "../../platform/http/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { type Matter, type Refusal, readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import { refuse } from "./domain/context.ts";
import type { CaseOwn } from "./domain/own.ts";
import { filesOfCase } from "./held-files.ts";
import type { AnnotationView } from "./shared.ts";
import { sightOf } from "./visibility.ts";

const PURPOSE = "cases.annotation";
/** So many on one case; a page full of marks says nothing. */
const MOST = 500;
const thousandth = z.number().int().min(0).max(1000);

export const annotationSchema = z.object({
  caseId: z.uuid(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  page: z.number().int().min(1).max(100_000),
  /** x, y, width, height in thousandths of the unturned page; null: about the page as a whole. */
  place: z.tuple([thousandth, thousandth, thousandth, thousandth]).nullable(),
  words: z.string().trim().min(1).max(1000),
});

/** 批注: pins a remark to a place in a file of the case. Open to whoever sees the case in full; the applicant never sees one. */
export async function annotate(
  house: House,
  actor: Actor,
  given: z.infer<typeof annotationSchema>,
): Promise<{ ok: true; id: string } | Refusal> {
  const matter = await readable(house, actor, given.caseId);
  if (!matter || actor.kind !== "person" || !filesOfCase(matter).includes(given.hash)) return refuse("matters/not-found");
  if (matter.state.endedAt !== null) return refuse("cases/annotation-closed");
  if (!isSound(given.words)) return refuse("cases/unreadable");
  const id = uuid();
  const words = house.crypto.encrypt(PURPOSE, given.words, id);
  const { numAffectedRows } = await sql`insert into cases.annotation (region, id, matter, hash, page, place, words, person, person_name, at)
    select ${house.region}, ${id}, ${matter.id}, decode(${given.hash}, 'hex'), ${given.page}, ${given.place}::int[], ${words}, ${actor.id}, ${actor.name}, ${house.clock.now()}
    where (select count(*) from cases.annotation where region = ${house.region} and matter = ${matter.id} and removed_at is null) < ${MOST}`.execute(
    house.db,
  );
  return numAffectedRows ? { ok: true, id } : refuse("cases/annotation-many");
}

/** Takes back a remark of one's own; who wrote what and when stays on record. */
export async function removeAnnotation(house: House, actor: Actor, given: { caseId: string; id: string }): Promise<{ ok: true } | Refusal> {
  const matter = await readable(house, actor, given.caseId);
  if (!matter || actor.kind !== "person") return refuse("matters/not-found");
  const { numAffectedRows } = await sql`update cases.annotation set removed_at = ${house.clock.now()}
    where region = ${house.region} and matter = ${matter.id} and id = ${given.id} and person = ${actor.id} and removed_at is null`.execute(
    house.db,
  );
  return numAffectedRows ? { ok: true } : refuse("cases/annotation-not-own");
}

/** The remarks on all files of a case, oldest first; none for whoever doesn't see the case in full. */
export async function annotationsOf(house: House, actor: Actor, caseId: string): Promise<AnnotationView[]> {
  const matter = await readable(house, actor, caseId);
  if (!matter) return [];
  const { rows } = await sql<{
    id: string;
    hash: string;
    page: number;
    place: [number, number, number, number] | null;
    words: Buffer;
    person: string;
    person_name: string;
    at: Date;
  }>`select id, encode(hash, 'hex') as hash, page, place, words, person, person_name, at from cases.annotation
    where region = ${house.region} and matter = ${matter.id} and removed_at is null order by at, id`.execute(house.db);
  return rows.map(({ id, hash, page, place, words, person, person_name, at }) => ({
    id,
    hash,
    page,
    place,
    words: house.crypto.decrypt(PURPOSE, words, id).toString("utf8"),
    author: person_name,
    isOwn: actor.kind === "person" && person === actor.id,
    at: at.toISOString(),
  }));
}

async function readable(house: House, actor: Actor, caseId: string): Promise<Matter<CaseOwn> | null> {
  const matter = await readMatter(house, caseKind, caseId);
  return matter && actor.kind !== "citizen" && sightOf(actor, matter) === "full" ? matter : null;
}
