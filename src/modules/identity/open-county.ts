import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { v7 } from "uuid";
import { z } from "zod";
import { checkRegionCode } from "../../core/identifiers/index.ts";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import { ROOT } from "../../platform/root.ts";
import type { House } from "../house.ts";
import { hold } from "./give-holding.ts";
import { appendLog, logged } from "./log.ts";
import { orgsChanged } from "./orgs.ts";
import { firstPassword, hashPassword } from "./passwords.ts";
import { type Refusal, refuse, refuseInput } from "./refusal.ts";
import { type Actor, openCountySchema, POSTS, type Post } from "./shared.ts";
import { insertPerson, tables } from "./store.ts";
import { orUndone, undo } from "./undone.ts";

export interface FirstAdministrator {
  username: string;
  post: Post;
  /** Told this once; to be changed at the first sign-in. */
  password: string;
}

const line = z.string().min(1);
const officeSchema = z.object({ letters: z.string().length(2), kind: z.enum(["department", "hall"]), name: line, shortName: line });
const administratorSchema = z.object({ post: z.enum(POSTS), username: line, staffNumber: line, name: line });
/** `data/county.json`; `{name}` stands for the county's name. */
const beginningSchema = z.object({
  county: z.object({ name: line, shortName: line }),
  offices: z.array(officeSchema.extend({ sectors: z.array(line) })),
  administrators: z.array(administratorSchema),
});
type Beginning = z.output<typeof beginningSchema>;

/**
 * Opens a house that has no organisation yet: the county, its office, its supervision unit and its hall, and the first of each of the three
 * administrators (三权分立), who set up everything else on screen. All or nothing, and only once; only whoever has the machine can do it.
 */
export async function openCounty(
  house: House,
  actor: Actor,
  input: unknown,
): Promise<{ ok: true; administrators: FirstAdministrator[] } | Refusal> {
  if (actor.kind !== "system") return refuse("identity/forbidden");
  const parsed = openCountySchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { code, name } = parsed.data;
  const region = checkRegionCode(code);
  if (!region.ok || region.level !== "county") return refuse("identity/org-code-misfit", "code");
  const beginning = beginningSchema.parse(JSON.parse(await readFile(join(ROOT, "data/county.json"), "utf8")));
  const administrators = beginning.administrators.map((person) => ({ ...person, password: firstPassword() }));
  const hashes = await Promise.all(administrators.map(({ password }) => hashPassword(password)));
  const opening = inTransaction(house.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('identity.open-county'))`.execute(tx);
    const known = await tables(tx).selectFrom("identity.org").select("code").limit(1).executeTakeFirst();
    if (known) return refuse("identity/county-exists");
    await placeOrgs(tx, house, actor, code, name, beginning);
    for (const [index, person] of administrators.entries()) {
      const done = await placePerson(tx, house, actor, code, { ...person, passwordHash: hashes[index] as string }); // one each
      if (!done) return undo(refuse("identity/username-taken"));
    }
    return { ok: true, administrators: administrators.map(({ username, post, password }) => ({ username, post, password })) } as const;
  });
  return orUndone<Awaited<typeof opening>, Refusal>(opening);
}

async function placeOrgs(tx: Tx, house: House, actor: Actor, code: string, name: string, { county, offices }: Beginning): Promise<void> {
  const rows = [
    { ...county, code, kind: "county" as const, parent: null, sectors: [] as string[] },
    ...offices.map(({ letters, ...office }) => ({ ...office, code: `${code}${letters}`, parent: code })),
  ].map((org) => ({ ...org, name: org.name.replace("{name}", name), shortName: org.shortName.replace("{name}", name) }));
  for (const { shortName, ...org } of rows) {
    await tables(tx)
      .insertInto("identity.org")
      .values({ ...org, short_name: shortName, address: null, phone: null })
      .execute();
    const details = { name: org.name, kind: org.kind };
    await appendLog(tx, house, logged(actor), { action: "org-add", subject: org.code, org: org.code, details });
  }
  await orgsChanged(tx, house);
}

interface Given {
  username: string;
  staffNumber: string;
  name: string;
  post: Post;
  passwordHash: string;
}

async function placePerson(tx: Tx, house: House, actor: Actor, org: string, { post, passwordHash, ...person }: Given): Promise<boolean> {
  const now = house.clock.now();
  const id = v7({ msecs: now.getTime() });
  const { username, staffNumber, name } = person;
  if (!(await insertPerson(tx, { id, username, staffNumber, name, passwordHash, mustChange: true, now }))) return false;
  await appendLog(tx, house, logged(actor), { action: "person-add", subject: id, details: { username, staffNumber, name } });
  await hold(tx, house, actor, id, { org, post, section: null });
  return true;
}
