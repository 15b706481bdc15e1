import { sql } from "kysely";
import type { House } from "../house.ts";
import type { PersonActor } from "../identity/shared.ts";
import type { Contact } from "./shared.ts";

const PURPOSE = "notices.contact";

/** How one is reached outside the desk; everybody sees and changes their own only. */
export async function ownContact(house: House, actor: PersonActor): Promise<Contact> {
  return contactOf(house, actor.id);
}

export async function setOwnContact(house: House, actor: PersonActor, contact: Contact): Promise<void> {
  const sealed = (text: string) => (text === "" ? null : house.crypto.encrypt(PURPOSE, text, actor.id));
  await sql`insert into notices.contact (person, email, phone, changed_at)
    values (${actor.id}, ${sealed(contact.email)}, ${sealed(contact.phone)}, ${house.clock.now()})
    on conflict (person) do update set email = excluded.email, phone = excluded.phone, changed_at = excluded.changed_at`.execute(house.db);
}

export async function contactOf(house: House, person: string): Promise<Contact> {
  const { rows } = await sql<{ email: Buffer | null; phone: Buffer | null }>`
    select email, phone from notices.contact where person = ${person}`.execute(house.db);
  const open = (sealed: Buffer | null | undefined) => (sealed ? house.crypto.decrypt(PURPOSE, sealed, person).toString("utf8") : "");
  return { email: open(rows[0]?.email), phone: open(rows[0]?.phone) };
}
