import { hash } from "node:crypto";
import { openSealed } from "../../../platform/crypto.ts";
import { GENESIS, hashLines, hashSeal, type Sealed } from "./chain.ts";

/** One event as its row stands: texts exactly as stored, bytes in base64, hashes in hexadecimal. */
export interface ProvenEvent {
  sequence: number;
  /** Its place in the journal of the county. */
  position: number;
  at: string;
  type: string;
  actor: string;
  data: string;
  personal: string | null;
  previous: string;
  hash: string;
}

export interface MatterProof {
  region: string;
  matter: string;
  kind: string;
  /** Opens the personal parts; null where they aren't given away. */
  key: string | null;
  events: ProvenEvent[];
  /** Without gaps, from the first that covers one of the events to the newest there was. */
  seals: (Sealed & { hash: string; hashes?: string[] })[];
}

export interface ProofReport {
  events: number;
  /** Events that a seal covers. */
  sealed: number;
  /** Hash of the last event. */
  head: string;
  newestSeal: { number: number; hash: string; at: string } | null;
  faults: { at: string; fault: "sequence" | "chain" | "hash" | "unreadable" | "seal" | "seal-chain" | "unsealed" }[];
}

/** Walks the chain and the seals of a proof. Needs nothing but the proof itself. */
export function checkProof(proof: MatterProof): ProofReport {
  const faults: ProofReport["faults"] = [];
  let head = GENESIS.toString("hex");
  proof.events.forEach((event, index) => {
    const at = `event ${event.sequence}`;
    if (event.sequence !== index + 1) faults.push({ at, fault: "sequence" });
    if (event.previous !== head) faults.push({ at, fault: "chain" });
    if (hashOf(proof, event) !== event.hash) faults.push({ at, fault: "hash" });
    if (proof.key !== null && !opens(proof, proof.key, event)) faults.push({ at, fault: "unreadable" });
    head = event.hash;
  });
  const newest = proof.seals.at(-1);
  return {
    events: proof.events.length,
    sealed: sealedIn(proof, faults),
    head,
    newestSeal: newest ? { number: newest.number, hash: newest.hash, at: newest.at } : null,
    faults,
  };
}

/** The personal part of an event, opened. Throws where the key doesn't fit. */
export function personalOf(proof: MatterProof, key: string, event: ProvenEvent): unknown {
  if (event.personal === null) return undefined;
  const sealed = Buffer.from(event.personal, "base64");
  return JSON.parse(openSealed(Buffer.from(key, "base64"), sealed, `${proof.matter}:${event.sequence}`).toString("utf8"));
}

function hashOf({ region, matter }: MatterProof, event: ProvenEvent): string {
  const personal = event.personal === null ? null : Buffer.from(event.personal, "base64");
  return hashLines(event.previous, region, matter, String(event.sequence), event.at, event.type, event.actor, event.data, personal);
}

function opens(proof: MatterProof, key: string, event: ProvenEvent): boolean {
  try {
    personalOf(proof, key, event);
    return true;
  } catch {
    return false;
  }
}

/** How many events stand in a seal that is what it says it is. */
function sealedIn({ events, seals }: MatterProof, faults: ProofReport["faults"]): number {
  let previous: string | null = null;
  let number = 0;
  const covered = new Set<string>();
  for (const seal of seals) {
    const at = `seal ${seal.number}`;
    if (previous !== null && (seal.previous !== previous || seal.number !== number + 1)) faults.push({ at, fault: "seal-chain" });
    if (hashSeal(seal) !== seal.hash || (seal.hashes && digestOf(seal.hashes) !== seal.digest)) faults.push({ at, fault: "seal" });
    else for (const one of seal.hashes ?? []) covered.add(one);
    previous = seal.hash;
    number = seal.number;
  }
  const bare = events.filter((event) => !covered.has(event.hash));
  for (const event of bare) faults.push({ at: `event ${event.sequence}`, fault: "unsealed" });
  return events.length - bare.length;
}

function digestOf(hashes: readonly string[]): string {
  return hash("sha256", Buffer.from(hashes.join(""), "hex"), "hex");
}
