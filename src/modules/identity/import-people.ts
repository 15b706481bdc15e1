import { v7 } from "uuid";
import type { z } from "zod";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { hold, obstacleTo } from "./give-holding.ts";
import type { ImportOutcome, ImportRow, RowFault } from "./import-orgs.ts";
import { appendLog, logged } from "./log.ts";
import { firstPassword, hashPassword } from "./passwords.ts";
import { type Refusal, refuse, refuseInput } from "./refusal.ts";
import { type Actor, addPersonSchema, can } from "./shared.ts";
import { insertPerson, personByUsername } from "./store.ts";
import { orUndone, undo } from "./undone.ts";

/** Somebody added, with the first password, told this once. */
export interface ImportedPerson {
  username: string;
  name: string;
  password: string;
}

type Parsed = z.output<typeof addPersonSchema>;

interface Newcomer {
  person: Omit<Parsed, "holding">;
  holdings: { line: number; holding: Parsed["holding"] }[];
}

/**
 * Adds the people of a table with their posts; who has several posts stands in several rows with the same staff number, username and name. All or
 * nothing: each row that can't be carried out is named, and then nobody is added. With `only: "check"` nobody is added either way.
 */
export async function importPeople(
  house: House,
  actor: Actor,
  rows: readonly ImportRow[],
  only?: "check",
): Promise<ImportOutcome<{ people: ImportedPerson[] }>> {
  if (!can(actor, "identity.people") || !can(actor, "identity.holdings"))
    return { ok: false, faults: rows.map(({ line }) => ({ line, refusal: refuse("identity/forbidden") })) };
  const { newcomers, faults } = gather(rows);
  // A table with a fault only wants its faults named, and hashing takes its time: then one hash of a password that nobody learns serves for all.
  const onlyNames = only === "check" || faults.length > 0;
  const unused = await hashPassword(firstPassword());
  const people: (ImportedPerson & { hash: string })[] = [];
  for (const { person } of newcomers) {
    const password = firstPassword();
    const hash = onlyNames ? unused : await hashPassword(password);
    people.push({ username: person.username, name: person.name, password, hash });
  }
  return orUndone(
    inTransaction(house.db, async (tx): Promise<ImportOutcome<{ people: ImportedPerson[] }>> => {
      for (const [index, newcomer] of newcomers.entries())
        faults.push(...(await place(tx, house, actor, newcomer, people[index]?.hash ?? unused)));
      if (faults.length > 0) return undo({ ok: false, faults: faults.sort((one, other) => one.line - other.line) });
      const told = people.map(({ hash: _, ...person }) => person);
      return only === "check" ? undo({ ok: true, people: told }) : { ok: true, people: told };
    }),
  );
}

function gather(rows: readonly ImportRow[]): { newcomers: Newcomer[]; faults: RowFault[] } {
  const known = new Map<string, Newcomer>();
  const faults: RowFault[] = [];
  for (const { line, input } of rows) {
    const parsed = addPersonSchema.safeParse(input);
    if (!parsed.success) {
      faults.push({ line, refusal: refuseInput(parsed.error) });
      continue;
    }
    const { holding, ...person } = parsed.data;
    const before = known.get(person.staffNumber);
    if (!before) known.set(person.staffNumber, { person, holdings: [{ line, holding }] });
    else if (before.person.username === person.username && before.person.name === person.name) before.holdings.push({ line, holding });
    else faults.push({ line, refusal: refuse("identity/staff-number-taken", "staffNumber") });
  }
  return { newcomers: [...known.values()], faults };
}

async function place(tx: Tx, house: House, actor: Actor, { person, holdings }: Newcomer, passwordHash: string): Promise<RowFault[]> {
  const now = house.clock.now();
  const id = v7({ msecs: now.getTime() });
  const line = holdings[0]?.line ?? 0;
  if (!(await insertPerson(tx, { id, ...person, passwordHash, mustChange: true, now }))) {
    const isUsername = await personByUsername(tx, person.username);
    const taken = isUsername ? refuse("identity/username-taken", "username") : refuse("identity/staff-number-taken", "staffNumber");
    return [{ line, refusal: taken }];
  }
  await appendLog(tx, house, logged(actor), { action: "person-add", subject: id, details: person });
  const faults: RowFault[] = [];
  for (const each of holdings) {
    const refusal = await give(tx, house, actor, id, each.holding);
    if (refusal) faults.push({ line: each.line, refusal });
  }
  return faults;
}

async function give(tx: Tx, house: House, actor: Actor, id: string, holding: Parsed["holding"]): Promise<Refusal | null> {
  if (!holding) return null;
  const obstacle = await obstacleTo(tx, id, holding, "holding.");
  if (obstacle) return obstacle;
  await hold(tx, house, actor, id, holding);
  return null;
}
