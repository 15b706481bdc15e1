import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { isSound } from "../../platform/http/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { type Matter, type Refusal, readMatter, sealOf } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import { refuse } from "./domain/context.ts";
import type { CaseOwn } from "./domain/own.ts";
import { filesOfCase } from "./held-files.ts";
import type { AnnotationView } from "./shared.ts";
import { sightOf } from "./visibility.ts";

/** Under which remarks were sealed before they had the key of their case. */
const OLD_PURPOSE = "cases.annotation";
/** So many on one case; a page full of marks says nothing. */
const MOST = 500;
const BATCH = 100;
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
  const words = (await sealOf(house, matter.id))?.seal(given.words, placeOf(id));
  if (!words) return refuse("matters/erased");
  const { numAffectedRows } =
    await sql`insert into cases.annotation (region, id, matter, hash, page, place, words, of_case, person, person_name, at)
    select ${house.region}, ${id}, ${matter.id}, decode(${given.hash}, 'hex'), ${given.page}, ${given.place}::int[], ${words}, true, ${actor.id}, ${actor.name}, ${house.clock.now()}
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
  const seal = matter && (await sealOf(house, matter.id));
  if (!seal) return [];
  const { rows } = await sql<{
    id: string;
    hash: string;
    page: number;
    place: [number, number, number, number] | null;
    words: Buffer;
    of_case: boolean;
    person: string;
    person_name: string;
    at: Date;
  }>`select id, encode(hash, 'hex') as hash, page, place, words, of_case, person, person_name, at from cases.annotation
    where region = ${house.region} and matter = ${matter.id} and removed_at is null order by at, id`.execute(house.db);
  return rows.map(({ id, hash, page, place, words, of_case, person, person_name, at }) => ({
    id,
    hash,
    page,
    place,
    words: of_case ? seal.open(words, placeOf(id)) : openOld(house, words, id),
    author: person_name,
    isOwn: actor.kind === "person" && person === actor.id,
    at: at.toISOString(),
  }));
}

/** Remarks from before they had the key of their case get it: what is erased with the case must take them along. Returns how many it looked at. */
export async function sealAnnotationsAnew(house: House): Promise<number> {
  const { rows } = await sql<{ id: string; matter: string; words: Buffer }>`select id, matter, words from cases.annotation
    where region = ${house.region} and not of_case order by id limit ${BATCH}`.execute(house.db);
  for (const { id, matter, words } of rows) {
    // Nobody can read the rest of a case whose key is gone: nor this.
    const sealed = (await sealOf(house, matter))?.seal(openOld(house, words, id), placeOf(id)) ?? Buffer.alloc(0);
    await sql`update cases.annotation set words = ${sealed}, of_case = true
      where region = ${house.region} and id = ${id} and not of_case`.execute(house.db);
  }
  return rows.length;
}

function openOld(house: House, words: Buffer, id: string): string {
  return house.crypto.decrypt(OLD_PURPOSE, words, id).toString("utf8");
}

function placeOf(id: string): string {
  return `annotation:${id}`;
}

async function readable(house: House, actor: Actor, caseId: string): Promise<Matter<CaseOwn> | null> {
  const matter = await readMatter(house, caseKind, caseId);
  return matter && actor.kind !== "citizen" && sightOf(actor, matter) === "full" ? matter : null;
}
