import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import { softwareCrypto } from "../../platform/crypto.ts";
import { afterCommit, type Db } from "../../platform/db/index.ts";
import { fileStore, openUploads } from "../../platform/files/index.ts";
import { limiter } from "../../platform/http/limiter.ts";
import { createLog } from "../../platform/log.ts";
import { createMetrics } from "../../platform/metrics.ts";
import type { House } from "../house.ts";
import { actorOf } from "./actor-of.ts";
import { hashPassword } from "./passwords.ts";
import type { Org, PersonActor, Post } from "./shared.ts";
import { staffChanged } from "./staff-directory.ts";
import { insertPerson, tables } from "./store.ts";

/** The master key of test houses. */
export const TEST_KEY = Buffer.alloc(32, 7);

/** The password of every person made here. */
export const PASSWORD = "Tester-2026!";
let stored: Promise<string> | undefined;

/** An organisation with the parents its code calls for; what is there already is left alone. Kind and name follow from the code unless given. */
export async function makeOrg(
  db: Db,
  code: string,
  given: Partial<Pick<Org, "kind" | "name" | "shortName" | "sectors">> = {},
): Promise<string> {
  const parent = parentOf(code);
  if (parent) await makeOrg(db, parent);
  await tables(db)
    .insertInto("identity.org")
    .values({
      code,
      kind: given.kind ?? kindOf(code),
      name: given.name ?? `organisation ${code}`,
      short_name: given.shortName ?? code,
      parent,
      sectors: given.sectors ?? [],
      address: null,
      phone: null,
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .execute();
  return code;
}

function parentOf(code: string): string | null {
  if (code.length === 6) return null;
  return code.slice(0, code.length === 12 ? 9 : 6);
}

function kindOf(code: string): Org["kind"] {
  if (code.length === 6) return "county";
  if (code.length === 8) return code.endsWith("ZW") ? "hall" : "department";
  return code.length === 9 ? "township" : "village";
}

export interface MadePerson {
  id: string;
  username: string;
  staffNumber: string;
  name: string;
}

/** An active person with {@link PASSWORD}, not asked to change it, holding the posts given from now on. */
export async function makePerson(
  { db, clock }: Pick<House, "db" | "clock">,
  { name = "someone", holdings = [] }: { name?: string; holdings?: { org: string; post: Post; section?: string }[] } = {},
): Promise<MadePerson> {
  const now = clock.now();
  const tail = randomBytes(6).toString("hex");
  const person = {
    id: v7({ msecs: now.getTime() }),
    username: `u${tail}`,
    staffNumber: `T${randomInt(1e9)}X${tail.slice(0, 4)}`.toUpperCase(),
    name,
  };
  stored ??= hashPassword(PASSWORD);
  await insertPerson(db, { ...person, passwordHash: await stored, mustChange: false, now });
  for (const { org, post, section } of holdings) {
    await makeOrg(db, org);
    await tables(db)
      .insertInto("identity.holding")
      .values({ id: v7({ msecs: now.getTime() }), person: person.id, org, post, section: section ?? null, from_at: now, until_at: null })
      .execute();
  }
  return person;
}

/** Somebody new who holds one post, ready to act. Makes the organisation where it isn't there yet. */
export async function actorFor(house: House, { org, post, name }: { org: string; post: Post; name?: string }): Promise<PersonActor> {
  const person = await makePerson(house, { ...(name ? { name } : {}), holdings: [{ org, post }] });
  await staffChanged(house.db, house);
  const actor = await actorOf(house, person.id);
  if (!actor) throw new Error("a person just made is active");
  return actor;
}

/** A house around a test database; not the demo unless asked. Live news stay in this process. Files lie in a temporary folder. */
export function testHouse(db: Db, clock: House["clock"], { demo = false } = {}): House {
  const folder = mkdtempSync(join(tmpdir(), "mingtang-files-"));
  const crypto = softwareCrypto(TEST_KEY);
  return {
    db,
    clock,
    crypto,
    files: fileStore({ db, folder, clock }),
    uploads: openUploads({ db, folder, clock, crypto, metrics: createMetrics() }),
    live: liveWithin(),
    limiter: limiter(db, clock),
    log: createLog("silent"),
    region: "610999",
    demo,
    publicUrl: "http://127.0.0.1:8080",
    channels: new Set(),
    licenceOf: async () => null,
    notAtWindow: async () => [],
    followers: [],
  };
}

function liveWithin(): House["live"] {
  const heard = new Map<string, Set<(news: unknown) => void>>();
  return {
    subscribe(channel, onNews) {
      const set = heard.get(channel) ?? new Set();
      heard.set(channel, set.add(onNews));
      return () => set.delete(onNews);
    },
    async publish(tx, channel, payload) {
      const tell = () => {
        for (const onNews of heard.get(channel) ?? []) onNews(payload);
      };
      if (!afterCommit(tx, tell)) tell();
    },
    start: async () => {},
    stop: async () => {},
  };
}
