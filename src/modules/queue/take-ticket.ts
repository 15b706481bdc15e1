import { createHash, randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { dayOf } from "../../platform/clock.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { announce, type QueueRefusal, refuse } from "./outcome.ts";
import { mayTake, type PlaceProof } from "./proof-of-place.ts";
import { linesOf, queueSettings } from "./settings.ts";
import type { TicketView } from "./shared.ts";
import { insertTicket, viewOf, waitingByLine } from "./store.ts";

/** A kiosk serves a whole hall behind one address; a phone at home needs one ticket. */
const TAKEN = [60, 600] as const;

export type TicketTaken = { ok: true; ticket: TicketView /** The secret of the ticket's page. */; token: string } | QueueRefusal;

/** 取号: at the machine or on a phone before the screen; nobody says who they are, but that they are there. */
export async function takeTicket(house: House, asked: { org: string; line: string; ip: string; proof: PlaceProof }): Promise<TicketTaken> {
  const lines = linesOf((await orgs(house)).get(asked.org));
  if (lines.length === 0) return refuse("queue/no-queue-here");
  if (!lines.some((line) => line.code === asked.line)) return refuse("queue/no-such-line");
  if (!(await mayTake(house, asked.org, asked.proof))) return refuse("queue/not-here");
  const pass = await house.limiter.consume(`queue-ticket:${asked.org}:${asked.ip}`, ...TAKEN);
  if (!pass.allowed) return refuse("queue/too-many");
  const at = house.clock.now();
  const place = { region: house.region, org: asked.org, day: dayOf(at) };
  const waiting = await waitingByLine(house.db, place);
  if ([...waiting.values()].reduce((total, count) => total + count, 0) >= queueSettings().mostWaiting)
    return refuse("queue/too-many-waiting");
  const token = randomBytes(16).toString("base64url");
  const row = await insertTicket(house.db, place, { id: uuid(), line: asked.line, at, token: digestOf(token), priority: false });
  if (row === null) return refuse("queue/numbers-used-up");
  await announce(house, asked.org);
  return { ok: true, ticket: viewOf(row), token };
}

export function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
