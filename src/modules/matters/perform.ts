import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import { inOneStatement, type Statement } from "../../platform/db/index.ts";
import type { House, Recorded } from "../house.ts";
import type { ActorTrace, KindFold, Matter, NewEvent } from "./domain/state.ts";
import { recordEvents, type Told } from "./record-events.ts";
import { type Answered, changed, findAnswer, matterFor, newMatter, sealPersonal, versionOf, writeMatter } from "./store.ts";

/** A kind of matter: its fold, and its own tables written in the same transaction. */
export interface Kind<Own> extends KindFold<Own> {
  /** Inserts, updates and deletes of its own tables, run as one statement with the spine's: none sees what another writes. */
  writes(house: House, before: Matter<Own> | null, after: Matter<Own>): readonly Statement[];
  /** The oldest version whose reader has seen all that a decision may rest on; left out, only the newest. */
  steadySince?(matter: Matter<Own>): number;
  /** Who else must hear of it once it is written: live news, nothing that writes. */
  tell?(house: House, before: Matter<Own> | null, after: Matter<Own>): Promise<void>;
}

export interface Refusal {
  ok: false;
  /** `module/reason`, stable. */
  code: string;
  detail?: Record<string, string>;
  fields?: { path: string; code: string; message: string }[];
}

export type Decision = { ok: true; events: NewEvent[]; answer?: Record<string, unknown> } | Refusal;

/** One command on one matter. */
export interface Command<Own, Context> {
  /** null opens a new matter. */
  matter: string | null;
  /** The version the person saw; a newer one is a conflict. Absent for doors that didn't show any. */
  expectedVersion?: number | undefined;
  /** Idempotency: the same key of the same sender gets the first answer again; with other content it is refused. */
  scope: string;
  key: string;
  content: unknown;
  actor: ActorTrace;
  /** The trace once the decision's context is known: the post in which somebody acts depends on the step. */
  traceFor?(context: Context): ActorTrace;
  /** Reads what the decision needs. */
  load(house: House, matter: Matter<Own> | null): Promise<Context>;
  /** Pure: refuses with a reason, or says what happened. */
  decide(matter: Matter<Own> | null, context: Context): Decision;
}

export type Performed = { ok: true; matter: string; version: number; repeated: boolean; answer: Record<string, unknown> } | Refusal;

interface Answer {
  matter: string;
  version: number;
  answer: Record<string, unknown>;
}

const MAX_EVENTS = 10_000;
/** PostgreSQL's unique_violation. */
const DUPLICATE = "23505";
/** So many others may come first before somebody is asked to look again. */
const MOST_TRIES = 20;

/**
 * The one door through which anything happens to any matter: load → decide (pure) → journal, state, tasks, clocks, own tables and followers, all
 * or nothing. Nothing is written when the decision refuses. Commands on one matter go one after another: the place in its journal can be
 * taken once, and whoever comes second decides anew on what the first has left.
 */
export async function perform<Own, Context>(house: House, kind: Kind<Own>, command: Command<Own, Context>): Promise<Performed> {
  const digest = createHash("sha256")
    .update(JSON.stringify([command.matter, command.content]))
    .digest();
  for (let tries = 1; ; tries++) {
    const read = { version: 0 };
    try {
      const outcome = await inOneStatement(house.db, (db) => attempt({ ...house, db }, kind, command, digest, read));
      // A twin of this request may have been first; then the refusal ("already done") is not the truth about this key.
      return outcome.ok ? outcome : ((await answerTo(house, command, digest)) ?? outcome);
    } catch (error) {
      if (!(await wasOvertaken(house, error, command.matter, read.version))) throw error;
      const twin = await answerTo(house, command, digest);
      if (twin) return twin;
      if (tries === MOST_TRIES) return { ok: false, code: "matters/conflict" };
    }
  }
}

async function answerTo<Own, Context>(house: House, command: Command<Own, Context>, digest: Buffer): Promise<Performed | null> {
  const found = await findAnswer(house, command.scope, command.key);
  return found && repeated(found, digest);
}

