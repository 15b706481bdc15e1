import { timingSafeEqual } from "node:crypto";
import type { House } from "../house.ts";
import { queueSettings } from "./settings.ts";
import { keyNumberOf } from "./store.ts";

/**
 * What shows that whoever takes a ticket stands in the place. `key`: the machine's own, given to it at the counter once. `pass`: read off the
 * screen in the hall, good for a few minutes.
 */
export interface PlaceProof {
  key?: string | undefined;
  pass?: string | undefined;
}

/** A pass is good until the end of the next slot: five to ten minutes, enough to walk back from the screen. */
const SLOT_MS = 5 * 60_000;

type Asked = Pick<House, "db" | "crypto" | "clock" | "region">;

/** Whether tickets are for those in the place only (`ticketsFrom` in data/queue.json), or for everybody on the net. */
export function needsProof(): boolean {
  return queueSettings().ticketsFrom === "hall";
}

/** The key of the machines of a place. */
export async function placeKey(house: Asked, org: string): Promise<string> {
  return keyOf(house, org, await keyNumberOf(house.db, house.region, org));
}

export async function isPlaceKey(house: Asked, org: string, key: string | undefined): Promise<boolean> {
  return key !== undefined && same(key, await placeKey(house, org));
}

/** What the screen shows now for phones; null where none is needed. Ends with the key of the place. */
export async function passOf(house: Asked, org: string): Promise<string | null> {
  return needsProof() ? passIn(await placeKey(house, org), house, slotNow(house)) : null;
}

/** Whether a ticket may be taken with that. */
export async function mayTake(house: Asked, org: string, { key, pass }: PlaceProof): Promise<boolean> {
  if (!needsProof()) return true;
  const right = await placeKey(house, org);
  if (key !== undefined && same(key, right)) return true;
  const slot = slotNow(house);
  return pass !== undefined && [slot, slot - 1].some((each) => same(pass, passIn(right, house, each)));
}

function keyOf({ crypto, region }: Asked, org: string, number: number): string {
  return crypto
    .mac("queue.place", JSON.stringify([region, org, number]))
    .subarray(0, 18)
    .toString("base64url");
}

function passIn(key: string, { crypto }: Asked, slot: number): string {
  return crypto.mac("queue.pass", `${key}:${slot}`).subarray(0, 12).toString("base64url");
}

function slotNow({ clock }: Asked): number {
  return Math.floor(clock.now().getTime() / SLOT_MS);
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
