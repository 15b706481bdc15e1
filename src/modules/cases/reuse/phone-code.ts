import { createHash, randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { asPrinted, checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import type { ItemInForce } from "../../catalogue/index.ts";
import type { House } from "../../house.ts";
import type { Refusal } from "../../matters/index.ts";
import { applicantIndex } from "../case-kind.ts";
import { refuse } from "../domain/context.ts";
import { caseMessages } from "../messages.ts";
import type { ReusablePaper } from "../shared.ts";
import { findConsent, isOver, recordConsent } from "./consent.ts";
import { earlierPapers, phoneIndex } from "./earlier-papers.ts";

const MOBILE = /^1\d{10}$/;
const CODE_MINUTES = 10;
const MOST_TRIES = 5;
/** Enough for a phone that is slow, too few to annoy its owner or to guess. */
const SENDS = { phone: [5, 86_400], address: [10, 3600] } as const;

/** Whose papers, and the phone that is to be proved: as they stand in the draft. */
export interface PhoneOwner {
  /** Secret token of the draft. */
  token: string;
  number: string;
  phone: string;
}

/** Whether a phone can be proved at all: there is a way to send, and it is one that gets short messages. */
export function mayProve(house: House, { number, phone }: Pick<PhoneOwner, "number" | "phone">): boolean {
  return house.sms !== undefined && MOBILE.test(phone) && (checkIdentityNumber(number).ok || checkCreditCode(number).ok);
}

/** Sends a code to the phone in the draft, whether or not anybody with that number was ever here: the answer tells nothing of others. */
export async function sendReuseCode(house: House, given: PhoneOwner & { ip: string; lang: Lang }): Promise<{ ok: true } | Refusal> {
  const { token, phone, ip, lang } = given;
  if (!house.sms || !mayProve(house, given)) return refuse("cases/code-not-here");
  const index = phoneIndex(house, phone);
  const byAddress = await house.limiter.consume(`reuse-code:${ip}`, ...SENDS.address);
  const byPhone = await house.limiter.consume(`reuse-code:${index.toString("base64url")}`, ...SENDS.phone);
  if (!byAddress.allowed || !byPhone.allowed) return refuse("cases/code-too-many");
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const at = house.clock.now();
  await sql`insert into cases.phone_code (region, draft, phone, code, sent_at)
    values (${house.region}, ${draftOf(token)}, ${index}, ${sealed(house, token, code)}, ${at})
    on conflict (region, draft) do update set phone = excluded.phone, code = excluded.code, sent_at = excluded.sent_at, tries = 0`.execute(
    house.db,
  );
  const text = caseMessages(lang)["cases/code-text"].replace("{code}", code).replace("{minutes}", String(CODE_MINUTES));
  const sent = await house.sms.send({ id: randomUUID(), to: phone, subject: "", text, at });
  return sent.ok ? { ok: true } : refuse("cases/code-not-sent");
}

/** The right code within its time proves the phone and says that its owner agrees. Five tries a code. */
export async function proveByCode(
  house: House,
  { token, number, phone, code, itemCode }: PhoneOwner & { code: string; itemCode: string },
): Promise<{ ok: true; consent: string } | Refusal> {
  const index = phoneIndex(house, phone);
  const after = new Date(house.clock.now().getTime() - CODE_MINUTES * 60_000);
  const { rows } = await sql<{ code: Buffer }>`update cases.phone_code set tries = tries + 1 where region = ${house.region}
    and draft = ${draftOf(token)} and phone = ${index} and sent_at > ${after} and tries < ${MOST_TRIES} returning code`.execute(house.db);
  const [row] = rows;
  if (!row || !timingSafeEqual(row.code, sealed(house, token, asPrinted(code)))) return refuse("cases/code-wrong");
  await sql`delete from cases.phone_code where region = ${house.region} and draft = ${draftOf(token)}`.execute(house.db);
  const owner = applicantIndex(house, number);
  const { id } = await recordConsent(house, { owner, itemCode, manner: "code", phone: index, actor: null });
  return { ok: true, consent: id };
}

/** What may be used again by a consent that stands in a draft; null where it isn't theirs any more: another number or phone, over, withdrawn, used. */
export async function papersByConsent(
  house: House,
  { consent: id, number, phone, item }: { consent: string; number: string; phone: string; item: ItemInForce },
): Promise<ReusablePaper[] | null> {
  const consent = await findConsent(house, id);
  if (consent?.manner !== "code" || consent.caseId !== null || consent.withdrawnAt !== null || isOver(house, consent)) return null;
  const isTheirs = consent.itemCode === item.code && consent.owner.equals(applicantIndex(house, number));
  if (!isTheirs || !consent.phone?.equals(phoneIndex(house, phone))) return null;
  return earlierPapers(house, consent, item.package.materials);
}

/** Codes that nobody used. */
export async function sweepCodes(house: House): Promise<void> {
  const before = new Date(house.clock.now().getTime() - 86_400_000);
  await sql`delete from cases.phone_code where sent_at < ${before}`.execute(house.db);
}

function sealed(house: House, token: string, code: string): Buffer {
  return house.crypto.mac("cases.reuse-code", `${token} ${code}`);
}

function draftOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
