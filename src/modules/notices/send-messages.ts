import { sql } from "kysely";
import { maskEmail, maskPhone } from "../../core/identifiers/index.ts";
import type { Outgoing, Sent } from "../../platform/outgoing/index.ts";
import type { House, MessageChannel } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { contactOf } from "./contacts.ts";
import { contactOutside } from "./contacts-outside.ts";
import { type NoticeParams, noticeMessages } from "./messages.ts";
import { textOf } from "./texts.ts";

/** The ways messages leave by, as configured. */
export type Senders = Partial<Record<MessageChannel, Outgoing>>;

const BATCH = 20;
/** After so many tries, over about a day, a message is given up. */
const MOST_TRIES = 12;
/** A server that was killed while sending leaves its messages to others after this. */
const LEASE = sql`interval '5 minutes'`;
const LONGEST_PAUSE = sql`interval '4 hours'`;

interface Message {
  id: string;
  channel: MessageChannel;
  person: string | null;
  kind: string;
  matter: string | null;
  matter_kind: string | null;
  params: NoticeParams;
  at: Date;
  tries: number;
}

/**
 * Sends what is due, side by side; one that fails is tried again later and stops no other. Each is taken for five minutes, so several servers don't
 * send it twice; a server killed between sending and noting it sends once more, under the same id. Returns how many were taken.
 */
export async function sendMessages(house: House, senders: Senders): Promise<number> {
  const ways = Object.keys(senders);
  if (ways.length === 0) return 0;
  const now = house.clock.now();
  const { rows } = await sql<Message>`
    update notices.message set next_at = ${now}::timestamptz + ${LEASE}, tries = tries + 1 where id in (
      select id from notices.message where state = 'waiting' and next_at <= ${now} and channel = any(${ways}::text[])
      order by next_at limit ${BATCH} for update skip locked)
    returning id, channel, person, kind, matter, matter_kind, params, at, tries`.execute(house.db);
  await Promise.all(rows.map((message) => send(house, senders, message)));
  return rows.length;
}

async function send(house: House, senders: Senders, message: Message): Promise<void> {
  try {
    const address = (await addressOf(house, message))[message.channel === "email" ? "email" : "phone"];
    const outgoing = senders[message.channel];
    if (address === "" || !outgoing) return await note(house, message, { state: "no-address" });
    const text = `【${await signature(house)}】${textOf(message.kind, message.params, "zh-CN")}`;
    const sent = await outgoing.send({
      id: message.id,
      to: address,
      subject: noticeMessages("zh-CN").subject(message.params.item ?? ""),
      text,
      at: message.at,
    });
    await note(house, message, {
      ...ended(sent, message.tries),
      to: masked(message.channel, address),
      said: text,
      answer: withoutAddress(sent.answer, message.channel, address),
    });
  } catch (err) {
    house.log.error({ err, message: message.id }, "a message could not be sent");
    await note(house, message, { ...ended({ ok: false, passing: true }, message.tries), answer: "fault" });
  }
}

async function addressOf(house: House, { person, matter, matter_kind, kind }: Message): Promise<{ email: string; phone: string }> {
  if (person !== null) return contactOf(house, person);
  return contactOutside(house, kind, matter === null ? null : { id: matter, kind: matter_kind ?? "" });
}

function ended(sent: Pick<Sent, "ok" | "passing">, tries: number): { state: "sent" | "failed" | "waiting" } {
  if (sent.ok) return { state: "sent" };
  return { state: sent.passing && tries < MOST_TRIES ? "waiting" : "failed" };
}

interface Outcome {
  state: "sent" | "failed" | "waiting" | "no-address";
  to?: string;
  said?: string;
  answer?: string;
}

async function note(house: House, { id, tries }: Message, { state, to, said, answer }: Outcome): Promise<void> {
  const now = house.clock.now();
  await sql`update notices.message set state = ${state}, sent_to = coalesce(${to ?? null}, sent_to), said = coalesce(${said ?? null}, said), answer = ${answer?.slice(0, MOST_ANSWER) ?? null},
      next_at = case when ${state} = 'waiting' then ${now}::timestamptz + least(${LONGEST_PAUSE}, interval '1 minute' * power(2, ${tries - 1}::int)) end,
      ended_at = case when ${state} <> 'waiting' then ${now}::timestamptz end where id = ${id} and state = 'waiting'`.execute(house.db);
}

const MOST_ANSWER = 500;

function masked(channel: MessageChannel, address: string): string {
  return channel === "sms" ? maskPhone(address, "office") : maskEmail(address);
}

/** Servers like to repeat whom they refuse; what is kept here names nobody. */
function withoutAddress(answer: string, channel: MessageChannel, address: string): string {
  return answer.replace(new RegExp(address.replace(/\W/g, "\\$&"), "gi"), () => masked(channel, address));
}

/** Chinese gateways ask for the sender's name in these brackets at the beginning. */
async function signature(house: House): Promise<string> {
  for (const org of (await orgs(house)).values()) if (org.kind === "county") return org.shortName;
  return house.region;
}
