import { hash } from "node:crypto";
import { leanActor } from "./lean.ts";
import type { ActorTrace, NewEvent } from "./state.ts";

/** What the first event of a matter names as its predecessor. */
export const GENESIS = Buffer.alloc(32);

/** An event as its row stands: texts exactly as stored, because the hash covers them to the letter. */
export interface EventRecord {
  region: string;
  matter: string;
  sequence: number;
  at: Date;
  type: string;
  actor: string;
  data: string;
  personal: Buffer | null;
}

/**
 * SHA-256 over the predecessor's hash and every column of the event; the personal part goes in by the digest of its ciphertext,
 * so the chain can still be proven after the matter's key has been destroyed.
 */
export function hashEvent(previous: Buffer, event: EventRecord): Buffer {
  const { region, matter, sequence, at, type, actor, data, personal } = event;
  return Buffer.from(
    hashLines(previous.toString("hex"), region, matter, String(sequence), at.toISOString(), type, actor, data, personal),
    "hex",
  );
}

/** The same over columns that are texts already, hashes in hexadecimal. */
export function hashLines(
  previous: string,
  region: string,
  matter: string,
  sequence: string,
  at: string,
  type: string,
  actor: string,
  data: string,
  personal: Uint8Array | null,
): string {
  const digest = personal ? hash("sha256", personal, "hex") : "-";
  return hash("sha256", `${previous}\n${region}\n${matter}\n${sequence}\n${at}\n${type}\n${actor}\n${data}\n${digest}`, "hex");
}

export function recordOf(
  at: { region: string; matter: string; sequence: number; at: Date },
  actor: ActorTrace,
  event: NewEvent,
  personal: Buffer | null,
): EventRecord {
  return { ...at, type: event.type, actor: leanActor(actor), data: JSON.stringify(event.data), personal };
}

/** What a seal says: which positions of the journal, the digest over their hashes, and the seal before. */
export interface Sealed {
  number: number;
  from: number;
  to: number;
  /** hexadecimal, like `previous` */
  digest: string;
  previous: string;
  /** ISO 8601 */
  at: string;
}

export function hashSeal({ number, from, to, digest, previous, at }: Sealed): string {
  return hash("sha256", [number, from, to, digest, previous, at].join("\n"), "hex");
}