function repeated(found: Answered, digest: Buffer): Performed {
  if (!found.digest.equals(digest)) return { ok: false, code: "matters/key-reused" };
  return { ok: true, repeated: true, ...(found.answer as Answer) }; // written by attempt below
}

async function attempt<Own, Context>(
  house: House,
  kind: Kind<Own>,
  command: Command<Own, Context>,
  digest: Buffer,
  read: { version: number },
): Promise<Performed> {
  const at = house.clock.now();
  const opened = command.matter === null ? newMatter(house, kind, uuid({ msecs: at.getTime() }), at) : null;
  const locked = opened ? null : await matterFor(house, kind, command.matter as string, command); // not null where nothing was opened
  if (locked?.answered) return repeated(locked.answered, digest);
  const loaded = opened?.loaded ?? locked?.loaded;
  if (!loaded) return { ok: false, code: "matters/not-found" };
  read.version = loaded.matter.version;
  const existing = opened ? null : loaded.matter;
  if (existing && isOutdated(kind, existing, command.expectedVersion)) {
    return { ok: false, code: "matters/conflict", detail: { version: String(existing.version) } };
  }
  if (!loaded.key) return { ok: false, code: "matters/erased" };

  const context = await command.load(house, existing);
  const decision = command.decide(existing, context);
  if (!decision.ok) return decision;
  if (decision.events.length === 0) throw new Error("a decision must say what happened or refuse");
  if (loaded.matter.version + decision.events.length > MAX_EVENTS) return { ok: false, code: "matters/too-long" };

  const told: Told = { at, actor: command.traceFor?.(context) ?? command.actor, events: decision.events };
  const { after, events, head } = recordEvents(house, kind, { ...loaded, key: loaded.key }, told);
  const answer: Answer = { matter: after.id, version: after.version, answer: decision.answer ?? {} };
  const personal = after.personal === loaded.matter.personal ? null : sealPersonal(house, loaded.key, after.personal, `${after.id}:state`);
  await writeMatter({
    house,
    before: loaded.matter,
    after,
    head,
    wrapped: opened?.wrapped ?? null,
    personal,
    events,
    claim: { scope: command.scope, key: command.key, digest, answer },
    others: [...kind.writes(house, existing, after), ...(await followed(house, loaded.matter, after, told))],
    at,
  });
  await kind.tell?.(house, existing, after);
  return { ok: true, repeated: false, ...answer };
}

function isOutdated<Own>(kind: Kind<Own>, matter: Matter<Own>, seen: number | undefined): boolean {
  if (seen === undefined || seen === matter.version) return false;
  return seen > matter.version || seen < (kind.steadySince?.(matter) ?? matter.version);
}

async function followed<Own>(house: House, before: Matter<Own>, after: Matter<Own>, { at, actor, events }: Told): Promise<Statement[]> {
  const recorded: Recorded = {
    region: house.region,
    matter: after.id,
    kind: after.kind,
    at,
    clocks: changed(before.state.clocks, after.state.clocks),
    ended: after.state.endedAt !== null,
    events: events.map(({ type, data }, index) => ({ sequence: before.version + index + 1, type, actor, data })),
    before: before.state,
    after: after.state,
  };
  const statements: Statement[] = [];
  for (const follower of house.followers) statements.push(...(await follower.recorded(house, [recorded])));
  return statements;
}

/**
 * Somebody else wrote the same place in the journal, or the same key, between our reading and our writing. PostgreSQL may find it first in a
 * table of a follower that holds one row per event; then the journal has grown since we read it.
 */
async function wasOvertaken(house: House, error: unknown, matter: string | null, readVersion: number): Promise<boolean> {
  if (!(error instanceof Error && "constraint" in error && "code" in error) || error.code !== DUPLICATE) return false;
  if (error.constraint === "event_pkey" || error.constraint === "idempotency_pkey") return true;
  const now = matter === null ? null : await versionOf(house, matter);
  return now !== null && now > readVersion;
}
